/** Does so many things at a time, in their order, until all are done or `mayBegin` says no; what has begun is finished. */
export async function inTurns<Item>(
  items: readonly Item[],
  { concurrency, mayBegin }: { readonly concurrency: number; readonly mayBegin: () => boolean },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && mayBegin(); item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
