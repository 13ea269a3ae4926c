import type { Attachment } from './attachment';
import { attachmentsByCertificate, isLegacyName } from './attachment-owners';
import { type Cell, type CellKey, cellName, type UnfinishedWalk } from '../inventory/cell';
import { grouped } from '../grouped';
import type { CertificateId, NonEmpty, ResourceArn } from '../ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import type { Inventory } from '../inventory/inventory';
import { byText } from '../order';
import { isAttachmentSource, narrowsTo, WALKED_SOURCES } from '../inventory/source';

/** A walk of every listener is due after so long. */
const FULL_WALK_HOURS = 6;
/** Listeners of one region that are read again each hour: at half of the quota they take four minutes. */
const HOURLY_AT_MOST = 1_000;

/** What to read of the listeners of one region: all, what a walk left over, or only these. Of Classic load balancers: these load balancers. */
export type WalkScope = 'all' | UnfinishedWalk | NonEmpty<ResourceArn>;

/** Whether only these are read, whole or not at all. */
export const isNarrow = (scope: WalkScope): scope is NonEmpty<ResourceArn> => Array.isArray(scope);

/**
 * `none`: there is nothing to look for. `undefined` for a cell: not due, so that it keeps what it is. `everywhere`: a legacy certificate may be anywhere, so
 * that a run which was asked for less reads all listeners, too.
 */
export type WalkPlan =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'walk';
      readonly everywhere: boolean;
      readonly scopeOf: (cell: Pick<CellKey, 'region' | 'source'>) => WalkScope | undefined;
    };

/** All listeners of the account. */
export const WHOLE_WALK: WalkPlan = { kind: 'walk', everywhere: true, scopeOf: () => 'all' };

/** No listener but those that somebody asks for. */
export const NOTHING_MORE: WalkPlan = { kind: 'walk', everywhere: false, scopeOf: () => undefined };

/** `listed`: with the lists of this run, before any walk. `atRisk`: certificates of ACM whose uses are worth another look. */
export interface WalkContext {
  readonly last: Inventory | undefined;
  readonly listed: Inventory;
  readonly atRisk: ReadonlySet<CertificateId>;
  readonly now: Instant;
}

/**
 * Which listeners to read again: none while the account holds no legacy certificate and none is attached, which spares the owners' quota.
 *
 * Whole: cells that were last walked 6 hours ago or not read whole, and all of them when a legacy certificate is new, as no walk could have found it.
 * Of the others, the listeners that hold a legacy certificate or one at risk, unless there are more than a thousand; where a source knows no listeners, the whole cell that holds one.
 */
export function planWalk({ last, listed, atRisk, now }: WalkContext): WalkPlan {
  const legacy = legacyIds(listed);
  if (legacy.length === 0 && !listed.attachments.some(({ certificate }) => isLegacyName(certificate)))
    return { kind: 'none' };
  const known = new Set(last === undefined ? [] : legacyIds(last));
  if (legacy.some((id) => !known.has(id))) return WHOLE_WALK;

  const cells = new Map(listed.cells.map((cell) => [cellName(cell), cell]));
  const holders = holdersByCell(listed.attachments, atRisk);
  return {
    kind: 'walk',
    everywhere: false,
    scopeOf: (cell) => {
      const known = cells.get(cellName(cell));
      if (isDue(known, now)) return unfinishedWalk(known, now) ?? 'all';
      const held = holders.get(cellName(cell));
      // So many take longer than a run may: they are read when the whole walk is due.
      return held !== undefined && held !== 'all' && held.length > HOURLY_AT_MOST ? undefined : held;
    },
  };
}

/**
 * Whether all known uses of a legacy certificate have vanished since the inventory before this run, so that it may have moved anywhere: the whole
 * walk is made in the same run. Not if all of every walk was read after the inventory in which it was attached: one that went on over several runs may have
 * read where it came to before it came.
 */
export function vanishedUses(last: Inventory | undefined, walked: Inventory): boolean {
  if (last === undefined) return false;
  const had = attachmentsByCertificate(last);
  const has = attachmentsByCertificate(walked);
  const isDetached = legacyIds(walked).some((id) => had.has(id) && !has.has(id));
  return (
    isDetached && walked.cells.some((cell) => cell.status === 'ok' && isWalked(cell) && cell.triedAt <= last.takenAt)
  );
}

const legacyIds = ({ certificates }: Inventory): readonly CertificateId[] =>
  certificates.filter(({ source }) => source === 'iam').map(({ id }) => id);

const isWalked = ({ source }: CellKey): boolean => WALKED_SOURCES.some((walked) => walked === source);

const isDue = (cell: Cell | undefined, now: Instant): boolean => cell?.status !== 'ok' || isLongAgo(cell.triedAt, now);

/** One that began so long ago that the next would be due begins anew: what it read first is no longer news. */
const unfinishedWalk = (cell: Cell | undefined, now: Instant): UnfinishedWalk | undefined =>
  cell?.status === 'partial' && cell.walk !== undefined && !isLongAgo(cell.walk.since, now) ? cell.walk : undefined;

const isLongAgo = (at: Instant, now: Instant): boolean => at <= plusMilliseconds(now, -FULL_WALK_HOURS * HOUR_MS);

/** What to read again of each cell that holds one of them: parts of it by name, or all. */
function holdersByCell(
  attachments: readonly Attachment[],
  atRisk: ReadonlySet<string>,
): ReadonlyMap<string, 'all' | NonEmpty<ResourceArn>> {
  const parts: (readonly [string, ResourceArn])[] = [];
  const whole: string[] = [];
  for (const attachment of attachments) {
    const { certificate, region, service: source } = attachment;
    if (!isAttachmentSource(source) || !(isLegacyName(certificate) || atRisk.has(certificate))) continue;
    const name = cellName({ region, source });
    const part = partOf(attachment, narrowsTo(source));
    if (part === 'all') whole.push(name);
    else if (part !== undefined) parts.push([name, part]);
  }
  return new Map<string, 'all' | NonEmpty<ResourceArn>>([
    ...grouped(parts.sort(byText(([, part]) => part))),
    ...whole.map((name): [string, 'all'] => [name, 'all']),
  ]);
}

/** The listeners of Classic load balancers have no name of their own. What ACM told of a load balancer names none. */
function partOf({ resource, listener }: Attachment, by: ReturnType<typeof narrowsTo>): ResourceArn | 'all' | undefined {
  switch (by) {
    case undefined:
      return 'all';
    case 'load-balancer':
      return resource;
    case 'listener':
      return listener?.arn;
  }
}
