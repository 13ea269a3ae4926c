import * as z from 'zod/mini';
import { DEFAULT_POLICY, type Policy } from '../domain/policy';

const limit = z.object({ days: z.optional(z.number()), lifetimeDivisor: z.optional(z.number()) });
const alerts = z.object({ warning: limit, critical: limit });

/** The thresholds as stored beside the functions. */
const policy = z.object({
  expiring: z.object({ nobody: alerts, acmeClient: alerts }),
  ineligible: z.object({
    readings: z.union([z.literal(1), z.literal(2)]),
    minutesBetweenReadings: z.number(),
    agesOutAfterDays: z.number(),
  }),
  blocked: z.object({ pendingValidationHours: z.number(), critical: limit }),
  overdue: alerts,
  legacy: z.object({ critical: limit }),
  notIssued: z.object({ infoAfterHours: z.number(), warningAfterHours: z.number(), agesOutAfterDays: z.number() }),
  weakKey: z.object({ rsaBits: z.number() }),
  blindSpot: z.object({ scanIntervals: z.number(), criticalAfterHours: z.number() }),
  use: z.object({ proofHours: z.number() }),
});

/** The settings of one deployed stack: one JSON file in the bundle of every function, written at synthesis. */
export const settingsSchema = z.object({
  schemaVersion: z.literal(1),
  accountName: z.string(),
  environment: z.optional(z.string()),
  owner: z.optional(z.string()),
  homeRegion: z.string(),
  /** A list excludes the others, which are then `skipped`. */
  regions: z.union([z.literal('enabled'), z.array(z.string())]),
  scanEveryMinutes: z.number(),
  secretName: z.string(),
  /** Absent: no PagerDuty. `endpoint`: origin of the Events API, without a path. */
  pagerduty: z.optional(z.object({ endpoint: z.string() })),
  /** Absent: no Slack. `endpoint`: replaces the origin of the webhook URL of the secret. */
  slack: z.optional(z.object({ endpoint: z.optional(z.string()) })),
  policy,
});

/** What {@link settingsSchema} describes. */
export type Settings = z.infer<typeof settingsSchema>;

/** Name of the file in the bundle, next to the handler. */
export const SETTINGS_FILE = 'settings.json';

/** The thresholds that hold where the configuration names none; here because deploy time sees the contract only. */
export const DEFAULT_SETTINGS_POLICY: Policy = DEFAULT_POLICY;

/** Keys of the one secret: what each medium reads there. */
export const SECRET_KEYS = { pagerduty: 'pagerduty', slack: 'slack' } as const;
