import type { LocalAws } from '../test/aws/local-aws';
import { aCertificatePair, type CertificateWishes, OF_A_PUBLIC_CA } from '../test/builders/x509';
import { importCertificate, uploadServerCertificate } from '../test/estate/certificates';
import {
  addToSniList,
  createClassicLoadBalancer,
  createLoadBalancer,
  heldBy,
  heldByClassic,
  type LoadBalancerWishes,
  type MadeListener,
} from '../test/estate/load-balancers';
import { beforeEnd, END } from './calendar';
import type { Edge } from './edge';

/** What the certificate in IAM and its successor in ACM are both good for. */
const NAME = '*.internal.example.com';

/** As long as those that ACM issues last: none of them comes near its end in this story. */
const ISSUED = { notBefore: beforeEnd(60), notAfter: beforeEnd(-138) };

/** Healthy certificates of other teams, of which nobody may hear. */
const OTHERS = { 'us-east-1': 24, 'eu-west-1': 14 };

/** Where it is made: an account, and the machines behind its load balancers. */
export interface Ground {
  readonly aws: LocalAws;
  readonly edge: Edge;
}

/** The small Coinbase. */
export interface Estate {
  readonly certificates: number;
  /** ARN of the certificate in IAM. One of ACM was made for the same names, and nothing uses it yet. */
  readonly legacy: string;
  /** Names of those that serve the certificate in IAM. */
  readonly loadBalancers: readonly string[];
  readonly checkout: Checkout;
}

/** A certificate that ACM renews for as long as this listener uses it. */
export interface Checkout {
  readonly listener: MadeListener;
  readonly certificate: string;
  /** Another one that the listener could use. */
  readonly other: string;
}

/** Makes it all: load balancers and certificates of the local AWS, through its API, and real TLS behind them. */
export async function makeEstate(ground: Ground): Promise<Estate> {
  const legacy = await uploaded(ground, 'internal-2029', { notBefore: beforeEnd(364), notAfter: END });
  await issued(ground, NAME);
  const certificate = await issued(ground, 'checkout.example.com');
  const other = await issued(ground, 'partners.example.com');
  for (const [region, count] of Object.entries(OTHERS))
    await ground.aws.seedCertificates({ region, count, fields: { InUse: true, RenewalEligibility: 'ELIGIBLE' } });
  const loadBalancers = await makeLoadBalancers(ground, legacy, other);
  const listener = await serving(ground, { name: 'checkout', certificate });
  return {
    certificates: 4 + Object.values(OTHERS).reduce((sum, count) => sum + count),
    legacy,
    loadBalancers,
    checkout: { listener, certificate, other },
  };
}

/** In IAM; returns its ARN. */
async function uploaded({ aws, edge }: Ground, name: string, life: CertificateWishes): Promise<string> {
  const pair = await aCertificatePair({ ...OF_A_PUBLIC_CA, ...life, names: [NAME] });
  const { arn } = await uploadServerCertificate(aws, name, { pair });
  edge.keep(arn, pair);
  return arn;
}

/** Imported, because AWS gives nobody the key of one that it issues; otherwise as if ACM had issued it, and renewed it. */
async function issued({ aws, edge }: Ground, name: string): Promise<string> {
  const pair = await aCertificatePair({ ...OF_A_PUBLIC_CA, ...ISSUED, names: [name] });
  const arn = await importCertificate(aws, {}, { pair });
  await aws.overlayCertificate(arn, { Type: 'AMAZON_ISSUED', ImportedAt: null });
  edge.keep(arn, pair);
  return arn;
}

/** Returns their names. */
async function makeLoadBalancers(ground: Ground, legacy: string, other: string): Promise<readonly string[]> {
  const application = ['rates', 'orders', 'wallets', 'payments'];
  const network = ['stream', 'ledger'];
  const classic = ['accounts', 'login', 'mobile', 'charts', 'gateway'];
  await Promise.all([
    ...application.map(async (name) => serving(ground, { name, certificate: legacy })),
    ...network.map(async (name) => serving(ground, { name, certificate: legacy, type: 'network' })),
    ...classic.map(async (name) => servingClassic(ground, name, legacy)),
    servingBesides(ground, { name: 'partners', certificate: other }, legacy),
  ]);
  return [...application, ...network, ...classic, 'partners'];
}

async function serving({ aws, edge }: Ground, wishes: LoadBalancerWishes): Promise<MadeListener> {
  const port = await edge.port();
  const listener = await createLoadBalancer(aws, { ...wishes, port });
  await edge.serve({ host: listener.host, port }, async () => heldBy(aws, listener));
  return listener;
}

/** Another certificate is the default one: the one in IAM is easily overlooked. */
async function servingBesides(ground: Ground, wishes: LoadBalancerWishes, legacy: string): Promise<void> {
  await addToSniList(ground.aws, await serving(ground, wishes), legacy);
}

async function servingClassic({ aws, edge }: Ground, name: string, legacy: string): Promise<void> {
  const port = await edge.port();
  const host = await createClassicLoadBalancer(aws, name, legacy, { port });
  await edge.serve({ host, port }, async () => heldByClassic(aws, name));
}
