import { AppSyncClient, type DomainNameConfig, ListDomainNamesCommand } from '@aws-sdk/client-appsync';
import type { Attachment } from '../domain/use/attachment';
import { certificateArn, resourceArn } from '../domain/ids';
import type { CellReading } from '../domain/inventory/reading';
import { parseArn } from './arn';
import type { Api } from './aws-api';
import { isUnknownHost } from './failure';
import { type Page, readPages } from './pages';
import { type Attempt, readingOf, sound } from './reading';

/** AWS publishes no rate for its lists. */
export const APPSYNC = {
  Client: AppSyncClient,
  service: 'appsync',
  callsPerSecond: { any: 2 },
} as const satisfies Api<AppSyncClient>;

/**
 * Reads which certificates, of ACM or IAM, the custom domains of AppSync present.
 *
 * AWS does not run AppSync in every region, and where it does not its host has no name: `not-offered`, a claim that
 * whoever knows the other readings of the run has to judge.
 */
export async function readAppSync(client: AppSyncClient, attempt: Attempt): Promise<CellReading> {
  const unknownHosts: unknown[] = [];
  const list = await readPages(async (token) => {
    try {
      return await domainNames(client, token);
    } catch (error) {
      if (isUnknownHost(error)) unknownHosts.push(error);
      throw error;
    }
  });
  if (list.pages === 0 && unknownHosts.length > 0) return { ...attempt, status: 'skipped', reason: 'not-offered' };
  const { rows, malformedRows } = sound(list.rows.map((row) => attachmentOf(row, attempt)));
  return readingOf(attempt, list, { certificates: [], attachments: rows }, { malformedRows });
}

/** The most that one answer holds. */
const PAGE_SIZE = 25;

async function domainNames(client: AppSyncClient, nextToken: string | undefined): Promise<Page<DomainNameConfig>> {
  const answer = await client.send(new ListDomainNamesCommand({ maxResults: PAGE_SIZE, nextToken }));
  return { rows: answer.domainNameConfigs, next: answer.nextToken };
}

/** `undefined`: malformed. */
function attachmentOf(
  { domainName, certificateArn: certificate, domainNameArn }: DomainNameConfig,
  { account, region, at }: Attempt,
): Attachment | undefined {
  if (!domainName || !certificate) return undefined;
  // The model promises no field of an answer, and all parts of the ARN are known.
  const { partition } = parseArn(certificate) ?? { partition: 'aws' };
  return {
    certificate: certificateArn(certificate),
    resource: resourceArn(domainNameArn ?? `arn:${partition}:appsync:${region}:${account}:domainnames/${domainName}`),
    name: domainName,
    region,
    service: 'appsync',
    observedAt: at,
  };
}
