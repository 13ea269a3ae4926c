import type { Acceptance } from '../judging/acceptance';
import type { Deliveries } from '../alert-path/delivery';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import type { Case } from '../ledger/case';
import { comingEnds } from './coming-ends';
import type { Digest } from './digest';
import type { WeekId } from './due-week';
import { idleIn, migrationsLeft } from './legacy';
import { changedSince, openCasesIn } from './open-cases';
import { acceptedIn, silencedIn } from './quiet';
import { unreadIn, watchedIn } from './watched';
import { isDrill } from '../subject';

/** All that a digest is made of. */
export interface DigestEvidence {
  readonly week: WeekId;
  readonly now: Instant;
  readonly view: InventoryView;
  /** Those that can be read, ended ones too. */
  readonly cases: readonly Case[];
  readonly unreadableCases: number;
  readonly accepted: readonly Acceptance[];
  /** What sinks took of late. */
  readonly deliveries: Deliveries;
  /** When the digest before was made; absent: there is none. */
  readonly since?: Instant | undefined;
}

/** The digest of a week. The same evidence: the same digest. */
export function digestOf({ week, now, view, cases, since, ...rest }: DigestEvidence): Digest {
  return {
    week,
    at: now,
    watched: watchedIn(view),
    unread: { cells: unreadIn(view.inventory.cells), cases: rest.unreadableCases },
    open: openCasesIn(cases),
    ...(since !== undefined && { changed: changedSince(cases, since) }),
    ends: comingEnds(view, now),
    migrations: migrationsLeft(view, now),
    idle: idleIn(view),
    silenced: silencedIn(cases, now),
    accepted: acceptedIn(view.inventory, rest.accepted, now),
    way: wayOf(rest.deliveries, cases),
  };
}

/** When a sink of `pages` took something last, and when somebody tested the way. */
function wayOf(deliveries: Deliveries, cases: readonly Case[]): Digest['way'] {
  const pagers = Object.values(deliveries).filter(({ topic }) => topic === 'pages');
  const pagedAt = newest(pagers.map(({ acceptedAt }) => acceptedAt));
  const drilledAt = newest(cases.filter(({ subject }) => isDrill(subject)).map(({ openedAt }) => openedAt));
  return { ...(pagedAt !== undefined && { pagedAt }), ...(drilledAt !== undefined && { drilledAt }) };
}

const newest = (instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1);
