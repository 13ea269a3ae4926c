import type { NonEmpty } from './ids';

/** The values of each key, each once; keys and values in the order in which they come. */
export function grouped<Key, Value>(entries: Iterable<readonly [Key, Value]>): ReadonlyMap<Key, NonEmpty<Value>> {
  const groups = new Map<Key, { readonly first: Value; readonly all: Set<Value> }>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: value, all: new Set([value]) });
    else group.all.add(value);
  }
  return new Map(Array.from(groups, ([key, { first, all }]) => [key, [first, ...[...all].slice(1)]]));
}
