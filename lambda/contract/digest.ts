import * as z from 'zod/mini';
import type { Gap } from '../domain/inventory/cell';
import type { Digest } from '../domain/digest/digest';
import { WEEKDAYS } from '../domain/digest/digest-schedule';
import type { WeekId } from '../domain/digest/due-week';
import { GAP_WORDS } from '../domain/wording';
import { instantSchema } from './identifiers';
import { alertSchema, ruleIdSchema, subjectSchema } from './notice';

/** Days on which a digest may be due; here because deploy time sees the contract only. */
export const DIGEST_WEEKDAYS = WEEKDAYS;

/** When a digest is due, as configured. */
export const digestScheduleSchema = z.object({ weekday: z.enum(WEEKDAYS), hour: z.number() });

/** A week of ISO 8601. */
export const weekSchema = z.custom<WeekId>(
  (value) => typeof value === 'string' && /^\d{4}-W\d{2}$/.test(value),
  'a week such as 2026-W47',
);

const renewerSchema = z.enum(['acm', 'acme-client', 'nobody', 'unknown']);

const watchedSchema = z.object({
  certificates: z.number(),
  sources: z.record(z.string(), z.number()),
  renewers: z.partialRecord(renewerSchema, z.number()),
  unknownUses: z.number(),
  regions: z.number(),
});

const gapSchema = z.custom<Gap>(
  (value) => typeof value === 'string' && Object.hasOwn(GAP_WORDS, value),
  'why a cell was not read whole',
);

const unreadCellSchema = z.object({ cell: z.string(), because: gapSchema, since: instantSchema });

const openCaseSchema = z.object({
  subject: subjectSchema,
  name: z.string(),
  rule: ruleIdSchema,
  severity: alertSchema,
  openedAt: instantSchema,
  deadline: z.exactOptional(instantSchema),
  notAfter: z.exactOptional(instantSchema),
  staleSince: z.exactOptional(instantSchema),
  acknowledgedBy: z.exactOptional(z.string()),
});

const endsSchema = z.object({
  within: z.array(z.object({ days: z.number(), certificates: z.number(), unattended: z.number() })),
  first: z.array(z.object({ name: z.string(), notAfter: instantSchema, renewer: renewerSchema })),
});

const migrationSchema = z.object({
  name: z.string(),
  remaining: z.number(),
  seen: z.number(),
  leftLately: z.number(),
});

const quietSchema = z.object({
  name: z.string(),
  until: instantSchema,
  reason: z.string(),
  rule: z.exactOptional(ruleIdSchema),
  owner: z.exactOptional(z.string()),
});

/** A digest, as the ledger keeps it and machines get it. */
export const digestSchema: z.ZodMiniType<Digest> = z.object({
  week: weekSchema,
  at: instantSchema,
  watched: watchedSchema,
  unread: z.object({ cells: z.object({ total: z.number(), first: z.array(unreadCellSchema) }), cases: z.number() }),
  open: z.object({ critical: z.number(), warning: z.number(), worst: z.array(openCaseSchema) }),
  changed: z.exactOptional(z.object({ since: instantSchema, opened: z.number(), ended: z.number() })),
  ends: endsSchema,
  migrations: z.object({ total: z.number(), first: z.array(migrationSchema) }),
  idle: z.object({ total: z.number(), first: z.array(z.string()) }),
  silenced: z.object({ cases: z.number(), total: z.number(), first: z.array(quietSchema) }),
  accepted: z.object({ total: z.number(), first: z.array(quietSchema) }),
  way: z.object({ pagedAt: z.exactOptional(instantSchema), drilledAt: z.exactOptional(instantSchema) }),
});
