/**
 * The life of a subject that two rules judge, written down a second time: from the words of the design, by minutes, in plain numbers, and without any of the
 * types of the ledger. Where the two differ, one of them is wrong.
 */
export interface Life {
  /** All that stands against the subject. */
  readonly stands: readonly Finding[];
  /** Of these, what is kept from people. */
  readonly hidden: readonly RuleName[];
  readonly silences: readonly Quiet[];
  /** How many steps towards its date people have heard of. */
  readonly rung: number;
  readonly rings: boolean;
  readonly missedSince: number | undefined;
  /** When it opened, rose, eased or ended. */
  readonly flips: readonly number[];
  /** What judgements say, and since when; `undefined`: it does not flap. */
  readonly flaps: { readonly said: Level; readonly since: number } | undefined;
}
export type RuleName = 'A' | 'B';
/** 0: healthy, 1: warning, 2: critical. */
export type Level = 0 | 1 | 2;
/** `due`: the minute of its date. `stale`: it stands as it was, as nobody knows better. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: Level;
  readonly due: number;
  readonly stale: boolean;
}
/** In minutes. */
interface Quiet {
  readonly scope: RuleName | 'all';
  readonly until: number;
  readonly upTo: Level;
  readonly isForewarned: boolean;
}
/** What a rule says: how bad it is and in how many hours it hurts, that all is well or unused, or that it cannot know. */
export type Saying = { readonly level: 1 | 2; readonly left: number } | 'well' | 'unused' | 'unknown';
/** `row`: whether it was read; `deleted`: it was not there, and something uses it all the same. */
export type Event =
  | { readonly kind: 'judged'; readonly row: 'read' | 'unread' | 'deleted'; readonly A: Saying; readonly B: Saying }
  | { readonly kind: 'gone' | 'excluded' }
  | { readonly kind: 'silence'; readonly scope: RuleName | 'all'; readonly hours: number };
/** What people should hear. */
export interface Told {
  readonly says: 'nothing' | 'opened' | 'raised' | 'eased' | 'resolved' | 'changed' | 'silenced';
  readonly rings: boolean;
  readonly why?: 'healthy' | 'unused' | 'gone' | 'out-of-scope';
}
type Outcome = readonly [Life, Told];

const NOTHING: Told = { says: 'nothing', rings: false };
/** Nothing was ever said of it. */
export const UNBORN: Life = {
  ...{
    stands: [],
    hidden: [],
    silences: [],
    rung: 0,
    rings: false,
    missedSince: undefined,
    flips: [],
    flaps: undefined,
  },
};
const HOUR = 60;
const RUNG_HOURS = [168, 72, 24, 0];

const worstOf = (findings: readonly Finding[]): Level =>
  findings.reduce<Level>((worst, { level }) => (level > worst ? level : worst), 0);
const rungOf = (findings: readonly Finding[], minute: number): number => {
  const due = Math.min(...findings.map((one) => one.due));
  return RUNG_HOURS.filter((hours) => due - minute <= hours * HOUR).length;
};
const heardIn = ({ stands, hidden }: Pick<Life, 'stands' | 'hidden'>) =>
  stands.filter(({ rule }) => !hidden.includes(rule));

/** What happens to it next. `patience`: in so many minutes three changes are too many, and so long it has to be stable then. */
export function lifeAfter(before: Life, event: Event, minute: number, patience: number): Outcome {
  if (event.kind === 'silence') return afterSilence(before, event, minute);
  if (event.kind === 'excluded')
    return before.stands.length === 0 ? [before, NOTHING] : counted(ended(before, 'out-of-scope'), minute);
  const sight = sightOf(before, event, minute);
  if (before.stands.length === 0) return afterFirstSight(before, sight, minute, patience);
  if (before.flaps !== undefined) return afterFlapping({ ...before, flaps: before.flaps }, sight, minute, patience);
  const outcome = counted(believed(before, sight, minute), minute);
  return isOneTooMany(before, outcome[0], patience) ? nowFlapping(before, outcome, sight, minute) : outcome;
}

/** What a reading shows. `gone`: that it is not there. */
interface Sight {
  readonly isGone: boolean;
  readonly stands: readonly Finding[];
  /** How bad it is for sure. */
  readonly least: Level;
  /** And at worst, with all that nobody could know. */
  readonly most: Level;
  /** Whether AWS showed the row, or all rows without it. */
  readonly isEvidence: boolean;
  /** Whether a count of its absence goes on. */
  readonly isBlind: boolean;
  readonly why: 'healthy' | 'unused';
}

function sightOf(before: Life, event: Exclude<Event, { kind: 'silence' }>, minute: number): Sight {
  if (event.kind !== 'judged')
    return { ...{ isGone: true, stands: [], least: 0, most: 0, isEvidence: true, isBlind: false, why: 'healthy' } };
  const isRead = event.row === 'read';
  const stands = (['A', 'B'] as const).flatMap((rule) => {
    const known = before.stands.find((one) => one.rule === rule);
    return standing(rule, event[rule], known, { isRead, minute });
  });
  return {
    isGone: false,
    stands,
    least: worstOf(stands.filter(({ stale }) => !stale)),
    most: worstOf(stands),
    isEvidence: isRead,
    isBlind: event.row === 'unread',
    why: event.A === 'unused' || event.B === 'unused' ? 'unused' : 'healthy',
  };
}

/** Only a row that was read, and a rule that knows, take a finding away or make it milder. What is kept of it may open and raise. */
function standing(
  rule: RuleName,
  said: Saying,
  known: Finding | undefined,
  { isRead, minute }: { readonly isRead: boolean; readonly minute: number },
): readonly Finding[] {
  const kept = known === undefined ? [] : [{ ...known, stale: true }];
  if (said === 'unknown') return kept;
  if (typeof said === 'string') return isRead ? [] : kept;
  const fresh = { rule, level: said.level, due: minute + said.left * HOUR, stale: !isRead };
  return !isRead && known !== undefined && known.level > said.level ? kept : [fresh];
}

function afterFirstSight(before: Life, { stands }: Sight, minute: number, patience: number): Outcome {
  if (stands.length === 0) return [before, NOTHING];
  const level = worstOf(stands);
  const born = { ...UNBORN, flips: before.flips, stands, rung: rungOf(stands, minute), rings: level === 2 };
  const [after, told] = counted([born, { says: 'opened', rings: level === 2 }], minute);
  return [isOneTooMany(before, after, patience) ? { ...after, flaps: { said: level, since: minute } } : after, told];
}

const ended = ({ flips }: Life, why: NonNullable<Told['why']>): Outcome => [
  { ...UNBORN, flips },
  { says: 'resolved', rings: false, why },
];

/** That it opened, eased, ended or got worse is counted; what a date or the end of a silence brings is not. */
function counted([after, told]: Believed, minute: number): Outcome {
  const { isWorse, ...heard } = told;
  const isFlip = ['opened', 'eased', 'resolved'].includes(told.says) || isWorse === true;
  return [isFlip ? { ...after, flips: [...after.flips, minute] } : after, heard];
}

function isOneTooMany(before: Life, { flips }: Life, patience: number): boolean {
  const [first = 0, , third] = flips.slice(-3);
  return flips.length > before.flips.length && third !== undefined && third - first <= patience;
}

/** What got worse is told as ever. Of what got better is told only that it flaps. */
function nowFlapping(before: Life, [after, told]: Outcome, sight: Sight, minute: number): Outcome {
  const flaps = { said: sight.most, since: minute };
  if (told.says === 'raised') return [{ ...after, flaps }, told];
  const [same, other] = believed({ ...before, flips: after.flips, flaps }, sight, minute);
  const isHeard = same.stands.length > same.hidden.length;
  return other.says === 'nothing' && isHeard
    ? [same, { says: 'changed', rings: false }]
    : counted([same, other], minute);
}

type FlappingLife = Life & { readonly flaps: NonNullable<Life['flaps']> };

/** What got better is believed when judgements have not contradicted it for as long, and the last one is evidence of it. */
function afterFlapping(before: FlappingLife, sight: Sight, minute: number, patience: number): Outcome {
  const flaps = isContradicted(before, sight) ? { said: sight.most, since: minute } : before.flaps;
  const isStable = minute - flaps.since >= patience && isSureOf(flaps.said, sight, worstOf(before.stands));
  return counted(believed({ ...before, flaps: isStable ? undefined : flaps }, sight, minute), minute);
}

const isContradicted = ({ stands, flaps: { said } }: FlappingLife, { least, most }: Sight): boolean =>
  said < least || said > most || most > worstOf(stands);

/** That nothing worse is left; of what is as bad as it stood, that it was seen so. */
const isSureOf = (said: Level, { isEvidence, least, most }: Sight, level: Level): boolean =>
  isEvidence && most === said && (said < level || least === said);

/** `isWorse`: how bad it is, not when it hurts or who may hear of it. */
type News = Told & { readonly isWorse?: boolean };
type Believed = readonly [Life, News];

function believed(before: Life, sight: Sight, minute: number): Believed {
  if (sight.isGone) return absent(before, minute);
  const stands = before.flaps === undefined ? sight.stands : unimproved(before.stands, sight.stands);
  if (stands.length === 0) return ended(before, sight.why);
  const after = { ...standingNow(before, stands, minute), missedSince: sight.isBlind ? before.missedSince : undefined };
  const news = newsOf(before, after);
  if (isLeftOut(news, before)) return forewarned(after, minute);
  return [{ ...after, rings: news.rings || (before.rings && worstOf(heardIn(after)) === 2) }, news];
}

const isLeftOut = ({ says }: News, { flaps }: Life): boolean =>
  says === 'nothing' || (says === 'changed' && flaps !== undefined);

function standingNow(before: Life, stands: readonly Finding[], minute: number): Life {
  const silences = before.silences.filter((one) => isHolding(one, stands, minute));
  const hidden = stands.map(({ rule }) => rule).filter((rule) => isSilenced(rule, silences));
  return { ...before, stands, silences, hidden, rung: rungOf(heardIn({ stands, hidden }), minute) };
}

/** Two readings without it, half an hour apart, and no sight of it between them. */
function absent(before: Life, minute: number): Believed {
  const { missedSince = minute } = before;
  if (minute - missedSince >= 30 && before.flaps === undefined) return ended(before, 'gone');
  return [{ ...before, missedSince }, NOTHING];
}

/** As it stood, but for what is new or at least as bad. */
const unimproved = (known: readonly Finding[], seen: readonly Finding[]): readonly Finding[] =>
  (['A', 'B'] as const).flatMap((rule) => {
    const [then, now] = [known, seen].map((findings) => findings.find((one) => one.rule === rule));
    if (now !== undefined && (then === undefined || now.level >= then.level)) return [now];
    return then === undefined ? [] : [then];
  });

/** Until its end, until something gets worse than it was, and never into the last three days. */
const isHolding = ({ scope, until, upTo }: Quiet, stands: readonly Finding[], minute: number): boolean =>
  minute < until &&
  stands
    .filter(({ rule }) => scope === 'all' || scope === rule)
    .every(({ level, due }) => level <= upTo && due - minute > 72 * HOUR);

const isSilenced = (rule: RuleName, silences: readonly Quiet[]): boolean =>
  silences.some(({ scope }) => scope === 'all' || scope === rule);

function forewarned(after: Life, minute: number): Believed {
  const isSoon = ({ until, isForewarned }: Quiet): boolean => !isForewarned && until - minute <= 24 * HOUR;
  if (after.hidden.length === 0 || !after.silences.some(isSoon)) return [after, NOTHING];
  const silences = after.silences.map((one) => (isSoon(one) ? { ...one, isForewarned: true } : one));
  return [
    { ...after, silences },
    { says: 'changed', rings: false },
  ];
}

/** What is new to people, who know of nothing that was hidden. */
function newsOf(before: Life, after: Life): News {
  const [then, now] = [heardIn(before), heardIn(after)];
  if (now.length === 0) return then.length === 0 ? NOTHING : lastHeardOf(then);
  const back = now.filter(({ rule }) => before.hidden.includes(rule));
  const isWorse = back.some(({ rule, level }) => level > worstOf(before.stands.filter((one) => one.rule === rule)));
  if (isWorse || (then.length === 0 && back.length === 0)) return raised(worstOf(now) === 2, true);
  return back.length > 0 ? raised(worstOf(back) === 2, false) : newsOfHeard(before, after);
}

function newsOfHeard(before: Life, after: Life): News {
  const [then, now] = [heardIn(before), heardIn(after)];
  if (worstOf(now) > worstOf(then)) return raised(worstOf(now) === 2, true);
  if (worstOf(now) < worstOf(then)) return { says: 'eased', rings: false };
  if (after.rung > before.rung) return raised(worstOf(now) === 2, false);
  return isSameSet(then, now) ? NOTHING : { says: 'changed', rings: false };
}

const raised = (rings: boolean, isWorse: boolean) => ({ says: 'raised', rings, isWorse }) as const;

const lastHeardOf = (then: readonly Finding[]): Told => ({
  says: worstOf(then) === 2 ? 'eased' : 'changed',
  rings: false,
});

const isSameSet = (then: readonly Finding[], now: readonly Finding[]): boolean =>
  then.length === now.length &&
  then.every((one) => now.some(({ rule, level }) => rule === one.rule && level === one.level));

/** Its ring ends with what it hides. Steps towards a date that were made meanwhile are not heard of by this: only a scan rings. */
function afterSilence(before: Life, { scope, hours }: Extract<Event, { kind: 'silence' }>, minute: number): Outcome {
  const upTo = worstOf(before.stands.filter(({ rule }) => scope === 'all' || scope === rule));
  const written: Quiet = { scope, upTo, until: minute + hours * HOUR, isForewarned: hours <= 24 };
  const silences = [...before.silences.filter((one) => one.scope !== scope), written];
  const hidden = before.stands.map(({ rule }) => rule).filter((rule) => isSilenced(rule, silences));
  const heard = heardIn({ stands: before.stands, hidden });
  const rung = Math.min(before.rung, rungOf(heard, minute));
  const rings = before.rings && worstOf(heard) === 2;
  return [
    { ...before, silences, hidden, rung, rings },
    { says: 'silenced', rings: false },
  ];
}
