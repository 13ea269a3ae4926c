import type { ToldAgain } from '../message';
import { inUtc } from '../wording';
import type { Page } from './several-rows';

/** Why a page comes once more, for as much room as there is. */
interface ToldAgainWords {
  /** Beside how many they are, in an SMS. */
  readonly brief: string;
  /** In a title. */
  readonly title: string;
  readonly sentences: string;
}

/** How much of a page nobody acknowledged. `part`: where that is not all of it, `6 of 8 not acknowledged`. */
interface Lack {
  readonly part?: { readonly brief: string; readonly title: string };
  /** Without its end. */
  readonly sentence: string;
}

/** Why a page comes once more, and how much of it nobody acknowledged; `undefined`: it comes for the first time. */
export const toldAgain = ({ again, total }: Page): ToldAgainWords | undefined =>
  again === undefined ? undefined : WORDS[again.because](inUtc(again.since), lackOf(again, total));

const WORDS: Readonly<Record<ToldAgain['because'], (since: string, lack: Lack) => ToldAgainWords>> = {
  'still-open': (since, { part, sentence }) => ({
    brief: part?.brief ?? 'still open',
    title: joined(', ', `still open since ${since}`, part?.title),
    sentences: `Told before, on ${since}, and still open. ${sentence}: \`npx notafter ack\` stops these repetitions.`,
  }),
  unacknowledged: (since, { part, sentence }) => ({
    brief: part?.brief ?? 'not acknowledged',
    title: joined(', ', 'not acknowledged in the pager', part && `${part.title} here`),
    sentences: joined(
      ' ',
      'The pager has had it, or a part of it, for an hour, and nobody acknowledged that there.',
      `It was told first on ${since}.`,
      part && `${sentence} here.`,
    ),
  }),
  grown: (since, { part, sentence }) => ({
    brief: 'more now',
    title: joined(', ', `open since ${since}, more now`, part?.title),
    sentences: joined(
      ' ',
      `Told before, on ${since}, and still open. More has joined it since.`,
      part && `${sentence}.`,
    ),
  }),
};

const joined = (by: string, ...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(by);

function lackOf({ unacknowledged }: ToldAgain, total: number): Lack {
  if (unacknowledged === undefined) return { sentence: 'Not all of it is acknowledged' };
  if (unacknowledged >= total)
    return { sentence: total === 1 ? 'Nobody acknowledged it' : `Nobody acknowledged any of the ${total}` };
  const title = `${unacknowledged} of ${total} not acknowledged`;
  const verb = unacknowledged === 1 ? 'is' : 'are';
  return {
    part: { brief: `${unacknowledged} not acknowledged`, title },
    sentence: `${unacknowledged} of ${total} ${verb} not acknowledged`,
  };
}
