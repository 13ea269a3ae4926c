import type { SecretState } from '../domain/alert-path/alert-path';

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
 * `key-absent`: no text, or nothing but blanks, under this key.
 */
export type SecretReading =
  { readonly kind: 'present'; readonly secret: Secret } | { readonly kind: Exclude<SecretState, 'present'> };

/** `again`: the medium refused what was read before, so that nothing kept is good enough. Never rejects. */
export type ReadSecret = (again: boolean) => Promise<SecretReading>;
