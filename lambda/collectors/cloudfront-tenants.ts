import {
  type CloudFrontClient,
  type DistributionTenantSummary,
  ListDistributionTenantsCommand,
} from '@aws-sdk/client-cloudfront';
import type { Attachment } from '../domain/use/attachment';
import { certificateArn, resourceArn } from '../domain/ids';
import type { Failure } from './failure';
import { type Page, readPages } from './pages';
import { type Attempt, sound } from './reading';

/** What was read of the tenants of all distributions. `failure` absent: everything. */
export interface TenantAttachments {
  readonly rows: readonly Attachment[];
  readonly malformedRows: boolean;
  readonly failure?: Failure;
}

/** Reads the certificates that tenants have of their own; all others present that of their distribution. */
export async function tenantAttachments(client: CloudFrontClient, attempt: Attempt): Promise<TenantAttachments> {
  const { rows, failure } = await readPages((marker) => tenants(client, marker));
  return {
    ...sound(rows.flatMap((row) => attachmentOf(row, attempt))),
    ...(failure !== undefined && { failure }),
  };
}

async function tenants(client: CloudFrontClient, marker: string | undefined): Promise<Page<DistributionTenantSummary>> {
  const { DistributionTenantList: list, NextMarker: next } = await client.send(
    new ListDistributionTenantsCommand({ Marker: marker }),
  );
  // In XML an empty list may be no list at all. Nothing is concluded from having no tenants: ACM itself knows who is used.
  const isLast = next === undefined || next === '';
  return { rows: list ?? (isLast ? [] : undefined), next: isLast ? undefined : next };
}

/** `undefined` in the list: malformed. */
function attachmentOf(
  { Arn: arn, Name: name, Domains: domains, Customizations: own }: DistributionTenantSummary,
  { at }: Attempt,
): readonly (Attachment | undefined)[] {
  const certificate = own?.Certificate?.Arn;
  if (!certificate) return [];
  if (!arn) return [undefined];
  const [label = arn] = [...(domains ?? []).map(({ Domain: domain }) => domain), name].filter(
    (one) => one !== undefined,
  );
  return [
    {
      certificate: certificateArn(certificate),
      resource: resourceArn(arn),
      name: label,
      region: 'global',
      service: 'cloudfront',
      observedAt: at,
    },
  ];
}
