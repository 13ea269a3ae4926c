/** A function of items that answers for the same items what it answered before: the simulation reads the same ones thousands of times. */
function remembering<Result>(decode: (...items: readonly (object | undefined)[]) => Result) {
  const known = new WeakMap<object, { readonly rest: readonly unknown[]; readonly result: Result }>();
  return (item: object, ...rest: readonly (object | undefined)[]): Result => {
    const found = known.get(item);
    if (found?.rest.every((one, index) => one === rest[index])) return found.result;
    const result = decode(item, ...rest);
    known.set(item, { rest, result });
    return result;
  };
}

/** The modules whose functions of that kind take most of the time of a schedule. */
export const DECODERS = [
  '../../lambda/contract/ledger-items',
  '../../lambda/contract/ledger-live-items',
  '../../lambda/contract/ledger-run-items',
] as const;

/** The module with decoders that remember. */
export const withMemory = (module: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      name.startsWith('decode') && isFunction(value) ? remembering(value) : value,
    ]),
  );

const isFunction = (value: unknown): value is (...items: readonly unknown[]) => unknown => typeof value === 'function';
