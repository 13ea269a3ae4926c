/** Orders texts by code unit: the same everywhere, whatever the language of the machine. */
export const byText =
  <Item>(textOf: (item: Item) => string) =>
  (left: Item, right: Item): number => {
    const [one, other] = [textOf(left), textOf(right)];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
