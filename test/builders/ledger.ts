import type { RuleVerdict } from '../../lambda/domain/finding';
import { type RuleId, ruleId, runId } from '../../lambda/domain/ids';
import type { Judgement } from '../../lambda/domain/judging/judgement';
import type { Entry } from '../../lambda/domain/ledger/announced';
import { type Bulletin, bulletinKey } from '../../lambda/domain/ledger/bulletin';
import type { Case } from '../../lambda/domain/ledger/case';
import { decide } from '../../lambda/domain/ledger/decide';
import type { DecideContext } from '../../lambda/domain/ledger/decision';
import { type Incident, incidentKey } from '../../lambda/domain/ledger/incident';
import type { SubjectId } from '../../lambda/domain/subject';
import { ACCOUNT } from './certificate';
import { daysFromNow, NOW } from './instant';
import { aLine, anAbout, anOpenState } from './message';
import { overridden, type Overrides } from './overrides';

type Seen = Extract<Judgement, { readonly presence: 'seen' }>;
type Unread = Extract<Judgement, { readonly presence: 'unread' }>;

/** Of the one certificate of these tests. */
export const SUBJECT: SubjectId = 'certificate:one';
/** Of what judges and of what is judged. */
export const RUN = runId('2026-11-20T08:00:00.000Z-run');
/** The first revision of a case that opens at NOW. */
export const FIRST_REVISION = 1_795_161_600;

/** The rule of these tests. */
export const EXPIRING = ruleId('certificate-expiring');
/** Another one. */
export const WEAK = ruleId('weak-key');

/** How a rule fails besides its severity. */
interface Failing {
  readonly rule?: RuleId;
  readonly days?: number | 'none';
  readonly tally?: number | undefined;
}

/** That a rule fails, with a deadline in so many days, or with none. */
export const fails = (
  severity: 'warning' | 'critical',
  { rule = EXPIRING, days = 10, tally }: Failing = {},
): RuleVerdict => ({
  rule,
  kind: 'fail',
  severity,
  summary: `${rule} is ${severity}.`,
  facts: {},
  ...(days !== 'none' && { deadline: daysFromNow(days) }),
  ...(tally !== undefined && { tally }),
});

/** That a rule is content. */
export const passes = (rule: RuleId = EXPIRING): RuleVerdict => ({ rule, kind: 'pass' });

/** That a rule does not know enough. */
export const doubts = (rule: RuleId = EXPIRING): RuleVerdict => ({ rule, kind: 'unknown', lacks: 'use' });

/** That a rule reports only. */
export const informs = (
  because: 'unused' | 'aged-out' | 'minor' | 'accepted',
  rule: RuleId = EXPIRING,
): RuleVerdict => ({
  rule,
  kind: 'fail',
  severity: 'info',
  because,
  summary: `${rule} is to be known.`,
  facts: {},
});

/** The row was read whole, and the rules said this of it. */
export const seen = (verdicts: readonly RuleVerdict[], overrides: Overrides<Seen> = {}): Seen =>
  overridden<Seen>({ presence: 'seen', subject: SUBJECT, observedAt: NOW, about: anAbout(), verdicts }, overrides);

/** The row was not read, and the rules said this of what was kept of it. */
export const unread = (verdicts: readonly RuleVerdict[], overrides: Overrides<Unread> = {}): Unread =>
  overridden<Unread>(
    { presence: 'unread', because: 'throttled', subject: SUBJECT, observedAt: NOW, about: anAbout(), verdicts },
    overrides,
  );

/** The subject is not there any more, or nobody asks for it. */
export const without = (presence: 'gone' | 'out-of-scope', observedAt = NOW): Judgement => ({
  presence,
  subject: SUBJECT,
  observedAt,
});

/** A run at NOW that counts two readings half an hour apart. */
export const aDecideContext = (overrides: Overrides<DecideContext> = {}): DecideContext =>
  overridden<DecideContext>({ now: NOW, run: RUN, absenceMinutes: 30, flappingMinutes: 60 }, overrides);

/** The case that these judgements made of nothing, one after the other, each decided when it was observed. */
export function caseAfter(...judgements: readonly Judgement[]): Case {
  const made = judgements.reduce<Case | undefined>(
    (before, judgement) => decide(before, judgement, aDecideContext({ now: judgement.observedAt })).case,
    undefined,
  );
  if (made === undefined) throw new RangeError('nothing of warning was judged');
  return made;
}

/** A critical case, ringing, of which nobody was told. */
export function anEntry({
  subject = SUBJECT,
  ...overrides
}: Overrides<Case> & {
  readonly announced?: Entry['announced'];
  readonly pendingSince?: Entry['pendingSince'];
} = {}): Entry {
  const { announced = {}, pendingSince, ...ofCase } = overrides;
  const made = caseAfter(seen([fails('critical')], { subject }));
  return {
    case: overridden<Case>(made, { about: anAbout({ names: [`${subject}.example.com`] }), ...ofCase }),
    announced,
    ...(pendingSince !== undefined && { pendingSince }),
  };
}

/** A warning that rings nobody. */
export const aWarningEntry = (subject: SubjectId, overrides: Parameters<typeof anEntry>[0] = {}): Entry =>
  anEntry({ subject, rang: 0, state: anOpenState({ severity: 'warning', rung: 'open' }), ...overrides });

/** With one member, marked, held by nobody. */
export const anIncident = (overrides: Overrides<Incident> = {}): Incident =>
  overridden<Incident>(
    {
      schemaVersion: 1,
      kind: 'incident',
      key: incidentKey(ACCOUNT, { subject: SUBJECT, rang: FIRST_REVISION }),
      run: RUN,
      createdAt: NOW,
      members: [{ subject: SUBJECT, rang: FIRST_REVISION }],
      marked: true,
      holdings: {},
      poked: {},
    },
    overrides,
  );

/** With one line, marked, posted by nobody. */
export const aStoredBulletin = (overrides: Overrides<Bulletin> = {}): Bulletin =>
  overridden<Bulletin>(
    {
      schemaVersion: 1,
      kind: 'bulletin',
      key: bulletinKey(ACCOUNT, aLine()),
      run: RUN,
      createdAt: NOW,
      lines: [aLine()],
      marked: true,
      postedAt: {},
      poked: {},
    },
    overrides,
  );
