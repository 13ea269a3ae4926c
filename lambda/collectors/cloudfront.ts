import {
  CloudFrontClient,
  type DistributionSummary,
  ListDistributionsCommand,
  type ViewerCertificate,
} from '@aws-sdk/client-cloudfront';
import type { Attachment } from '../domain/use/attachment';
import { certificateArn, certificateId, resourceArn } from '../domain/ids';
import type { CellReading } from '../domain/inventory/reading';
import type { Api } from './aws-api';
import { tenantAttachments } from './cloudfront-tenants';
import { flaggedPage, type Page, readPages } from './pages';
import { type Attempt, readingOf, sound } from './reading';

/** AWS publishes no rate, and has one for the whole account. */
export const CLOUDFRONT = {
  Client: CloudFrontClient,
  service: 'cloudfront',
  callsPerSecond: { any: 2 },
} as const satisfies Api<CloudFrontClient>;

/**
 * Reads which certificates the distributions of the account and their tenants present, to viewers or to an origin; those of
 * IAM appear by their id.
 *
 * What no tenant could be asked about makes the reading partial: only distributions hold certificates of IAM, and of the
 * others ACM itself knows that they are used.
 */
export async function readCloudFront(client: CloudFrontClient, attempt: Attempt): Promise<CellReading> {
  const list = await readPages((marker) => distributions(client, marker));
  // Without the distributions there is nothing to show for the tenants.
  if (list.failure !== undefined && list.pages === 0) return { ...attempt, ...list.failure };
  const shown = sound(list.rows.flatMap((row) => attachmentsOf(row, attempt)));
  const tenants = await tenantAttachments(client, attempt);
  return readingOf(
    attempt,
    list,
    { certificates: [], attachments: [...shown.rows, ...tenants.rows] },
    { malformedRows: shown.malformedRows || tenants.malformedRows, detailsMissing: tenants.failure !== undefined },
  );
}

async function distributions(client: CloudFrontClient, marker: string | undefined): Promise<Page<DistributionSummary>> {
  const { DistributionList: list } = await client.send(new ListDistributionsCommand({ Marker: marker }));
  // An empty list comes without `Items`.
  const rows = list?.Items ?? (list?.Quantity === 0 ? [] : undefined);
  return flaggedPage(rows, { truncated: list?.IsTruncated, marker: list?.NextMarker });
}

/** Of a distribution under CloudFront's own certificate none to viewers; `undefined` in the list: malformed. */
function attachmentsOf(row: DistributionSummary, { at }: Attempt): readonly (Attachment | undefined)[] {
  if (row.ARN === undefined) return [undefined];
  const shared = {
    resource: resourceArn(row.ARN),
    name: nameOf(row, row.ARN),
    region: 'global',
    service: 'cloudfront',
    ...(row.Staging === true && { staging: true as const }),
    observedAt: at,
  } as const;
  const viewers = certificateOf(row.ViewerCertificate);
  return [
    ...(viewers === 'none' ? [] : [viewers === 'unknown' ? undefined : { ...shared, certificate: viewers }]),
    ...[...clientCertificates(row)].map((arn) => ({
      ...shared,
      certificate: certificateArn(arn),
      presentedTo: 'origin' as const,
    })),
  ];
}

// The first alias is what people call it; its id tells nobody anything.
const nameOf = ({ Aliases: aliases, DomainName: domain }: DistributionSummary, arn: string): string =>
  aliases?.Items?.[0] ?? domain ?? arn;

function certificateOf(viewer: ViewerCertificate | undefined): Attachment['certificate'] | 'none' | 'unknown' {
  if (viewer?.IAMCertificateId) return certificateId(viewer.IAMCertificateId);
  if (viewer?.ACMCertificateArn) return certificateArn(viewer.ACMCertificateArn);
  return viewer?.CloudFrontDefaultCertificate === true ? 'none' : 'unknown';
}

/** By which the distribution proves itself to its origins; many origins may ask for the same. */
const clientCertificates = ({ Origins: origins }: DistributionSummary): ReadonlySet<string> =>
  new Set(
    origins?.Items?.flatMap(({ CustomOriginConfig: custom }) => custom?.OriginMtlsConfig?.ClientCertificateArn ?? []),
  );
