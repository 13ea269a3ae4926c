/** What a test says of a value: `undefined` takes an optional property away. */
export type Overrides<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

/** The defaults with what the test says instead; a property that is said to be `undefined` is not there. */
export const overridden = <Value extends object>(defaults: Value, overrides: Overrides<Value>): Value =>
  Object.fromEntries(Object.entries({ ...defaults, ...overrides }).filter(([, value]) => value !== undefined)) as Value;
