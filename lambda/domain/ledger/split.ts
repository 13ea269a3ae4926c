import type { NonEmpty } from '../ids';

/** In their order, so many together. */
export const byCount = <Item>(items: readonly Item[], most: number): readonly NonEmpty<Item>[] =>
  byWeight(items, most, Infinity);

/** In their order, so many together, and no more than so many bytes of JSON; what is larger by itself stands alone. */
export function byWeight<Item>(items: readonly Item[], most: number, bytes: number): readonly NonEmpty<Item>[] {
  const parts: [Item, ...Item[]][] = [];
  let room = 0;
  for (const item of items) {
    const size = bytesOf(item);
    const last = parts.at(-1);
    if (last === undefined || last.length === most || size > room) {
      parts.push([item]);
      room = bytes - size;
    } else {
      last.push(item);
      room -= size;
    }
  }
  return parts;
}

/** Of the value as JSON, in UTF-8. */
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
