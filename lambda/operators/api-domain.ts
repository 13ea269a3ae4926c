import { createHash } from 'node:crypto';
import {
  type APIGatewayClient,
  type DomainName,
  type DomainNameStatus,
  GetDomainNameCommand,
  type GetDomainNameCommandOutput,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import { isNamed } from '../collectors/failure';
import type { VersionedWrite, WriteAnswer } from '../app/migrate/ports';
import { certificateArn } from '../domain/ids';
import type { ApiDomainPlace } from '../domain/migration/plan';
import type { StateReading, Surroundings } from '../domain/migration/target-reading';
import { sortedByKey } from '../domain/order';
import { answerFrom, unreadFrom } from './call-outcome';
import { saidBy } from './said-by-tags';

/** A domain with its state. */
export type ApiDomainReading =
  | Exclude<StateReading, { readonly kind: 'read' }>
  | (Extract<StateReading, { readonly kind: 'read' }> & { readonly domain: DomainName });

type Place = Pick<ApiDomainPlace, 'name' | 'endpoint'>;

const MALFORMED = { kind: 'unreadable', because: 'malformed-answer' } as const;

/** By which member of a domain an endpoint has its certificate, and by which it has its name in DNS. */
const MEMBERS = {
  regional: { certificate: 'regionalCertificateArn', host: 'regionalDomainName' },
  edge: { certificate: 'certificateArn', host: 'distributionDomainName' },
} as const;

/** With these a domain waits for somebody, or has refused what was written: it serves what it served before. */
const REJECTED: ReadonlySet<DomainNameStatus | undefined> = new Set([
  'FAILED',
  'PENDING_CERTIFICATE_REIMPORT',
  'PENDING_OWNERSHIP_VERIFICATION',
]);

/** Reads which certificate a custom domain of API Gateway serves under now. */
export async function readApiDomain(client: APIGatewayClient, place: Place): Promise<ApiDomainReading> {
  try {
    const domain = await client.send(new GetDomainNameCommand({ domainName: place.name }));
    return readingOf(domain, place);
  } catch (error) {
    return isNamed(error, 'NotFoundException') ? { kind: 'gone' } : unreadFrom(error);
  }
}

function readingOf(shown: GetDomainNameCommandOutput, { endpoint }: Place): ApiDomainReading {
  const { certificate: member } = MEMBERS[endpoint];
  const { [member]: certificate, domainNameStatus: status } = shown;
  if (!certificate || status === undefined) return MALFORMED;
  const attributes = digestOf(decidedIn(shown, member));
  return {
    kind: 'read',
    state: { default: certificateArn(certificate), sni: [], attributes },
    version: digestOf({ certificate, attributes }),
    ...(REJECTED.has(status) && { rejected: true }),
    ...(isUnderWay(status) && { deploying: true }),
    domain: shown,
  };
}

const isUnderWay = (status: DomainNameStatus): boolean => status === 'UPDATING' || status === 'PENDING';

/** What API Gateway says by itself, of the way there and of the certificate. */
const TOLD: ReadonlySet<string> = new Set([
  ...['$metadata', 'domainNameStatus', 'domainNameStatusMessage'],
  ...['certificateUploadDate', 'certificateName', 'regionalCertificateName'],
]);

/** All that somebody decided of a domain, but for this certificate. */
function decidedIn(shown: GetDomainNameCommandOutput, certificate: string): readonly unknown[] {
  const { truststoreUri: store, truststoreVersion: version } = shown.mutualTlsAuthentication ?? {};
  const own = new Set([...TOLD, certificate, 'mutualTlsAuthentication']);
  return [Object.fromEntries(Object.entries(shown).filter(([member]) => !own.has(member))), [store, version]];
}

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sortedByKey(value)))
    .digest('hex');

/**
 * Names another certificate for a domain, and nothing else of it. API Gateway knows no condition: the domain is looked at just before, and is left
 * alone where it is not what the change was decided on.
 */
export async function writeApiDomain(
  client: APIGatewayClient,
  place: Place,
  { version, certificate }: Pick<VersionedWrite, 'version' | 'certificate'>,
): Promise<WriteAnswer> {
  const reading = await readApiDomain(client, place);
  if (reading.kind === 'gone') return 'gone';
  // API Gateway changes nothing of a domain that it is not done with.
  if (reading.kind === 'unreadable' || reading.deploying === true) return 'again';
  if (reading.version !== version) return 'changed';
  try {
    await client.send(new UpdateDomainNameCommand(changeOf(place, certificate)));
    return 'done';
  } catch (error) {
    // It was there a moment ago, and is read once more. In conflict is what somebody else has just begun to change.
    return isNamed(error, 'NotFoundException', 'ConflictException') ? 'again' : answerFrom(error);
  }
}

const changeOf = ({ name, endpoint }: Place, certificate: string) => ({
  domainName: name,
  patchOperations: [{ op: 'replace' as const, path: `/${MEMBERS[endpoint].certificate}`, value: certificate }],
});

/** What a plan needs to know of a domain besides its certificate; `undefined`: API Gateway did not say it. */
export function aroundApiDomain(domain: DomainName, { name, endpoint }: Place): Surroundings | undefined {
  const host = domain[MEMBERS[endpoint].host];
  if (!host) return undefined;
  const tags = Object.entries(domain.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  return {
    ...{ host, internal: false, unnamed: false, hosts: [name] },
    asksClients: domain.mutualTlsAuthentication?.truststoreUri !== undefined,
    ...saidBy(tags),
    ...(domain.domainNameStatus !== 'AVAILABLE' && { kept: 'api-domain-not-available' }),
  };
}
