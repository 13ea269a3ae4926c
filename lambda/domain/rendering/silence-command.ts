import type { RuleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { latestEnd, maySilence } from '../ledger/silence-bounds';
import type { SubjectId } from '../subject';
import { commandOf } from './shell-command';

const DAYS = 7;

/** What may be silenced. */
interface Failing {
  readonly subject: SubjectId;
  readonly rule: RuleId;
  /** When it begins to hurt. */
  readonly deadline: Instant | undefined;
  /** Of the certificate, if it is one. */
  readonly notAfter: Instant | undefined;
}

/**
 * The command that silences a rule on a subject for a week, or for as many days as it may be; who pastes it writes name and reason.
 *
 * `undefined`: it is none that may be silenced, or there is no day left for it.
 */
export function silenceCommand({ subject, rule, ...dates }: Failing, now: Instant): string | undefined {
  const days = Math.min(DAYS, Math.floor(millisecondsBetween(now, latestEnd({ rule, ...dates }, now)) / DAY_MS));
  if (days < 1 || !maySilence(subject)) return undefined;
  return commandOf('npx notafter silence add', [
    ...[subject, '--rule', rule, '--until', `${days}d`],
    ...['--owner', 'NAME', '--reason', 'REASON'],
  ]);
}
