import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import { earliestDeadline, worstFinding } from '../ledger/findings';
import type { Notice } from '../message';
import { commandOf } from './shell-command';
import { kindOf } from './subject-name';

const DAYS = 7;
/** So long before it hurts nobody may silence it any more. */
const LOUD_MS = 72 * HOUR_MS;

/**
 * The command that silences what a case is about for a week, or until three days before its deadline; who pastes it writes name and reason.
 *
 * `undefined`: it has ended, it is none that may be silenced, or there is no day left for it.
 */
export function silenceCommand(
  { subject, state }: Pick<Notice, 'subject' | 'state'>,
  now: Instant,
): string | undefined {
  if (state.kind === 'resolved' || ['alert-path', 'drill'].includes(kindOf(subject))) return undefined;
  const deadline = earliestDeadline(state.findings);
  const days = deadline === undefined ? DAYS : daysUntil(now, deadline);
  if (days < 1) return undefined;
  const { rule } = worstFinding(state.findings);
  return commandOf('npx notafter silence add', [
    ...[subject, '--rule', rule, '--until', `${days}d`],
    ...['--owner', 'NAME', '--reason', 'REASON'],
  ]);
}

const daysUntil = (now: Instant, deadline: Instant): number =>
  Math.min(DAYS, Math.floor((millisecondsBetween(now, deadline) - LOUD_MS) / DAY_MS));
