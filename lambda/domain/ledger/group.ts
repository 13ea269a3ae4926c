import type { AccountId, NonEmpty, RuleId, RunId } from '../ids';
import type { Instant } from '../instant';
import { type Entry, owesRing } from './announced';
import { type Bulletin, bulletinKey, type Line } from './bulletin';
import type { Case } from './case';
import { type Incident, incidentKey, type Member } from './incident';
import { linesOf } from './lines';
import { cannotWait, comparePressure } from './ring-order';
import { byCount, byWeight } from './split';

/** `ownRings`: so many of a run ring on their own; the rest rings together. An hourly cap will join it here. */
export interface GroupContext {
  readonly now: Instant;
  readonly account: AccountId;
  readonly run: RunId;
  readonly ownRings: number;
  /** Rules at their first conclusive run. A case that rings for such rules alone rings singly only if expired in use or within 72 h of its deadline. */
  readonly baseline: readonly RuleId[];
  /** Whom all of it is for; absent: the default way. */
  readonly target?: string;
}
/** To write, then to mark. A pending case that is in neither is settled without a word. */
export interface Grouping {
  readonly incidents: readonly Incident[];
  readonly bulletins: readonly Bulletin[];
}

/** Members of one incident at most. */
const MEMBERS = 1000;
/** Lines of one bulletin at most, and the bytes of them: an item of the table holds 400 KB. */
const LINES = 500;
const LINE_BYTES = 350_000;

/** How the pending cases of one run are told, in any order. What an earlier pass wrote is marked before: this knows nothing of it. */
export const group = (pending: readonly Entry[], context: GroupContext): Grouping => ({
  incidents: rings(pending.filter(owesRing), context).map((cases) => incidentOf(cases, context)),
  bulletins: byWeight(linesOf(pending), LINES, LINE_BYTES).map((lines) => bulletinOf(lines, context)),
});

function rings(ringing: readonly Entry[], { ownRings, baseline }: GroupContext): readonly NonEmpty<Case>[] {
  const groups = twins(ringing.map((entry) => entry.case).toSorted(comparePressure));
  const own = groups.filter((cases) => cases.some((one) => ringsSingly(one, baseline))).slice(0, ownRings);
  const rest = groups.filter((cases) => !own.includes(cases)).flat();
  return [...own, rest].flatMap((cases) => byCount(cases, MEMBERS));
}

/** Groups of cases in their order. One wildcard imported into eight regions is one thing to do: equal names, equal notAfter. */
function twins(cases: readonly Case[]): readonly (readonly Case[])[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const identity = identityOf(one);
    groups.set(identity, [...(groups.get(identity) ?? []), one]);
  }
  return [...groups.values()];
}

function identityOf({ subject, about: { names, notAfter } }: Case): string {
  if (names.length === 0 || notAfter === undefined) return subject;
  return JSON.stringify([notAfter, ...new Set(names.map((name) => name.toLowerCase()).toSorted())]);
}

function ringsSingly(one: Case, baseline: readonly RuleId[]): boolean {
  const known = one.state.findings.some(({ rule, severity }) => severity === 'critical' && !baseline.includes(rule));
  return known || cannotWait(one);
}

function incidentOf([first, ...others]: NonEmpty<Case>, { account, run, now, target }: GroupContext): Incident {
  return {
    schemaVersion: 1,
    kind: 'incident',
    key: incidentKey(account, first),
    run,
    createdAt: now,
    ...(target !== undefined && { target }),
    members: [memberOf(first), ...others.map(memberOf)],
    marked: false,
    holdings: {},
    poked: {},
  };
}

const memberOf = ({ subject, rang }: Case): Member => ({ subject, rang });

const bulletinOf = (lines: NonEmpty<Line>, { account, run, now, target }: GroupContext): Bulletin => ({
  schemaVersion: 1,
  kind: 'bulletin',
  key: bulletinKey(account, lines[0]),
  run,
  createdAt: now,
  ...(target !== undefined && { target }),
  lines,
  marked: false,
  postedAt: {},
  poked: {},
});
