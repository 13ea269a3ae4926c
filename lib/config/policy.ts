import * as z from 'zod';
import { DEFAULT_SETTINGS_POLICY, type Settings } from '../../lambda/contract/settings';
import type { PolicyOverrides } from './configuration';
import { section } from './values';

type Policy = Settings['policy'];

const amount = (least: number, unit: string) => {
  const expected = `a number of ${unit}, at least ${least}`;
  return z.number({ error: expected }).min(least, { error: expected });
};

/** A threshold is named after its unit. */
const UNITS: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^proofHours$/, amount(1, 'hours')],
  [/days$/i, amount(0, 'days')],
  [/hours$/i, amount(0, 'hours')],
  [/^minutes/, amount(0, 'minutes')],
  [/^lifetimeDivisor$/, amount(1, 'parts of the lifetime')],
  [/bits$/i, amount(1, 'bits')],
  [/certificates$/i, amount(1, 'certificates')],
  [/^targets$/, amount(1, 'subscriptions')],
  [/^recipients$/, amount(1, 'recipients')],
  [/percent$/i, amount(0, 'percent')],
  [/intervals$/i, amount(1, 'scan intervals')],
  [/^readings$/, z.literal([1, 2], { error: '1 or 2' })],
];

/** Names of limits, each of which may have a number of days, a part of the lifetime, or both. */
const LIMITS: readonly string[] = ['warning', 'critical'];
const LIMIT = { days: 0, lifetimeDivisor: 1 };

function overridesOf(name: string, defaults: unknown): z.ZodType {
  if (typeof defaults === 'object' && defaults !== null) {
    const keys = Object.entries(LIMITS.includes(name) ? LIMIT : defaults);
    return section(Object.fromEntries(keys.map(([key, inner]) => [key, overridesOf(key, inner).exactOptional()])));
  }
  const unit = UNITS.find(([pattern]) => pattern.test(name))?.[1];
  if (unit === undefined) throw new RangeError(`no unit is known of the threshold '${name}'`);
  return unit;
}

/** Any part of the thresholds. */
export const policyOverrides = overridesOf('policy', DEFAULT_SETTINGS_POLICY) as z.ZodType<PolicyOverrides>;

/** The defaults, with what the configuration names instead. */
export const policyWith = (overrides: PolicyOverrides = {}): Policy =>
  merged(DEFAULT_SETTINGS_POLICY, overrides) as Policy;

function merged(defaults: object, overrides: object): object {
  const known = new Map<string, unknown>(Object.entries(defaults));
  const changed = Object.entries(overrides).map(([key, value]: [string, unknown]): [string, unknown] => {
    const before = known.get(key);
    return [key, isObject(before) && isObject(value) ? merged(before, value) : value];
  });
  return { ...defaults, ...Object.fromEntries(changed) };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
