import * as z from 'zod/mini';
import { type VpcId, vpcId } from '../domain/ids';
import type { Handshake } from '../domain/migration/handshakes';
import type { Target } from '../domain/migration/plan';
import { handshakeSchema } from './handshake';

const NAME = 'notafter-probe-';
const OUTPUT = 'ProbeVpc';

/** Name of the function that looks at internal load balancers of a network. */
export const probeName = (vpc: string): string => `${NAME}${vpc}`;

/** A function of that name, and no other: whom a plan names is invoked. */
export const probeNameSchema = z.string().check(z.regex(/^notafter-probe-vpc-[0-9a-f]+$/, 'the name of a probe'));

/** The output of its stack which names it: such a key holds letters and digits alone. */
export const probeOutput = (vpc: string): string => OUTPUT + vpc.replace('vpc-', '');

/** Whose probe an output names; `undefined`: nobody's. */
export const vpcOfOutput = (key: string): VpcId | undefined =>
  key.startsWith(OUTPUT) ? vpcId(`vpc-${key.slice(OUTPUT.length)}`) : undefined;

/** The stack of those that are not in the home region, each in its own. */
export const probeStackName = (region: string): string => `${NAME}${region}`;

/** Names in one request: with all nodes of a load balancer silent, its handshakes still end before the function does. */
export const MOST_PROBED_NAMES = 10;

/** A listener to look at, once without a name and once with each. */
export type ProbeRequest = Pick<Target, 'host' | 'port' | 'names'>;

/** `refused`: the request is none, or not about a load balancer of AWS. */
export type ProbeAnswer =
  | { readonly schemaVersion: 1; readonly handshakes: readonly Handshake[] }
  | { readonly schemaVersion: 1; readonly refused: true };

/**
 * What AWS calls its load balancers in DNS, in any partition, and lets nobody else name: a probe is no way to look around in a network.
 * `name-1.eu-west-1.elb.amazonaws.com`, of Network Load Balancers `name-1.elb.eu-west-1.amazonaws.com`.
 */
const LOAD_BALANCER = /^[a-z\d-]{1,63}\.([a-z\d-]{1,63}\.elb|elb\.[a-z\d-]{1,63})\.amazonaws\.(com|com\.cn|eu)$/i;

const requestSchema = z.object({
  schemaVersion: z.literal(1),
  host: z.string().check(z.regex(LOAD_BALANCER)),
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  names: z.array(z.string().check(z.regex(/^\P{C}{1,255}$/u))).check(z.maxLength(MOST_PROBED_NAMES)),
});

const answerSchema = z.union([
  z.object({ schemaVersion: z.literal(1), handshakes: z.array(handshakeSchema) }),
  z.object({ schemaVersion: z.literal(1), refused: z.literal(true) }),
]);

/** The text of a request. */
export const probeRequestText = ({ host, port, names }: ProbeRequest): string =>
  JSON.stringify({ schemaVersion: 1, host, port, names });

/** What an invocation of a probe asks for; `undefined`: nothing that it does. */
export const readProbeRequest = (event: unknown): ProbeRequest | undefined => requestSchema.safeParse(event).data;

/** What a probe answered; `undefined`: nothing that this version understands. */
export const readProbeAnswer = (value: unknown): ProbeAnswer | undefined => answerSchema.safeParse(value).data;
