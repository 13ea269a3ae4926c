import {
  type CloudFrontClient,
  type DistributionSummary,
  ListDistributionsCommand,
  type ViewerCertificate,
} from '@aws-sdk/client-cloudfront';
import type { Attachment } from '../domain/attachment';
import { certificateArn, certificateId, resourceArn } from '../domain/ids';
import type { CellReading } from '../domain/reading';
import { flaggedPage, type Page, readPages } from './pages';
import { type Attempt, readingOf, sound } from './reading';

/** Reads which certificates the distributions of the account present to viewers; those of IAM appear by their id. */
export async function readCloudFront(client: CloudFrontClient, attempt: Attempt): Promise<CellReading> {
  const list = await readPages((marker) => distributions(client, marker));
  const { rows, malformedRows } = sound(list.rows.flatMap((row) => attachmentOf(row, attempt)));
  return readingOf(attempt, list, { certificates: [], attachments: rows }, { malformedRows });
}

async function distributions(client: CloudFrontClient, marker: string | undefined): Promise<Page<DistributionSummary>> {
  const { DistributionList: list } = await client.send(new ListDistributionsCommand({ Marker: marker }));
  // An empty list comes without `Items`.
  const rows = list?.Items ?? (list?.Quantity === 0 ? [] : undefined);
  return flaggedPage(rows, { truncated: list?.IsTruncated, marker: list?.NextMarker });
}

/** None for a distribution under CloudFront's own certificate; `undefined` in the list: malformed. */
function attachmentOf(row: DistributionSummary, { at }: Attempt): readonly (Attachment | undefined)[] {
  const certificate = certificateOf(row.ViewerCertificate);
  if (row.ARN === undefined || certificate === 'unknown') return [undefined];
  if (certificate === 'none') return [];
  return [
    {
      certificate,
      resource: resourceArn(row.ARN),
      name: nameOf(row, row.ARN),
      region: 'global',
      service: 'cloudfront',
      observedAt: at,
    },
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
