import type { RuleVerdict } from '../../lambda/domain/finding';
import { region, ruleId } from '../../lambda/domain/ids';
import { instant, type Instant, plusMilliseconds } from '../../lambda/domain/instant';
import type { Judgement } from '../../lambda/domain/judging/judgement';
import type { About, SubjectId } from '../../lambda/domain/subject';
import type { Scheduler } from './scheduler';

/** What is so in the world. `second`: another rule fails, too. */
export interface Truth {
  readonly severity: 'ok' | 'warning' | 'critical';
  readonly deadline?: Instant;
  readonly second: boolean;
}

/** Nothing is wrong. */
export const HEALTHY: Truth = { severity: 'ok', second: false };

const HOUR_MS = 3_600_000;
/** Hours to a deadline within each rung, far enough from the next one for a schedule; the first is undated. */
const HOURS = [undefined, 120, 60, 23.5, -1];

/** What comes next for a subject: as in life, what is critical comes closer more often than not. */
export function nextTruth(before: Truth, scheduler: Scheduler): Truth {
  const severity = scheduler.oneOf<Truth['severity']>(['ok', 'warning', 'critical', 'critical', 'critical']);
  const second = severity !== 'ok' && scheduler.upTo(1) < 0.3;
  if (severity !== 'critical') return { severity, second };
  const goesOn = before.severity === 'critical' && scheduler.upTo(1) < 0.7;
  const step = scheduler.upTo(1) < 0.5 ? 1 : 0;
  const rung = goesOn ? Math.min(4, rungOf(before, scheduler) + step) : Math.floor(scheduler.upTo(4));
  const hours = HOURS[rung];
  return {
    severity,
    second,
    ...(hours !== undefined && { deadline: plusMilliseconds(scheduler.instant, hours * HOUR_MS) }),
  };
}

/** What befalls one certificate after the other in a storm: it is critical, cannot wait, and stays as it is for longer than a schedule. */
export const stormyTruth = (scheduler: Scheduler): Truth => ({
  severity: 'critical',
  second: false,
  deadline: plusMilliseconds(scheduler.instant, scheduler.oneOf([60, 60, 23.5, -1]) * HOUR_MS),
});

function rungOf({ deadline }: Truth, scheduler: Scheduler): number {
  if (deadline === undefined) return 0;
  const left = (Date.parse(deadline) - Date.parse(scheduler.instant)) / HOUR_MS;
  return HOURS.findLastIndex((hours) => hours === undefined || left <= hours + 1);
}

/** What a whole reading says of a subject. One without a row is gone, not healthy. */
export function judgementOf(subject: SubjectId, truth: Truth, observedAt: Instant, copies: boolean): Judgement {
  if (truth.severity === 'ok' && VANISHING.has(subject)) return { subject, presence: 'gone', observedAt };
  return { subject, presence: 'seen', observedAt, about: aboutOf(subject, copies), verdicts: verdictsOn(truth) };
}

/** What is said of a subject whose row could not be read: judged from what was kept of it. */
export const unreadJudgement = (subject: SubjectId, kept: Truth, observedAt: Instant, copies: boolean): Judgement => ({
  subject,
  presence: 'unread',
  because: 'throttled',
  observedAt,
  about: aboutOf(subject, copies),
  verdicts: verdictsOn(kept),
});

/** These are deleted rather than renewed. */
const VANISHING: ReadonlySet<SubjectId> = new Set(['certificate:1', 'certificate:3']);
/** These are copies of one certificate. */
const TWINS: ReadonlySet<SubjectId> = new Set(['certificate:6', 'certificate:7']);

const aboutOf = (subject: SubjectId, copies: boolean): About => ({
  region: region('eu-west-1'),
  owners: [],
  names: [
    TWINS.has(subject) || (copies && subject.startsWith('certificate:'))
      ? 'twins.example.com'
      : `${subject.replace(':', '-')}.example.com`,
  ],
  notAfter: instant('2026-12-20T08:00:00.000Z'),
});

const FIRST = ruleId('certificate-expiring');
const SECOND = ruleId('weak-key');
/** All rules of the simulated world. */
export const RULES = [FIRST, SECOND] as const;

const verdictsOn = ({ severity, deadline, second }: Truth): readonly RuleVerdict[] => [
  severity === 'ok'
    ? { rule: FIRST, kind: 'pass' }
    : {
        rule: FIRST,
        kind: 'fail',
        severity,
        summary: 'It ends.',
        facts: {},
        ...(deadline !== undefined && { deadline }),
      },
  second
    ? { rule: SECOND, kind: 'fail', severity: 'warning', summary: 'It is weak.', facts: {} }
    : { rule: SECOND, kind: 'pass' },
];
