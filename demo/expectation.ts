/** Something that should have arrived did not, or the other way round: the demo has failed. */
export class Disappointment extends Error {}

/** The one item; anything but one is a {@link Disappointment}. */
export function theOnly<Item>(items: readonly Item[], what: string): Item {
  const [only] = items;
  if (only === undefined || items.length > 1)
    throw new Disappointment(`expected exactly one ${what}, and ${items.length} arrived`);
  return only;
}

/** As many arrived as ought to, or it is a {@link Disappointment}. */
export function expectCount(items: readonly unknown[], count: number, what: string): void {
  expectThat(items.length === count, `expected ${count} ${what}, and ${items.length} arrived`);
}

/** Holds, or is a {@link Disappointment}. */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Disappointment(otherwise);
}
