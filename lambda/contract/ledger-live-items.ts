import * as z from 'zod/mini';
import { type NonEmpty, sinkId } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Bulletin } from '../domain/ledger/bulletin';
import type { ChatPost, DigestPost } from '../domain/ledger/chat-post';
import type { Incident, Member } from '../domain/ledger/incident';
import type { Holding } from '../domain/ledger/listener';
import type { Stored } from '../domain/ledger/stored';
import { digestSchema } from './digest';
import { instantSchema, sinkIdSchema } from './identifiers';
import { ITEM_VERSION, type LedgerItem } from './ledger-items';
import { type ListenerPart, listenerParts } from './listener-attributes';
import { bulletinKeySchema, incidentKeySchema, lineSchema, stormSchema } from './messages';
import { runIdSchema, subjectSchema } from './notice';

const created = {
  schemaVersion: z.literal(ITEM_VERSION),
  run: runIdSchema,
  createdAt: instantSchema,
  target: z.exactOptional(z.string()),
  marked: z.boolean(),
};
const incidentSchema = z.object({
  ...created,
  kind: z.literal('incident'),
  key: incidentKeySchema,
  storm: z.exactOptional(stormSchema),
  joins: z.exactOptional(z.number()),
  joinedAt: z.exactOptional(instantSchema),
  listeners: z.exactOptional(z.array(sinkIdSchema)),
  addedFor: z.exactOptional(sinkIdSchema),
});
const memberSchema: z.ZodMiniType<Member> = z.object({ subject: subjectSchema, rang: z.number() });
const membersSchema = z.object({ members: z.tuple([memberSchema], memberSchema) });
const post = { ...created, key: bulletinKeySchema, publishedAt: z.exactOptional(instantSchema) };
const postSchema = z.discriminatedUnion('kind', [
  z.object({ ...post, kind: z.literal('bulletin'), lines: z.tuple([lineSchema], lineSchema) }),
  z.object({ ...post, kind: z.literal('digest'), digest: digestSchema }),
]);

/** What is written of an incident when it is created. */
export const incidentAttributes = (incident: Incident): LedgerItem => {
  const { schemaVersion, kind, key, run, createdAt, marked, storm, listeners, addedFor } = incident;
  return {
    ...{ schemaVersion, kind, key, run, createdAt, marked, ...targetIn(incident) },
    ...(storm !== undefined && { storm }),
    ...(listeners !== undefined && { listeners }),
    ...(addedFor !== undefined && { addedFor }),
  };
};

const targetIn = ({ target }: Pick<Incident, 'target'>): LedgerItem => (target === undefined ? {} : { target });

/** The members of an incident are an item of their own: they change only when others join, and the incident is updated often. */
export const memberAttributes = (members: NonEmpty<Member>): LedgerItem => ({ schemaVersion: ITEM_VERSION, members });

/** Decodes an incident and the item of its members. */
export function decodeIncident(item: LedgerItem, membersItem: LedgerItem | undefined): Stored<Incident> {
  const one = incidentSchema.safeParse(item);
  const of = membersSchema.safeParse(membersItem);
  const parts = listenerParts(item);
  if (!one.success || !of.success || parts === 'unreadable') return 'unreadable';
  const holdings = [...parts].flatMap(([listener, part]) => {
    const holding = holdingIn(part, one.data.createdAt);
    return holding === undefined ? [] : [[listener, holding] as const];
  });
  return {
    ...one.data,
    members: of.data.members,
    holdings: Object.fromEntries(holdings),
    poked: pokedIn(parts),
    ...answersIn(parts),
  };
}

/** A claim that was never settled leaves no holding of its own. */
function holdingIn(part: ListenerPart, createdAt: Instant) {
  const { held, heldAt, claimedBy, claimedUntil } = part;
  const claim = claimIn(claimedBy, claimedUntil);
  if (held === undefined && claim === undefined) return undefined;
  return {
    held: held ?? 'nothing',
    at: heldAt ?? createdAt,
    ...detailsIn(part),
    ...(claim !== undefined && { claim }),
  };
}

const detailsIn = ({ aloudAt, escalatedAt, members, instead, byOwn }: ListenerPart): Omit<Holding, 'held' | 'at'> => ({
  ...(aloudAt !== undefined && { aloudAt }),
  ...(escalatedAt !== undefined && { escalatedAt }),
  ...(members !== undefined && { members }),
  ...(instead && { instead }),
  ...(byOwn && { byOwn }),
});

function answersIn(parts: ReadonlyMap<string, ListenerPart>): Pick<Incident, 'answers'> {
  const answers = [...parts].flatMap(([sink, { answer }]) => (answer === undefined ? [] : [[sink, answer] as const]));
  return answers.length === 0 ? {} : { answers: Object.fromEntries(answers) };
}

const claimIn = (by: string | undefined, until: Instant | undefined) =>
  by === undefined || until === undefined ? undefined : { by, until };

const pokedIn = (parts: ReadonlyMap<string, ListenerPart>) =>
  Object.fromEntries(
    [...parts].flatMap(([listener, { poked }]) => (poked === undefined ? [] : [[listener, poked] as const])),
  );

/** What is written of a bulletin when it is created. */
export const bulletinAttributes = (bulletin: Bulletin): LedgerItem => {
  const { schemaVersion, kind, key, run, createdAt, marked, lines } = bulletin;
  return { schemaVersion, kind, key, run, createdAt, marked, lines, ...targetIn(bulletin) };
};

/** What is written of a digest when it is created. */
export const digestAttributes = (one: DigestPost): LedgerItem => {
  const { schemaVersion, kind, key, run, createdAt, marked, digest } = one;
  return { schemaVersion, kind, key, run, createdAt, marked, digest };
};

/** Decodes a bulletin or a digest. */
export function decodeBulletin(item: LedgerItem): Stored<ChatPost> {
  const one = postSchema.safeParse(item);
  const parts = listenerParts(item);
  if (!one.success || parts === 'unreadable') return 'unreadable';
  const postedAt = [...parts].flatMap(([listener, part]) =>
    part.postedAt === undefined ? [] : [[listener, part.postedAt] as const],
  );
  const instead = [...parts].flatMap(([listener, part]) => (part.instead ? [sinkId(listener)] : []));
  return {
    ...one.data,
    postedAt: Object.fromEntries(postedAt),
    ...(instead.length > 0 && { instead }),
    poked: pokedIn(parts),
  };
}

const livePointer = z.object({ key: z.union([incidentKeySchema, bulletinKeySchema]) });

/** Decodes the pointer to a live incident or bulletin. */
export const decodeLive = (item: LedgerItem): Stored<z.infer<typeof livePointer>> =>
  livePointer.safeParse(item).data ?? 'unreadable';
