import { type IdsByRegion, idsByRegion } from './by-region';
import { cellName } from './cell';
import type { AcmCertificate } from '../certificate/certificate';
import type { AccountChange } from './account-change';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { Inventory } from './inventory';
import { normalizedName } from '../certificate/names';
import { byText } from '../order';
import { presenceOf } from './presence';
import { isValidatedAnew } from '../certificate/renewal';
import type { Validation } from '../certificate/validation';

/** In all regions together: what is fetched ahead of its need must never cost anybody a call that he needs. */
const MOST_AT_ONCE = 10;
/** A validation that is so old is read again; one by e-mail sooner: it may be moved to DNS, which takes up to three days. */
const KEPT_DAYS = 30;
const KEPT_DAYS_BY_EMAIL = 1;

/** When it was made, and who is asked about anyway. */
export interface BackgroundContext {
  readonly now: Instant;
  readonly selected: IdsByRegion;
  /** What somebody did of late, perhaps to a certificate or to a record by which one is validated. */
  readonly changes: readonly AccountChange[];
  /** In a run of single cells only certificates that, or whose record, somebody may have touched. */
  readonly isWhole: boolean;
}

/**
 * The certificates of which it is to be learnt ahead of their renewal how their names are validated: at most ten, first those that somebody may have
 * touched, or their record, then those that end first. What is known of one is not news enough once somebody did something to it.
 *
 * Only rows that their newest reading saw, and no certificate of which it is known and that is selected anyway.
 */
export function selectInBackground(
  inventory: Inventory,
  { now, selected, changes, isWhole }: BackgroundContext,
): IdsByRegion {
  const validated = namesValidatedBy(changes);
  const hasTouchedRecord = ({ names }: AcmCertificate): boolean =>
    names.some((name) => validated.has(normalizedName(name).replace(/^\*\./, '')));
  const cells = new Map(inventory.cells.map((cell) => [cellName(cell), cell]));
  const asked = new Set([...selected.values()].flat());
  const wanted = inventory.certificates
    .filter((certificate) => isValidatedAnew(certificate, now))
    .map((certificate) => ({ certificate, changed: isChanged(certificate, changes) }))
    .filter(({ certificate, changed }) => !asked.has(certificate.id) && (changed || isOld(certificate.validation, now)))
    .filter(({ certificate }) => presenceOf(certificate, cells).presence === 'seen')
    .map(({ certificate, changed }) => ({ certificate, touched: changed || hasTouchedRecord(certificate) }))
    .filter(({ touched }) => isWhole || touched)
    .sort(byText(({ certificate: { notAfter = UNDATED }, touched }) => `${touched ? 'first' : 'then'} ${notAfter}`));
  return idsByRegion(wanted.slice(0, MOST_AT_ONCE).map(({ certificate }) => certificate));
}

/** The record `_x.www.example.com` is that of `www.example.com` and of `*.www.example.com`. */
const namesValidatedBy = (changes: readonly AccountChange[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ resources }) =>
      resources.filter((name) => name.startsWith('_')).map((name) => normalizedName(name).replace(/^[^.]*\./, '')),
    ),
  );

/** Later than every instant. */
const UNDATED = '~';

/** Whether somebody did something to it in ACM since it was read how its names are validated. */
const isChanged = ({ arn, validation }: AcmCertificate, changes: readonly AccountChange[]): boolean =>
  changes.some(
    ({ action, certificates, at }) =>
      action.startsWith('acm:') && certificates.includes(arn) && (validation === undefined || validation.readAt <= at),
  );

function isOld(validation: Validation | undefined, now: Instant): boolean {
  if (validation === undefined) return true;
  const days = validation.domains.some(({ method }) => method === 'email') ? KEPT_DAYS_BY_EMAIL : KEPT_DAYS;
  return millisecondsBetween(validation.readAt, now) > days * DAY_MS;
}
