import * as z from 'zod';
import { DEFAULT_SETTINGS_POLICY, type Settings } from '../../lambda/contract/settings';
import type { PolicyOverrides } from './configuration';
import { section } from './values';

type Policy = Settings['policy'];
type Alerts = Policy['overdue'];

const amount = (least: number, unit: string) => {
  const expected = `a number of ${unit}, at least ${least}`;
  return z.number({ error: expected }).min(least, { error: expected }).exactOptional();
};
const days = amount(0, 'days');
const hours = amount(0, 'hours');
const limit = section({ days, lifetimeDivisor: amount(1, 'parts of the lifetime') }).exactOptional();
const alerts = section({ warning: limit, critical: limit }).exactOptional();

/** Any part of the thresholds. */
export const policyOverrides: z.ZodType<PolicyOverrides> = section({
  expiring: section({ nobody: alerts, acmeClient: alerts }).exactOptional(),
  ineligible: section({
    readings: z.literal([1, 2], { error: '1 or 2' }).exactOptional(),
    minutesBetweenReadings: amount(0, 'minutes'),
    agesOutAfterDays: days,
  }).exactOptional(),
  blocked: section({ pendingValidationHours: hours, critical: limit }).exactOptional(),
  overdue: alerts,
  legacy: section({ critical: limit }).exactOptional(),
  notIssued: section({ infoAfterHours: hours, warningAfterHours: hours, agesOutAfterDays: days }).exactOptional(),
  weakKey: section({ rsaBits: amount(1, 'bits') }).exactOptional(),
  blindSpot: section({ scanIntervals: amount(1, 'scan intervals'), criticalAfterHours: hours }).exactOptional(),
  use: section({ proofHours: amount(1, 'hours') }).exactOptional(),
});

/** The defaults, with what the configuration names instead. */
export function policyWith(overrides: PolicyOverrides = {}): Policy {
  const base = DEFAULT_SETTINGS_POLICY;
  return {
    expiring: {
      nobody: alertsWith(base.expiring.nobody, overrides.expiring?.nobody),
      acmeClient: alertsWith(base.expiring.acmeClient, overrides.expiring?.acmeClient),
    },
    ineligible: { ...base.ineligible, ...overrides.ineligible },
    blocked: {
      ...base.blocked,
      ...overrides.blocked,
      critical: { ...base.blocked.critical, ...overrides.blocked?.critical },
    },
    overdue: alertsWith(base.overdue, overrides.overdue),
    legacy: { critical: { ...base.legacy.critical, ...overrides.legacy?.critical } },
    notIssued: { ...base.notIssued, ...overrides.notIssued },
    weakKey: { ...base.weakKey, ...overrides.weakKey },
    blindSpot: { ...base.blindSpot, ...overrides.blindSpot },
    use: { ...base.use, ...overrides.use },
  };
}

const alertsWith = (base: Alerts, overrides: NonNullable<PolicyOverrides['overdue']> = {}): Alerts => ({
  warning: { ...base.warning, ...overrides.warning },
  critical: { ...base.critical, ...overrides.critical },
});
