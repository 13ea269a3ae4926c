import * as z from 'zod/mini';
import type { Delivery } from '../domain/alert-path/delivery';
import { SOURCE_NAMES } from '../domain/inventory/source';
import type { Stored } from '../domain/ledger/stored';
import { changeSchema } from './change';
import { weekSchema } from './digest';
import { instantSchema, placeSchema, resourceArnSchema, sinkIdSchema } from './identifiers';
import type { LedgerItem } from './ledger-items';
import { incidentKeySchema } from './messages';
import { ruleIdSchema, runIdSchema, subjectSchema } from './notice';

const runSchema = z.object({
  run: runIdSchema,
  kind: z.enum(['full', 'cells', 'verb']),
  startedAt: instantSchema,
  endedAt: z.exactOptional(instantSchema),
});

/** One run: `full` reads the account, `cells` reads what events asked for, `verb` is one of the command line. Without `endedAt` it goes on, or died. */
export type Run = z.infer<typeof runSchema>;

/** Decodes a run. */
export const decodeRun = (item: LedgerItem): Stored<Run> => runSchema.safeParse(item).data ?? 'unreadable';

const heartbeatSchema = z.object({ releasedAt: z.exactOptional(instantSchema) });

/** When the one who has a lease reached the end of its work last. Absent: not yet, or not since it says so. */
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** Decodes what a lease tells of that. */
export const decodeHeartbeat = (item: LedgerItem): Stored<Heartbeat> =>
  heartbeatSchema.safeParse(item).data ?? 'unreadable';

const rescanSchema = z.object({
  region: placeSchema,
  source: z.enum(SOURCE_NAMES),
  listeners: z.exactOptional(z.tuple([resourceArnSchema], resourceArnSchema)),
  requestedAt: instantSchema,
  change: z.exactOptional(changeSchema),
});

/** A cell that an event asked to read again. `change`: what somebody did, where the event tells it. */
export type Rescan = z.infer<typeof rescanSchema>;

/** Decodes a request to read a cell again. */
export const decodeRescan = (item: LedgerItem): Stored<Rescan> => rescanSchema.safeParse(item).data ?? 'unreadable';

const removalSchema = z.object({ at: instantSchema, holds: z.number() });
const deliverySchema: z.ZodMiniType<Delivery> = z.object({
  topic: z.enum(['pages', 'chat']),
  acceptedAt: z.exactOptional(instantSchema),
  lackingSince: z.exactOptional(instantSchema),
  removed: z.exactOptional(removalSchema),
  ways: z.exactOptional(z.array(z.string())),
  removedWays: z.exactOptional(z.record(z.string(), removalSchema)),
  targets: z.exactOptional(z.record(z.string(), z.object({ at: instantSchema, instead: z.boolean() }))),
});

const pastRingSchema = z.object({
  at: instantSchema,
  own: z.boolean(),
  rules: z.array(ruleIdSchema),
  target: z.exactOptional(z.string()),
  run: z.exactOptional(runIdSchema),
  key: z.exactOptional(incidentKeySchema),
});
const seriesSchema = z.record(ruleIdSchema, z.object({ since: instantSchema, at: instantSchema, cases: z.number() }));

const accountSchema = z.object({
  /** When the announcer ran first: the age of a deployment whose scan never ended. */
  firstPassAt: z.exactOptional(instantSchema),
  /** The newest run that read the whole account. `unreadable`: cases that it could neither read nor judge. */
  latestFullRun: z.exactOptional(
    z.object({ run: runIdSchema, version: z.string(), endedAt: instantSchema, unreadable: z.array(subjectSchema) }),
  ),
  /** Name of the newest inventory, of a run of any kind. */
  snapshot: z.exactOptional(z.string()),
  /** The first full run in which a rule was conclusive. */
  conclusiveSince: z.exactOptional(z.record(ruleIdSchema, runIdSchema)),
  /** The newest digest: a week has one. Written with it. */
  latestDigest: z.exactOptional(z.object({ week: weekSchema, at: instantSchema })),
  scanAskedAt: z.exactOptional(instantSchema),
  rescanAskedAt: z.exactOptional(instantSchema),
  /** What each sink took of late, by its name; written by the announcer. */
  deliveries: z.exactOptional(z.record(sinkIdSchema, deliverySchema)),
  /** The incidents of the last hours, and the rules that keep ringing, on the default way and for targets; written with each incident. */
  rings: z.exactOptional(z.array(pastRingSchema)),
  series: z.exactOptional(seriesSchema),
  seriesOfTargets: z.exactOptional(z.record(z.string(), seriesSchema)),
});

/** What the ledger knows of the account as a whole. Absent: not yet. */
export type Account = z.infer<typeof accountSchema>;

/** Decodes what is known of the account. */
export const decodeAccount = (item: LedgerItem): Stored<Account> => accountSchema.safeParse(item).data ?? 'unreadable';
