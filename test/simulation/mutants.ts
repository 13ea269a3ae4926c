import type { Item, ItemChange, Table } from '../../lambda/app/ports';
import { isNonEmpty } from '../../lambda/domain/ids';
import type { Mutant } from './world';

const without = (item: Item, ...attributes: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([attribute]) => !attributes.includes(attribute)));

/** The table to whose writer something else is done than what it asked for. */
const writing = (table: Table, instead: (change: ItemChange) => ItemChange): Table => ({
  ...table,
  write: async (changes) => {
    const others = changes.map(instead);
    return isNonEmpty(others) ? table.write(others) : 'written';
  },
});

/** The table whose reader sees something else than what is stored. */
const reading = (table: Table, instead: (item: Item) => Item): Table => ({
  ...table,
  getMany: async (keys) => new Map([...(await table.getMany(keys))].map(([key, item]) => [key, instead(item)])),
});

/** The same, of whoever lists. */
const listing = (table: Table, instead: (item: Item) => Item): Table => ({
  ...table,
  list: async (prefix) => new Map([...(await table.list(prefix))].map(([key, item]) => [key, instead(item)])),
});

/** The same, of whoever reads one item. */
const getting = (table: Table, instead: (item: Item) => Item): Table => ({
  ...table,
  get: async (key) => {
    const item = await table.get(key);
    return item && instead(item);
  },
});

/** The account whose rings lack that. */
const ringsWithout = (item: Item, attribute: string): Item =>
  Array.isArray(item['rings']) ? { ...item, rings: item['rings'].map((ring: Item) => without(ring, attribute)) } : item;

/** The incident of which everybody is taken to know all members. */
const withoutGrowth = (item: Item): Item => without(item, 'members:page', 'members:pages');

/** The incident that its topic heard of long ago. */
const toldLongAgo = (item: Item): Item =>
  'aloudAt:pages' in item ? { ...item, 'aloudAt:pages': '2026-01-01T00:00:00.000Z' } : item;

/** As if the pager had not answered. */
const unanswered = (item: Item): Item => (item['held:page'] === 'open' ? { ...item, 'held:page': 'trying' } : item);

/** As if every silence had been written for what is critical. */
const silenceAll = (item: Item): Item =>
  Array.isArray(item['silences'])
    ? { ...item, silences: item['silences'].map((silence: object) => ({ ...silence, upTo: 'critical' })) }
    : item;

const unconditional = (change: ItemChange): ItemChange =>
  change.kind === 'delete'
    ? { kind: 'delete', key: change.key }
    : { kind: 'update', key: change.key, set: change.set, remove: change.remove ?? [] };

const removes = (change: ItemChange, attribute: string): boolean =>
  change.kind === 'update' && (change.remove ?? []).includes(attribute);

const withoutSet = (change: ItemChange, attribute: string): ItemChange =>
  change.kind === 'update' ? { ...change, set: without(change.set, attribute) } : change;

/** As if a ring that has no incident yet were none. */
const forgetNewRing = (item: Item): Item =>
  typeof item['rang'] === 'number' && item['rang'] > Number(item['incidentRang'] ?? 0) ? { ...item, rang: 0 } : item;

const acknowledged = (item: Item): Item =>
  typeof item['rang'] === 'number'
    ? { ...item, acknowledgement: { by: 'nobody', at: item['openedAt'], rang: item['rang'] } }
    : item;

const acknowledgedForEver = (item: Item): Item =>
  isItem(item['acknowledgement'])
    ? { ...item, acknowledgement: { ...item['acknowledgement'], rang: item['rang'] } }
    : item;

const withoutUnrest = (item: Item): Item => without(item, 'unrest');

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;

/** Decisions of the protocol, switched off one by one: each has to make a property fail. */
export const MUTANTS = {
  /** `pending` goes although the case moved on since it was read: what came between is never told. */
  removeCond: {
    table: (table, of) =>
      of === 'announce'
        ? writing(table, (change) => (removes(change, 'pendingSince') ? unconditional(change) : change))
        : table,
  },
  /** An attempt without an answer is taken as told: pages are lost, and incidents stay open. */
  attemptRule: { answer: (answer) => (answer === 'none' ? 'accepted' : answer) },
  /** A member whose new ring has no incident yet lets go of its old one: a moment without any. */
  clearRule: { table: (table, of) => (of === 'page' ? reading(table, forgetNewRing) : table) },
  /** A chat posts every line, however old: it hears old news last. */
  chatSkip: { table: (table, of) => (of === 'chat' ? reading(table, (item) => without(item, 'told')) : table) },
  /** A chat does not know what it posted: it posts digests again. */
  posted: { table: (table, of) => (of === 'chat' ? reading(table, (item) => without(item, 'postedAt:chat')) : table) },
  /** Who announces takes every ring for acknowledged: nothing is told again. */
  repetition: { table: (table, of) => (of === 'announce' ? reading(table, acknowledged) : table) },
  /** Who announces does not know that the pager holds anything: what that has is repeated to the others. */
  pagerHolds: { table: (table, of) => (of === 'announce' ? reading(table, unanswered) : table) },
  /** Whoever acknowledged a ring is taken to know of all later ones: they are not told again. */
  acknowledgement: {
    table: (table, of) => (of === 'announce' ? reading(table, acknowledgedForEver) : table),
  },
  /** A silence goes on though what it hides got worse. */
  silenceRule: { table: (table, of) => (of === 'scan' ? listing(reading(table, silenceAll), silenceAll) : table) },
  /** A scan or a verb writes what it decided, be the case still as it was read or not. */
  version: { table: (table, of) => (of === 'scan' || of === 'drill' ? writing(table, unconditional) : table) },
  /** How often a case changed is not remembered: each change is told. */
  unrest: {
    table: (table, of) => (of === 'scan' ? listing(reading(table, withoutUnrest), withoutUnrest) : table),
  },
  /** What rang is not remembered: more rings than may. */
  ringMemory: {
    table: (table, of) => (of === 'announce' ? writing(table, (change) => withoutSet(change, 'rings')) : table),
  },
  /** Whom an incident is for is not written: a pager that is added is told of each by itself. */
  listeners: {
    table: (table, of) => (of === 'announce' ? writing(table, (change) => withoutSet(change, 'listeners')) : table),
  },
  /** For whom a summary is, is not written: all are told of it. */
  addedFor: {
    table: (table, of) => (of === 'announce' ? writing(table, (change) => withoutSet(change, 'addedFor')) : table),
  },
  /** What a summary carries is not marked: it is told again, by another. */
  summaryMark: {
    table: (table, of) =>
      of === 'announce' ? writing(table, (change) => withoutSet(change, 'summary:second')) : table,
  },
  /** A pager does not see by which summary it has a ring: it never lets go of what it had before it was away. */
  summaryView: {
    table: (table, of) => (of === 'page' ? reading(table, (item) => without(item, 'summary:second')) : table),
  },
  /** Which run rang on its own is not remembered: after a pass that ran out of time it rings as much again. */
  ringingRun: {
    table: (table, of) => (of === 'announce' ? getting(table, (item) => ringsWithout(item, 'run')) : table),
  },
  /** Nobody knows which incident a storm could join: each run makes one. */
  stormJoins: {
    table: (table, of) => (of === 'announce' ? getting(table, (item) => ringsWithout(item, 'key')) : table),
  },
  /** Nobody counts the members that somebody was told of: who joins is never told. */
  growth: {
    table: (table, of) => (of === 'announce' || of === 'page' ? reading(table, withoutGrowth) : table),
  },
  /** The announcer does not know when a topic was told: it tells of each who joins. */
  growthRate: { table: (table, of) => (of === 'announce' ? reading(table, toldLongAgo) : table) },
} as const satisfies Readonly<Record<string, Mutant>>;

/** The name of a mutant. */
export type MutantName = keyof typeof MUTANTS;
