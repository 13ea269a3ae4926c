import { placeOf } from './attachment';
import type { IamCertificate } from '../certificate/certificate';
import { DAY_MS, type Instant, millisecondsBetween, plusMilliseconds } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import type { Memory } from '../certificate/memory';
import { counted } from '../wording';

/** What moved within so many days tells the pace. */
export const PACE_DAYS = 28;
/** A pace of less than a week is none. */
const SHORTEST_PACE_DAYS = 7;

/** How far the migration of an IAM server certificate is, as a number that has to reach zero. */
export interface MigrationProgress {
  readonly remaining: number;
  /** Of so many places in which it was ever seen: a new attachment raises it, whatever left meanwhile. */
  readonly seen: number;
  /** `37 of 49 listeners`; of attachments where some are no listeners. */
  readonly inWords: string;
  /** How many moved away within {@link PACE_DAYS}. */
  readonly leftLately: number;
  readonly lastLeftAt?: Instant;
  /** When none would be left at that pace. Absent: nothing moves. */
  readonly doneBy?: Instant;
}

/** `undefined`: its attachments were not read. */
export function migrationProgress(
  certificate: IamCertificate,
  view: Pick<InventoryView, 'attachmentsOf' | 'memoryOf'>,
  now: Instant,
): MigrationProgress | undefined {
  const attachments = view.attachmentsOf(certificate);
  if (attachments === undefined) return undefined;
  const memory = view.memoryOf(certificate);
  const remaining = attachments.length;
  const seen = new Set([...(memory.attachmentsSeen ?? []), ...attachments.map(placeOf)]).size;
  const unit = attachments.every(({ listener }) => listener !== undefined) ? 'listener' : 'attachment';
  const { attachmentCounts: counts = [], attachmentsLastFell: lastLeftAt } = memory;
  const leftLately = departures(counts, plusMilliseconds(now, -PACE_DAYS * DAY_MS));
  const [first] = counts;
  return {
    remaining,
    seen,
    inWords: `${remaining} of ${counted(seen, unit)}`,
    leftLately,
    ...(lastLeftAt !== undefined && { lastLeftAt }),
    ...(first !== undefined && leftLately > 0 && { doneBy: doneBy({ remaining, leftLately, since: first.at }, now) }),
  };
}

/** Each fall counts, whatever rose between. */
const departures = (counts: NonNullable<Memory['attachmentCounts']>, since: Instant): number =>
  counts.reduce((sum, { at, count }, index) => {
    const before = counts[index - 1]?.count ?? 0;
    return at >= since ? sum + Math.max(0, before - count) : sum;
  }, 0);

/** `since`: nothing is known of what was before. */
function doneBy(
  { remaining, leftLately, since }: Pick<MigrationProgress, 'remaining' | 'leftLately'> & { readonly since: Instant },
  now: Instant,
): Instant {
  const known = millisecondsBetween(since, now) / DAY_MS;
  const days = Math.min(PACE_DAYS, Math.max(SHORTEST_PACE_DAYS, known));
  return plusMilliseconds(now, Math.ceil((remaining * days * DAY_MS) / leftLately));
}
