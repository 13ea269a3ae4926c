import type { Answer } from '../domain/ledger/listener';
import type { Attempt, Chat, Pager, Told } from './ports';

/** One way to a medium: what it holds, and with which key. It says where asking again changes nothing. */
export type PagerWay = Pager<Attempt>;
/** The same to a chat. */
export type ChatWay = Chat<Attempt>;

/** The ways to one medium. */
export interface Ways<Way> {
  /** The default one, of all that no target takes. */
  readonly usual: Way;
  /** That of a target; `undefined`: it has none by this medium. */
  readonly of: (target: string) => TargetWay<Way> | undefined;
}

/**
 * `left`: the target is there and does not name the medium any more: only ends of what it was told before go there. `named`: the configuration names target and
 * medium, so that a way that cannot be used is to be mended.
 */
export interface TargetWay<Way> {
  readonly way: Way;
  readonly left: boolean;
  readonly named: boolean;
}

/**
 * A pager that is told by the way of the target, and by the default one where that cannot be used: a bad key loses no page.
 *
 * An end goes both ways: which of them was told of the beginning may have changed since, and a pager that holds nothing under a key does nothing. Where the
 * way of the target may hold it, that way has to take the end: a key that is bad for a moment would leave the page open for ever. Of a target that was taken
 * away on purpose nobody will mend it.
 */
export const routedPager = ({ usual, of }: Ways<PagerWay>): Pager => ({
  send: async (message, mayHold = false) => {
    const own = message.target === undefined ? undefined : of(message.target);
    if (own === undefined) return final(await usual.send(message));
    if (message.kind === 'clear') {
      const answers = await Promise.all([own.way.send(message), usual.send(message)]);
      return together(answers, own.named && mayHold);
    }
    return firstOf(own, usual, async (way) => way.send(message));
  },
});

/** A chat that is told by the way of the target, and by the default one where that cannot be used. */
export const routedChat = ({ usual, of }: Ways<ChatWay>): Chat => ({
  post: async (message) => {
    const own = message.target === undefined ? undefined : of(message.target);
    return own === undefined ? final(await usual.post(message)) : firstOf(own, usual, async (way) => way.post(message));
  },
});

async function firstOf<Way>(
  { way, left }: TargetWay<Way>,
  usual: Way,
  tell: (way: Way) => Promise<Attempt>,
): Promise<Told> {
  const first = left ? 'unusable' : await tell(way);
  if (first !== 'unusable') return first;
  const second = final(await tell(usual));
  return second === 'accepted' && !left ? 'instead' : second;
}

/** Nobody else is there to be told. */
const final = (attempt: Attempt): Answer => (attempt === 'unusable' ? 'refused' : attempt);

/** `isOwed`: the target's own way has to take it, be it of use now or not. */
function together([own, usual]: readonly [Attempt, Attempt], isOwed: boolean): Answer {
  const answers = own === 'unusable' && !isOwed ? [final(usual)] : [final(own), final(usual)];
  return answers.includes('none') ? 'none' : answers.includes('refused') ? 'refused' : 'accepted';
}
