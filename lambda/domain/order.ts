/** The same plain value with the keys of all its objects in one order, so that texts of equal values are equal. */
export function sortedByKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedByKey);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byText(([key]) => key))
      .map(([key, member]) => [key, sortedByKey(member)]),
  );
}

/** Orders texts by code unit: the same everywhere, whatever the language of the machine. */
export const byText =
  <Item>(textOf: (item: Item) => string) =>
  (left: Item, right: Item): number => {
    const [one, other] = [textOf(left), textOf(right)];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
