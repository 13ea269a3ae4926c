import type { SinkId } from '../ids';
import type { Instant } from '../instant';

/** `watchdog` is not here: nothing of ours publishes to it. */
export type Topic = 'pages' | 'chat';
/** Who holds incidents: the topic, for its other subscribers, and each sink of ours. One rule for all. */
export type Listener = 'pages' | SinkId;
/** What a listener should hear now. */
export type Intent = 'tell' | 'clear';
/** What a listener is told: to hold something, to end it, or once more what it holds, so that people notice. */
export type Telling = Intent | 'repeat' | 'escalate' | 'grow';
/** What a listener is about to be told. */
export interface Attempt {
  readonly telling: Telling;
  /** So many members the incident has. */
  readonly members: number;
}
/**
 * As far as we know. `trying`: attempted, never accepted; not told to who would ring, held to who would clear. `at`: of the attempt or the answer. `instead`:
 * accepted on the default way, as that of the target could not be used; `byOwn`: that of the target had accepted it before, and holds it, too.
 *
 * Of what is open, `aloudAt`: when people last noticed, as far as we know: a refresh does not change it, though it rings where somebody had closed it by hand,
 * which only the medium can tell; absent, of earlier versions: `at`. `escalatedAt`: when it was told last that nobody acknowledged it in the pager. `members`:
 * so many the incident had when it was told last; absent, of earlier versions: all of them.
 */
export interface Holding {
  readonly held: 'nothing' | 'trying' | 'open' | 'ended';
  readonly at: Instant;
  readonly aloudAt?: Instant;
  readonly escalatedAt?: Instant;
  readonly members?: number;
  readonly instead?: true;
  readonly byOwn?: true;
}
/** `refused`: a definite no, nothing happened. `none`: no answer, so that it may have happened. */
export type Answer = 'accepted' | 'refused' | 'none';
/** `before`: as the claim found it. `none` is noted before the attempt, too. A refusal undoes its own attempt, not an earlier one without an answer. */
export function holdingAfter(before: Holding, attempt: Attempt, answer: Answer, at: Instant): Holding {
  if (answer === 'accepted')
    return attempt.telling === 'clear' ? { held: 'ended', at } : heldAfter(before, attempt, at);
  return answer === 'refused' || before.held === 'open' ? before : { held: 'trying', at };
}
function heldAfter(before: Holding, { telling, members }: Attempt, at: Instant): Holding {
  const isQuiet = telling === 'tell' && before.held === 'open';
  const escalatedAt = telling === 'escalate' ? at : before.escalatedAt;
  const held = { held: 'open', at, aloudAt: isQuiet ? lastAloud(before) : at, members } as const;
  return escalatedAt === undefined ? held : { ...held, escalatedAt };
}
/** Whether the way of a target may hold it: it accepted it, or nobody knows. */
export const mayHoldByOwn = ({ held, instead, byOwn }: Holding): boolean =>
  held === 'trying' || (held === 'open' && (instead !== true || byOwn === true));
/** When people last noticed what is held. */
export const lastAloud = ({ at, aloudAt = at }: Holding): Instant => aloudAt;
/**
 * Noted by the announcer before it pokes a sink; counts anew with each reason. `ask`: to ask its medium who acknowledged. `times`: of what a topic was told,
 * that was the first. `since`: of the first poke; absent, of earlier versions: nobody knows.
 */
export interface Poked {
  readonly reason: 'missing' | 'surplus' | 'refresh' | 'repeat' | 'escalate' | 'ask';
  readonly times: number;
  readonly at: Instant;
  readonly since?: Instant;
}
