/**
 * Does things in their order, so many at a time as are allowed whenever one begins, until all are done or `mayBegin` says no; what has begun is
 * finished.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  { concurrency, mayBegin }: { readonly concurrency: () => number; readonly mayBegin: () => boolean },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underway = new Set<Promise<void>>();
  for (const item of items) {
    while (underway.size >= concurrency()) await Promise.race(underway);
    if (!mayBegin()) break;
    const turn: Promise<void> = work(item).finally(() => underway.delete(turn));
    underway.add(turn);
  }
  await Promise.all(underway);
}
