import { type ReadSecret, secret, type SecretReading } from '../../lambda/app/secret';

/** Reads these texts, one a call that asks anew; the last for ever. */
export function secretsOf(...texts: readonly string[]): ReadSecret {
  const left = [...texts];
  return async (again) => {
    if (again && left.length > 1) left.shift();
    return { kind: 'present', secret: secret(left[0] ?? '') };
  };
}

/** Reads nothing, for this reason. */
export const noSecret =
  (kind: Exclude<SecretReading['kind'], 'present'>): ReadSecret =>
  async () => ({ kind });
