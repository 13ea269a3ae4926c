import {
  type ACMClient,
  type CertificateDetail as Described,
  DescribeCertificateCommand,
  type RenewalSummary,
} from '@aws-sdk/client-acm';
import pMap from 'p-map';
import type { Clock } from '../app/ports';
import type { RenewalProgress } from '../domain/certificate/certificate';
import type { AccountId, CertificateId, NonEmpty, Region } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { CertificateDetail, DetailReading } from '../domain/inventory/reading';
import { failureOf, isNamed } from './failure';
import { instantFrom, present } from './present';
import { usedBy } from './used-by';
import { domainsOf } from './validation';

/** Where the described certificates live, and the time of day. */
export interface Describing {
  readonly account: AccountId;
  readonly region: Region;
  readonly clock: Clock;
}

const CONCURRENCY = 10;

/** Asks ACM about these certificates, one call each. Who was deleted meanwhile is neither described nor missing. */
export async function describeCertificates(
  client: ACMClient,
  ids: NonEmpty<CertificateId>,
  { account, region, clock }: Describing,
): Promise<DetailReading> {
  const answers = await pMap(
    ids,
    async (id) => {
      const readAt = clock.now();
      const answer = await described(client, id);
      return typeof answer === 'string' ? { id, answer } : { id, answer: detailOf(id, answer, { account, readAt }) };
    },
    { concurrency: CONCURRENCY },
  );
  return {
    region,
    details: answers.flatMap(({ answer }) => (typeof answer === 'string' ? [] : [answer])),
    missing: answers.filter(({ answer }) => answer === 'unanswered').map(({ id }) => id),
  };
}

async function described(client: ACMClient, id: CertificateId): Promise<Described | 'gone' | 'unanswered'> {
  try {
    const { Certificate: detail } = await client.send(new DescribeCertificateCommand({ CertificateArn: id }));
    return detail ?? 'unanswered';
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return 'gone';
    failureOf(error);
    return 'unanswered';
  }
}

function detailOf(
  id: CertificateId,
  described: Described,
  { account, readAt }: { readonly account: AccountId; readonly readAt: Instant },
): CertificateDetail {
  const { RenewalSummary: summary, InUseBy: users = [], FailureReason: failureReason } = described;
  return {
    id,
    readAt,
    progress: progressOf(summary, readAt),
    attachments: users.map((user) => usedBy(user, { certificate: id, account, observedAt: readAt })),
    domains: domainsOf(described),
    ...present({ failureReason, certificateAuthority: described.CertificateAuthorityArn }),
  };
}

// ACM tells no summary until its first try. A summary that cannot be understood is as good as none that was read.
function progressOf(summary: RenewalSummary | undefined, readAt: Instant): RenewalProgress {
  if (summary === undefined) return { kind: 'not-started', readAt };
  const updatedAt = instantFrom(summary.UpdatedAt);
  if (updatedAt === undefined) return { kind: 'not-read' };
  const reason = present({ reason: summary.RenewalStatusReason });
  switch (summary.RenewalStatus) {
    case 'PENDING_AUTO_RENEWAL':
      return { kind: 'pending-auto-renewal', readAt, updatedAt };
    case 'SUCCESS':
      return { kind: 'succeeded', readAt, updatedAt };
    case 'PENDING_VALIDATION':
      return { kind: 'pending-validation', readAt, updatedAt, ...reason };
    case 'FAILED':
      return { kind: 'failed', readAt, updatedAt, ...reason };
    case undefined:
    default:
      return { kind: 'not-read' };
  }
}
