import * as z from 'zod/mini';
import type { Announced, Entry, RingMark, Told } from '../domain/ledger/announced';
import type { SinkId } from '../domain/ids';
import type { Case } from '../domain/ledger/case';
import type { Stored } from '../domain/ledger/stored';
import { instantSchema } from './identifiers';
import { incidentKeySchema } from './messages';
import {
  aboutSchema,
  alertSchema,
  runIdSchema,
  silencesSchema,
  stateSchema,
  subjectSchema,
  transitionSchema,
} from './notice';
import { unrestSchema } from './unrest';

/** An item of the table. Keys that we do not know are ignored: another version of ours may have written them. */
export type LedgerItem = Readonly<Record<string, unknown>>;

/** Version of every item. An attribute that changes its meaning or goes makes a new one. */
export const ITEM_VERSION = 1;

const caseSchema: z.ZodMiniType<Case> = z.object({
  schemaVersion: z.literal(ITEM_VERSION),
  subject: subjectSchema,
  about: aboutSchema,
  version: z.number(),
  last: transitionSchema,
  rang: z.number(),
  openedAt: instantSchema,
  observedAt: instantSchema,
  state: stateSchema,
  silences: z.exactOptional(silencesSchema),
  acknowledgement: z.exactOptional(z.object({ by: z.string(), at: instantSchema, rang: z.number() })),
  unrest: z.exactOptional(unrestSchema),
});

const toldSchema: z.ZodMiniType<Told> = z.discriminatedUnion('open', [
  z.object({ revision: z.number(), open: z.literal(false) }),
  z.object({
    revision: z.number(),
    open: z.literal(true),
    highest: alertSchema,
    target: z.exactOptional(z.string()),
  }),
]);
const ringMarkSchema: z.ZodMiniType<RingMark> = z.object({ key: incidentKeySchema, rang: z.number() });
const announcedSchema = z.object({
  incident: z.exactOptional(ringMarkSchema),
  told: z.exactOptional(toldSchema),
  summaries: z.exactOptional(z.record(z.string(), ringMarkSchema)),
});
const pendingSchema = z.object({ revision: z.number(), pendingSince: z.exactOptional(instantSchema) });

/** What scans and verbs write of a case; its version is the store's. `revision` stands by itself for the conditions of the announcer. */
export function caseAttributes(one: Case): LedgerItem {
  const { schemaVersion, subject, about, last, rang, openedAt, observedAt, state } = one;
  return {
    ...{ schemaVersion, subject, about, last, revision: last.revision, rang, openedAt, observedAt, state },
    ...(one.silences !== undefined && { silences: one.silences }),
    ...(one.acknowledgement !== undefined && { acknowledgement: one.acknowledgement }),
    ...(one.unrest !== undefined && { unrest: one.unrest }),
  };
}

const SUMMARY = 'summary:';

/** Name of the attribute by which the ring of a mark stands by itself, for conditions. `addedFor`: of the mark of a summary, each sink having its own. */
export const markedRang = (addedFor?: SinkId): string =>
  addedFor === undefined ? 'incidentRang' : `summaryRang:${addedFor}`;

/** The mark of the incident that carries a ring, or of the summary that does for one sink. */
export const incidentMark = (mark: RingMark, addedFor?: SinkId): LedgerItem => ({
  [addedFor === undefined ? 'incident' : `${SUMMARY}${addedFor}`]: mark,
  [markedRang(addedFor)]: mark.rang,
});

/** The mark of a line. `toldRevision` stands by itself for conditions. */
export const toldMark = (told: Told): LedgerItem => ({ told, toldRevision: told.revision });

/** Decodes a case with the marks of the announcer. */
export function decodeEntry(item: LedgerItem): Stored<Entry> {
  const one = caseSchema.safeParse(item);
  const announced = announcedSchema.safeParse({ ...item, ...summariesIn(item) });
  const pending = pendingSchema.safeParse(item);
  if (!one.success || !announced.success || !pending.success) return 'unreadable';
  const { revision, pendingSince } = pending.data;
  if (revision !== one.data.last.revision) return 'unreadable';
  const marks: Announced = announced.data;
  return { case: one.data, announced: marks, ...(pendingSince !== undefined && { pendingSince }) };
}

function summariesIn(item: LedgerItem): LedgerItem {
  const marks = Object.entries(item).filter(([name]) => name.startsWith(SUMMARY));
  if (marks.length === 0) return {};
  return { summaries: Object.fromEntries(marks.map(([name, mark]) => [name.slice(SUMMARY.length), mark])) };
}

const pendingPointer = z.object({ subject: subjectSchema, run: runIdSchema });

/** The pointer to a pending case: set and removed together with its `pendingSince`. */
export type PendingPointer = z.infer<typeof pendingPointer>;

/** Decodes the pointer to a pending case. */
export const decodePending = (item: LedgerItem): Stored<PendingPointer> =>
  pendingPointer.safeParse(item).data ?? 'unreadable';
