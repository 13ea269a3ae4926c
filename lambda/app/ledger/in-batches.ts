/** So many at once: a table answers in milliseconds, and a thousand items one by one take longer than a function may run. */
const AT_ONCE = 10;

/** Does the same with each item, some at once, batch after batch. Rejects with the first that rejects. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return results;
}
