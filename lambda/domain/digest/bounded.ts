import { cut } from '../rendering/hostile-text';
import type { Shown } from './digest';

/** UTF-16 units of a text from outside: a digest is one screen, and an item of the table. */
const LENGTH = 160;

/** A text from outside, no longer than a digest holds. */
export const bounded = (text: string): string => cut(text, LENGTH);

/** The first of a list that is in order. */
export const firstOf = <Item>(most: number, items: readonly Item[]): Shown<Item> => ({
  total: items.length,
  first: items.slice(0, most),
});

/** How many there are of each key. */
export function tally<Key extends string>(keys: readonly Key[]): Readonly<Partial<Record<Key, number>>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
