/** A text that shows as `***` wherever it is printed, inspected or made JSON of. */
export interface Secret {
  readonly reveal: () => string;
  readonly toString: () => '***';
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom');
const hidden = (): '***' => '***';

/** Wraps what must not be printed by accident. */
export const secret = (text: string): Secret => ({
  reveal: () => text,
  toString: hidden,
  ...{ toJSON: hidden, [INSPECT]: hidden },
});

/**
 * What was found under one key of the one secret.
 *
 * `malformed`: it is no JSON object of texts. `key-absent`: nothing, or nothing but blanks, under this key. `unreadable`: asked, and no answer.
 */
export type SecretReading =
  | { readonly kind: 'present'; readonly secret: Secret }
  | { readonly kind: 'secret-absent' | 'key-absent' | 'malformed' | 'denied' | 'unreadable' };

/** `again`: the medium refused what was read before, so that nothing kept is good enough. Never rejects. */
export type ReadSecret = (again: boolean) => Promise<SecretReading>;
