import { type IdsByRegion, idsByRegion } from './by-region';
import { cellName } from './cell';
import { DAY_MS, type Instant, millisecondsBetween } from './instant';
import type { Inventory } from './inventory';
import { byText } from './order';
import { presenceOf } from './presence';
import { isValidatedAnew } from './renewal';

/** In all regions together: what is fetched ahead of its need must never cost anybody a call that he needs. */
const MOST_AT_ONCE = 10;
/** A validation that is so old is read again. */
const KEPT_DAYS = 30;

/** When it was made, and who is asked about anyway. */
export interface BackgroundContext {
  readonly now: Instant;
  readonly selected: IdsByRegion;
}

/**
 * The certificates of which it is to be learnt ahead of their renewal how their names are validated: at most ten, those that end first.
 *
 * Only rows that their newest reading saw, and no certificate of which it is known and that is selected anyway.
 */
export function selectInBackground(inventory: Inventory, { now, selected }: BackgroundContext): IdsByRegion {
  const cells = new Map(inventory.cells.map((cell) => [cellName(cell), cell]));
  const asked = new Set([...selected.values()].flat());
  const wanted = inventory.certificates
    .filter((certificate) => isValidatedAnew(certificate, now))
    .filter(({ id, validation }) => !asked.has(id) && isOld(validation?.readAt, now))
    .filter((certificate) => presenceOf(certificate, cells).presence === 'seen');
  return idsByRegion(wanted.sort(byText(({ notAfter = UNDATED }) => notAfter)).slice(0, MOST_AT_ONCE));
}

/** Later than every instant. */
const UNDATED = '~';

const isOld = (readAt: Instant | undefined, now: Instant): boolean =>
  readAt === undefined || millisecondsBetween(readAt, now) > KEPT_DAYS * DAY_MS;
