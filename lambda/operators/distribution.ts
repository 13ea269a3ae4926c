import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type CloudFrontClient,
  type Distribution,
  GetDistributionCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { isNamed } from '../collectors/failure';
import type { VersionedWrite, WriteAnswer } from '../app/migrate/ports';
import { certificateArn } from '../domain/ids';
import type { DistributionPlace, TargetState } from '../domain/migration/plan';
import type { StateReading } from '../domain/migration/target-reading';
import { answerFrom, unreadFrom } from './call-outcome';
import { configIn, digestOfOthers, type NamedCertificate, requestOf, withCertificate } from './distribution-config';

/** The two certificates of a plan: CloudFront names those of IAM by id. */
export type Pair = readonly [from: NamedCertificate, to: NamedCertificate];

/** A distribution as CloudFront shows it. */
interface Shown {
  readonly distribution: Distribution;
  /** Its configuration, as it was written on the wire. */
  readonly config: string;
  readonly version: string;
}

/** A distribution with its state. */
export type DistributionReading =
  | Exclude<StateReading, { readonly kind: 'read' }>
  | (Extract<StateReading, { readonly kind: 'read' }> & { readonly distribution: Distribution });

const MALFORMED = { kind: 'unreadable', because: 'malformed-answer' } as const;

/** Reads which certificate a distribution presents to viewers now. */
export async function readDistribution(
  client: CloudFrontClient,
  { id }: Pick<DistributionPlace, 'id'>,
  pair: Pair,
): Promise<DistributionReading> {
  try {
    const shown = await showDistribution(client, id);
    if (shown === undefined) return MALFORMED;
    const state = stateOf(shown, pair);
    if (state === undefined) return MALFORMED;
    const { distribution, version } = shown;
    const deploying = distribution.Status !== 'Deployed';
    return { kind: 'read', state, version, ...(deploying && { deploying }), distribution };
  } catch (error) {
    return unreadFrom(error);
  }
}

/**
 * Puts one certificate into a distribution and sends everything else back as it came, on condition that nobody has changed it since.
 */
export async function writeDistribution(
  client: CloudFrontClient,
  { id }: Pick<DistributionPlace, 'id'>,
  { version, certificate }: NamedWrite,
): Promise<WriteAnswer> {
  try {
    const shown = await showDistribution(client, id);
    if (shown === undefined) return 'again';
    if (shown.version !== version) return 'changed';
    await client.send(updateOf(id, shown, withCertificate(shown.config, certificate)));
    return 'done';
  } catch (error) {
    return isNamed(error, 'PreconditionFailed', 'InvalidIfMatchVersion') ? 'changed' : answerFrom(error);
  }
}

/** A write with all names of its certificate. */
export interface NamedWrite extends Pick<VersionedWrite, 'version'> {
  readonly certificate: NamedCertificate;
}

async function showDistribution(client: CloudFrontClient, id: string): Promise<Shown | undefined> {
  let text = '';
  const command = new GetDistributionCommand({ Id: id });
  command.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const { response } = answer;
      if (hasBody(response) && response.body instanceof Readable) {
        const bytes = await buffer(response.body);
        text = bytes.toString('utf8');
        response.body = bytes;
      }
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'rawAnswer' },
  );
  const { Distribution: distribution, ETag: version } = await client.send(command);
  const config = configIn(text);
  return distribution === undefined || version === undefined || config === undefined
    ? undefined
    : { distribution, config, version };
}

function updateOf(id: string, { distribution, version }: Shown, config: string): UpdateDistributionCommand {
  const command = new UpdateDistributionCommand({
    ...{ Id: id, IfMatch: version, DistributionConfig: distribution.DistributionConfig },
  });
  command.middlewareStack.add(
    (next) => async (call) => {
      if (hasBody(call.request)) call.request.body = requestOf(config);
      return next(call);
    },
    // Before its length is told and it is signed.
    { step: 'build', priority: 'high', name: 'rawRequest' },
  );
  return command;
}

const hasBody = (value: unknown): value is { body: unknown } =>
  typeof value === 'object' && value !== null && 'body' in value;

/** A certificate that is neither of the two stands under the name that CloudFront has for it: it is compared, and never written. */
function stateOf({ distribution, config }: Shown, pair: Pair): TargetState | undefined {
  const viewers = distribution.DistributionConfig?.ViewerCertificate;
  const name = viewers?.ACMCertificateArn ?? viewers?.IAMCertificateId;
  if (name === undefined) return undefined;
  const arn = pair.find((one) => one.arn === name || one.id === name)?.arn ?? certificateArn(name);
  return { default: arn, sni: [], attributes: digestOfOthers(config) };
}
