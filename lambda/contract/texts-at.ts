/** Everything at a path of a value of unknown shape; a list on the way stands for each of its elements. Never throws. */
export function valuesAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, ...path));
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined || value === null ? [] : [value];
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? valuesAt(Reflect.get(value, key), ...rest)
    : [];
}

/** The texts among them, the empty ones left out. */
export const textsAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  valuesAt(value, ...path).filter((one): one is string => typeof one === 'string' && one !== '');
