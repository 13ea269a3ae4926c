import type { SinkId } from '../ids';
import type { Instant } from '../instant';

/** `watchdog` is not here: nothing of ours publishes to it. */
export type Topic = 'pages' | 'chat';
/** Who holds incidents: the topic, for its other subscribers, and each sink of ours. One rule for all. */
export type Listener = 'pages' | SinkId;
/** What a listener should hear now. */
export type Intent = 'tell' | 'clear';
/**
 * As far as we know. `trying`: attempted, never accepted; not told to who would ring, held to who would clear. `at`: of the attempt or the answer. `instead`:
 * accepted on the default way, as that of the target could not be used.
 */
export interface Holding {
  readonly held: 'nothing' | 'trying' | 'open' | 'ended';
  readonly at: Instant;
  readonly instead?: true;
}
/** `refused`: a definite no, nothing happened. `none`: no answer, so that it may have happened. */
export type Answer = 'accepted' | 'refused' | 'none';
/** `before`: as the claim found it. `none` is noted before the attempt, too. A refusal undoes its own attempt, not an earlier one without an answer. */
export function holdingAfter(before: Holding, intent: Intent, answer: Answer, at: Instant): Holding {
  if (answer === 'accepted') return { held: intent === 'tell' ? 'open' : 'ended', at };
  return answer === 'refused' || before.held === 'open' ? before : { held: 'trying', at };
}
/** Noted by the announcer before it pokes a sink; counts anew with each reason. */
export interface Poked {
  readonly reason: 'missing' | 'surplus' | 'refresh';
  readonly times: number;
  readonly at: Instant;
}
