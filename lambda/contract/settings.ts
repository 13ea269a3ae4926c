import * as z from 'zod/mini';
import { DEFAULT_POLICY, type Policy } from '../domain/policy';
import type { Acceptance } from '../domain/judging/acceptance';
import type { Route, Routing } from '../domain/ledger/routing';
import { digestScheduleSchema } from './digest';
import { instantSchema } from './identifiers';
import { ruleIdSchema, subjectSchema } from './notice';
import { problemOf } from './problem';
import { type Medium, SINK_NAMES, SINKS } from './sinks';

const MEDIA = SINK_NAMES.map((name) => SINKS[name].medium);

/**
 * `endpoint`: replaces the origin of what the medium is reached by, without a path. `url`: where the webhook is. `api`: origin of what is asked who
 * acknowledged; absent: nobody is asked.
 */
const media = z.partialRecord(
  z.enum(MEDIA),
  z.object({
    endpoint: z.exactOptional(z.string()),
    url: z.exactOptional(z.string()),
    api: z.exactOptional(z.string()),
  }),
);

const names = z.exactOptional(z.array(z.string()));
const routeSchema: z.ZodMiniType<Route> = z.object({ owner: names, environment: names, rule: names, to: z.string() });

const limit = z.object({ days: z.exactOptional(z.number()), lifetimeDivisor: z.exactOptional(z.number()) });
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
  validation: z.object({ approachDays: z.number(), lifetimeDivisor: z.number() }),
  exported: z.object({ critical: limit }),
  legacy: z.object({ critical: limit, stalledAfterDays: z.number(), uploadedAgesOutAfterDays: z.number() }),
  migration: z.object({ finishedBeforeDays: z.number(), withoutProgressDays: z.number() }),
  detached: z.object({ agesOutAfterDays: z.number() }),
  notIssued: z.object({ infoAfterHours: z.number(), warningAfterHours: z.number(), agesOutAfterDays: z.number() }),
  weakKey: z.object({ rsaBits: z.number() }),
  blindSpot: z.object({ scanIntervals: z.number(), criticalAfterHours: z.number() }),
  dropped: z.object({ moreThanCertificates: z.number(), moreThanPercent: z.number(), atLeastCertificates: z.number() }),
  alertPath: z.object({ targets: z.number(), recipients: z.number(), pendingHours: z.number() }),
  use: z.object({ proofHours: z.number() }),
});

const acceptanceSchema: z.ZodMiniType<Acceptance> = z.object({
  rule: ruleIdSchema,
  subject: subjectSchema,
  reason: z.string(),
  until: instantSchema,
});

const settingsSchema = z.object({
  schemaVersion: z.literal(1),
  accountName: z.string(),
  environment: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
  /** Name of the zone, of IANA, in which messages tell moments beside UTC. */
  timeZone: z.exactOptional(z.string()),
  /** When chat gets the digest of the week. Absent: never. */
  digest: z.exactOptional(digestScheduleSchema),
  homeRegion: z.string(),
  /** A list excludes the others, which are then `skipped`. */
  regions: z.union([z.literal('enabled'), z.array(z.string())]),
  /** The regions besides the home region of which events are forwarded to it. */
  forwardFrom: z.array(z.string()),
  scanEveryMinutes: z.number(),
  secretName: z.string(),
  /** URL of the folder with the pages of the rules, without a slash at its end. Absent: messages name the path in the repository. */
  runbooks: z.exactOptional(z.string()),
  /** What the configuration decided to live with. */
  accepted: z.array(acceptanceSchema),
  /** Only those that are used. */
  media,
  /** By name: the media that a target has of its own. Absent: there is no target. */
  targets: z.exactOptional(z.record(z.string(), media)),
  /** Absent: nothing has a target. */
  routes: z.exactOptional(z.array(routeSchema)),
  policy,
});

/** The settings of one deployed stack: one JSON file in the bundle of every function, written at synthesis. */
export type Settings = z.infer<typeof settingsSchema>;

/** Name of the file in the bundle, next to the handler. */
export const SETTINGS_FILE = 'settings.json';

/** Reads the text of the file. Throws one sentence on anything else, so that a bad deployment fails at its first cold start. */
export function parseSettings(text: string): Settings {
  const value: unknown = JSON.parse(text);
  const { data, error } = settingsSchema.safeParse(value);
  if (error !== undefined) throw new Error(`${SETTINGS_FILE}: ${problemOf(error, value)}`);
  return data;
}

/** Who is told of what, as the settings say. */
export const routingOf = ({ targets = {}, routes = [] }: Pick<Settings, 'targets' | 'routes'>): Routing => ({
  targets: Object.keys(targets),
  routes,
});

/** The targets that have a medium of their own. */
export const targetsWith = ({ targets = {} }: Pick<Settings, 'targets'>, medium: Medium): readonly string[] =>
  Object.entries(targets).flatMap(([name, media]) => (media[medium] === undefined ? [] : [name]));

/** An acceptance whose form was checked before. Throws on anything else. */
export const parseAcceptance = (value: unknown): Acceptance => acceptanceSchema.parse(value);

/** The thresholds that hold where the configuration names none; here because deploy time sees the contract only. */
export const DEFAULT_SETTINGS_POLICY: Policy = DEFAULT_POLICY;
