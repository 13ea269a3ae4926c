import { grouped } from '../grouped';
import type { NonEmpty } from '../ids';
import type { Instant } from '../instant';
import { isDrill } from '../subject';
import { type Entry } from './announced';
import type { Case } from './case';
import { byCopy } from './copies';
import { ruleOf } from './findings';
import { heldUntil, isFullOfOwn, isHeldBack, type Rationing, roomNow } from './ring-limits';
import { ringsOfLate } from './ring-memory';
import { comparePressure, isExpired } from './ring-order';
import { targetOf } from './routing';
import { byCount } from './split';

/** What decides who rings how. `isNew`: it was there before we looked, so that it does not ring on its own. */
export interface AllotContext extends Rationing {
  readonly now: Instant;
  readonly isNew: (one: Case) => boolean;
}
/** Who rings now, nothing of it for two targets; who is in none of these waits. `drills` are asked for: they neither wait nor count. */
export interface Allotment {
  readonly drills: readonly NonEmpty<Case>[];
  readonly own: readonly NonEmpty<Case>[];
  /** In parts of what one incident holds, each for one target. */
  readonly together: readonly NonEmpty<Case>[];
}

/** Members of one incident at most. */
export const MEMBERS = 1000;

/** Who of those that owe a ring rings on its own, who together with others, and who waits: an hour at most, and never what is expired. */
export function allot(ringing: readonly Entry[], context: AllotContext): Allotment {
  const cases = ringing.map((entry) => entry.case).toSorted(comparePressure);
  const groups = byCopy(
    cases.filter(({ subject }) => !isDrill(subject)),
    context.routing,
  );
  const held = new Set(ringing.filter(isHeldBack).map((entry) => entry.case));
  const able = groups.filter((group) => !group.some((one) => held.has(one)) && !group.every(context.isNew));
  const chosen = ownAmong(able, context);
  const room = roomNow(context, context.now);
  const isAll = chosen.length === groups.length;
  // The last place is for all the others.
  const own = isAll && chosen.length <= room ? chosen : chosen.slice(0, Math.max(0, room - 1));
  const others = groups.filter((group) => !own.includes(group)).flat();
  return {
    drills: cases.filter(({ subject }) => isDrill(subject)).map((one) => [one]),
    own: own.flatMap((group) => byCount(group, MEMBERS)),
    together: togetherNow(others, room - own.length, context),
  };
}

/** As many as the limits let ring on their own, the most pressing first; for each target as if there were no other. */
function ownAmong(groups: readonly NonEmpty<Case>[], context: AllotContext): readonly NonEmpty<Case>[] {
  const chosen: NonEmpty<Case>[] = [];
  for (const group of groups) if (ringsOnItsOwn(group, chosen, context)) chosen.push(group);
  return chosen;
}

function ringsOnItsOwn(
  [one]: NonEmpty<Case>,
  chosen: readonly NonEmpty<Case>[],
  { memory, limits, routing, now }: AllotContext,
): boolean {
  const target = targetOf(one, routing);
  const rule = ruleOf(one);
  const past = ringsOfLate(memory, target, now);
  const beside = chosen.map(([first]) => first).filter((first) => targetOf(first, routing) === target);
  const ofRule = past.filter(({ rules }) => rules.includes(rule)).length;
  // A pass that ran out of time has rung some of the run already.
  const ofRun = past.filter(({ run }) => run === one.last.run).length;
  return (
    ofRun + beside.filter(({ last }) => last.run === one.last.run).length < limits.ofRun &&
    ofRule + beside.filter((first) => ruleOf(first) === rule).length < limits.ofRule &&
    !isFullOfOwn(past, limits, beside.length)
  );
}

/** All for a target, as soon as one of them may ring; where there is no room, those parts in which something is expired. */
function togetherNow(cases: readonly Case[], room: number, context: AllotContext): readonly NonEmpty<Case>[] {
  const { now } = context;
  const parts = [...grouped(cases.map((one) => [targetOf(one, context.routing), one])).values()]
    .filter((part) => part.some((one) => (heldUntil(one, context, now) ?? now) <= now))
    .flatMap((part) => byCount(part, MEMBERS));
  const expired = parts.filter((part) => part.some(isExpired));
  return [...expired, ...parts.filter((part) => !part.some(isExpired))].slice(0, Math.max(room, expired.length));
}
