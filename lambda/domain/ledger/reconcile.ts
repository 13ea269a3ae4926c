import type { BulletinKey } from './bulletin';
import type { ChatPost } from './chat-post';
import type { IncidentKey } from './incident';
import type { IncidentView } from './intent-of';
import { reconcileBulletin } from './reconcile-bulletin';
import { reconcileIncident } from './reconcile-incident';
import type { Agreement, Due, Poke, ReconcileContext, Reconciliation } from './reconciliation';
import { dueSince } from './ring-limits';
import { isReadable, type Stored } from './stored';

/** Questions to pagers in one pass, so in a minute. */
const ASKS = 10;

/** What is live, and the cases of all members and all that are pending. */
export interface LedgerView extends IncidentView {
  readonly bulletins: Readonly<Record<BulletinKey, Stored<ChatPost>>>;
}

/** Whom to tell, incidents before bulletins. What cannot be read is left as it is. */
export function reconcile(ledger: LedgerView, context: ReconcileContext): Reconciliation {
  const agreements = agreementsIn(ledger, context);
  const oldestDue = dueAmong(agreements, ledger, context)[0];
  return {
    publications: agreements.flatMap(({ agreement }) => agreement.publications),
    pokes: bounded(agreements.flatMap(({ agreement }) => agreement.pokes)),
    done: agreements.filter(({ agreement }) => agreement.done).map(({ key }) => key),
    ...(oldestDue !== undefined && { oldestDue }),
  };
}

/** All that is due, the oldest first; an incident once for each that lacks it. */
export const allDue = (ledger: LedgerView, context: ReconcileContext): readonly Due[] =>
  dueAmong(agreementsIn(ledger, context), ledger, context);

interface Agreeing {
  readonly key: IncidentKey | BulletinKey;
  readonly agreement: Agreement;
}

function agreementsIn(ledger: LedgerView, context: ReconcileContext): readonly Agreeing[] {
  const items = [...Object.values(ledger.incidents), ...Object.values(ledger.bulletins)].filter((item) =>
    isReadable(item),
  );
  return items.map((item) => ({
    key: item.key,
    agreement: item.kind === 'incident' ? reconcileIncident(item, ledger, context) : reconcileBulletin(item, context),
  }));
}

const dueAmong = (agreements: readonly Agreeing[], ledger: LedgerView, context: ReconcileContext): readonly Due[] =>
  [
    ...unreadable(ledger),
    ...pending(ledger, context),
    ...agreements.flatMap(({ agreement }) => agreement.due),
  ].toSorted(compareAge);

/**
 * Pagers take few questions, and a chat makes one post at a time: it would turn the others away, and each of these would wait for its next try. Those come
 * first that were tried least.
 */
function bounded(pokes: readonly Poke[]): readonly Poke[] {
  const byTries = pokes.toSorted((left, right) => left.times - right.times);
  const asks = byTries.filter(({ reason }) => reason === 'ask').slice(0, ASKS);
  const posts = byTries.filter(isPost);
  const first = posts.filter(({ sink }, index) => posts.findIndex((one) => one.sink === sink) === index);
  return [...pokes.filter((poke) => poke.reason !== 'ask' && !isPost(poke)), ...first, ...asks];
}

const isPost = ({ key }: Poke): boolean => key.startsWith('bulletin:');

const unreadable = ({ incidents, bulletins, cases }: LedgerView): readonly Due[] =>
  [incidents, bulletins, cases].flatMap((items) =>
    Object.entries(items).flatMap(([what, item]) => (item === 'unreadable' ? { what } : [])),
  );

const pending = ({ cases }: LedgerView, { rationing, now }: ReconcileContext): readonly Due[] =>
  Object.entries(cases).flatMap(([what, entry]) => {
    if (!isReadable(entry)) return [];
    const since = rationing === undefined ? entry.pendingSince : dueSince(entry, rationing, now);
    return since === undefined ? [] : { what, since };
  });

/** Below zero when the left is due for longer; what cannot be read comes first. */
const compareAge = (left: Due, right: Due): number => compareTexts(left.since ?? '', right.since ?? '');

const compareTexts = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
