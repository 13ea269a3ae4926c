import type { RuleId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import type { SubjectId } from '../subject';
import { commandOf } from './shell-command';
import { kindOf } from './subject-name';

const DAYS = 7;
/** So long before it hurts nobody may silence it any more. */
const LOUD_MS = 72 * HOUR_MS;

/** What may be silenced. */
interface Failing {
  readonly subject: SubjectId;
  readonly rule: RuleId;
  /** When it begins to hurt. */
  readonly deadline: Instant | undefined;
}

/**
 * The command that silences a rule on a subject for a week, or until three days before its deadline; who pastes it writes name and reason.
 *
 * `undefined`: it is none that may be silenced, or there is no day left for it.
 */
export function silenceCommand({ subject, rule, deadline }: Failing, now: Instant): string | undefined {
  const days = deadline === undefined ? DAYS : daysUntil(now, deadline);
  if (days < 1 || ['alert-path', 'drill'].includes(kindOf(subject))) return undefined;
  return commandOf('npx notafter silence add', [
    ...[subject, '--rule', rule, '--until', `${days}d`],
    ...['--owner', 'NAME', '--reason', 'REASON'],
  ]);
}

const daysUntil = (now: Instant, deadline: Instant): number =>
  Math.min(DAYS, Math.floor((millisecondsBetween(now, deadline) - LOUD_MS) / DAY_MS));
