/** The keys of a table of ours, which holds no others than its type says. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- `Object.keys` forgets the type of the keys
  Object.keys(table) as Key[];
