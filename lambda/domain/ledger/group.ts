import type { AccountId, NonEmpty, RunId } from '../ids';
import { grouped } from '../grouped';
import type { Instant } from '../instant';
import { targetOf } from './routing';
import { allot } from './allot';
import { type Entry, hasNews, owesRing } from './announced';
import { type ConclusiveSince, isBaseline } from './baseline';
import { type Bulletin, bulletinKey, type Line, LINE_BYTES, LINES } from './bulletin';
import type { Case } from './case';
import { ruleOf } from './findings';
import { type Incident, incidentKey, memberOf } from './incident';
import { linesOf } from './lines';
import type { Rationing } from './ring-limits';
import type { NewRing } from './ring-memory';
import { cannotWait } from './ring-order';
import { byWeight } from './split';
import type { Storm } from './storm';
import { stormOf } from './storm-of';

/** What is known of the account. */
export interface GroupContext extends Rationing {
  readonly now: Instant;
  readonly account: AccountId;
  /** A case that rings for rules at their first conclusive run alone rings singly only if expired in use or within 72 h of its deadline. Absent: nobody knows, and nothing is held back. */
  readonly conclusiveSince?: ConclusiveSince;
}
/** An incident to write, and how it counts for those to come; a drill does not. */
export interface Ringing {
  readonly incident: Incident;
  readonly ring?: NewRing;
}
/** To write, then to mark. A pending case that is in neither is settled without a word, unless it owes a ring: that one waits. */
export interface Grouping {
  readonly ringing: readonly Ringing[];
  readonly bulletins: readonly Bulletin[];
}
/** The pending cases of each run that may be told, the oldest run first. */
export type Runs = ReadonlyMap<RunId, readonly Entry[]>;

/** How pending cases are told, in any order, nothing of it for two targets: what rings of all runs, and the news of each. What an earlier pass wrote is marked before: this knows nothing of it. */
export const group = (runs: Runs, context: GroupContext): Grouping => ({
  ringing: rings([...runs.values()].flat().filter(owesRing), context),
  bulletins: [...runs].flatMap(([run, pending]) =>
    newsByTarget(pending, context).flatMap(([target, news]) =>
      byWeight(linesOf(news), LINES, LINE_BYTES).map((lines) => bulletinOf(lines, run, target, context)),
    ),
  ),
});

/** News goes to whoever chat has told of the opening, until its end: whoever heard of the one hears of the other. */
const newsByTarget = (pending: readonly Entry[], { routing }: GroupContext) => [
  ...grouped(
    pending.filter(hasNews).map((entry) => {
      const { told } = entry.announced;
      return [told?.open === true ? told.target : targetOf(entry.case, routing), entry];
    }),
  ),
];

function rings(owing: readonly Entry[], context: GroupContext): readonly Ringing[] {
  const { conclusiveSince, now, routing } = context;
  const isNew = (one: Case): boolean =>
    conclusiveSince !== undefined && !cannotWait(one) && isBaseline(one, conclusiveSince);
  const { drills, own, together } = allot(owing, { ...context, isNew });
  const storms = new Map(
    [...grouped(together.flat().map((one) => [targetOf(one, routing), one]))].map(([target, cases]) => {
      const beside = own.flat().filter((one) => targetOf(one, routing) === target);
      return [target, stormOf({ target, together: cases, own: beside }, context, now)];
    }),
  );
  return [
    ...drills.map((cases) => ({ incident: incidentOf(cases, context) })),
    ...own.map((cases) => ringingOf(cases, incidentOf(cases, context), true)),
    ...together.map((cases) =>
      ringingOf(cases, incidentOf(cases, context, storms.get(targetOf(cases[0], routing))), false),
    ),
  ];
}

const ringingOf = (cases: NonEmpty<Case>, incident: Incident, own: boolean): Ringing => {
  const { target, run, key } = incident;
  const origin = { own, ...(target !== undefined && { target }), ...(own ? { run } : { key }) };
  return { incident, ring: { ...origin, of: cases.map(ruleOf) } };
};

const incidentOf = (
  [first, ...others]: NonEmpty<Case>,
  { account, now, routing }: GroupContext,
  storm?: Storm,
): Incident => {
  const target = targetOf(first, routing);
  return {
    schemaVersion: 1,
    kind: 'incident',
    key: incidentKey(account, first),
    run: first.last.run,
    createdAt: now,
    ...(target !== undefined && { target }),
    members: [memberOf(first), ...others.map(memberOf)],
    ...(storm !== undefined && { storm }),
    marked: false,
    holdings: {},
    poked: {},
  };
};

const bulletinOf = (
  lines: NonEmpty<Line>,
  run: RunId,
  target: string | undefined,
  { account, now }: GroupContext,
): Bulletin => ({
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
