import type { Ledger } from '../../lambda/app/ledger/ledger';
import type { ItemChange, Table } from '../../lambda/app/ports';
import { decodeEntry } from '../../lambda/contract/ledger-items';
import { decodeIncident } from '../../lambda/contract/ledger-live-items';
import { type NonEmpty, type SinkId, sinkId } from '../../lambda/domain/ids';
import type { Entry } from '../../lambda/domain/ledger/announced';
import type { Incident, IncidentKey, Member } from '../../lambda/domain/ledger/incident';
import type { Answer } from '../../lambda/domain/ledger/listener';
import type { DeployedSink } from '../../lambda/domain/ledger/reconciliation';
import { isReadable } from '../../lambda/domain/ledger/stored';
import type { Transition } from '../../lambda/domain/ledger/transition';
import type { Alert } from '../../lambda/domain/severity';
import type { SubjectId } from '../../lambda/domain/subject';
import { FakeChat, FakePager, FakeSubscriber } from './media';
import { memoryTable, type MemoryTable } from './memory-table';
import type { Process, Scheduler } from './scheduler';
import { type Stay, staysOf } from './stays';
import { HEALTHY, type Truth } from './truth';

/** A decision of the protocol, switched off: what processes of a kind see, or are answered, instead. */
export interface Mutant {
  readonly table?: (table: Table, of: Process['of']) => Table;
  readonly answer?: (answer: Answer, of: Process['of']) => Answer;
}

/** What holds incidents in the simulated deployment, and what posts. */
const PAGE = sinkId('page');
export const CHAT = sinkId('chat');
/** A second one that holds incidents, where a mix has it. */
const SECOND = sinkId('second');

/** All that the processes share, and what an observer remembers of it. Times are in seconds. */
export class World {
  readonly table: MemoryTable;
  readonly pager: FakePager;
  readonly second: FakePager;
  /** When the second pager is there, in seconds. Empty: never. */
  readonly stays: readonly Stay[];
  readonly chat: FakeChat;
  readonly subscriber: FakeSubscriber;
  readonly truth = new Map<SubjectId, Truth>();
  /** Cases that were spoiled or deleted; the latter are judged anew. */
  readonly poisoned = new Set<SubjectId>();
  readonly deleted = new Set<SubjectId>();
  /** When each ring began, by subject and revision. */
  readonly ringAt = new Map<string, number>();
  /** What happened to each subject, as it was written. */
  readonly transitions = new Map<SubjectId, Transition[]>();
  /** Since when a subject rings without a break. */
  readonly ringsSince = new Map<string, number>();
  /** Of rings that joined an incident: since when that one was to be told, by subject and revision. */
  readonly joinedSince = new Map<string, number>();
  /** When each ring joined an incident, by subject and revision. */
  readonly joinedAt = new Map<string, number>();
  /** When somebody could not join an incident, because it was just being told or cleared. */
  readonly refusedJoins: number[] = [];
  /** Incidents as they were created, but drills. `exempt`: something in it was expired. `addedFor`: a summary for that one. */
  readonly created: {
    readonly key: IncidentKey;
    readonly at: number;
    readonly exempt: boolean;
    readonly addedFor: SinkId | undefined;
  }[] = [];
  private readonly membersOf = new Map<string, readonly Member[]>();
  readonly closedByHandAt = new Map<SubjectId, number>();
  /** When somebody silenced a case, and what stood then. */
  readonly silenced = new Map<SubjectId, { readonly at: number; readonly severity: Alert }>();
  /** From the ring to the notification. */
  readonly delays: number[] = [];

  constructor(
    readonly scheduler: Scheduler,
    private readonly mutant: Mutant,
  ) {
    this.table = memoryTable((keys) => keys.forEach((key) => this.observe(key)));
    this.stays = scheduler.mix.secondPager ? staysOf(scheduler) : [];
    this.pager = this.pagerHearing((key) => this.onNotified(key));
    this.second = this.pagerHearing((key) => scheduler.log('second pager', `NOTIFIES of ${key}`));
    this.chat = new FakeChat(scheduler);
    this.subscriber = new FakeSubscriber(scheduler);
    const { storm } = scheduler.mix;
    const count = storm > 0 ? storm : 2 + Math.floor(scheduler.upTo(7));
    for (let index = 0; index < count; index += 1) this.truth.set(`certificate:${index}`, HEALTHY);
  }

  /** The sinks that are deployed now. */
  get sinks(): readonly DeployedSink[] {
    const { now, mix } = this.scheduler;
    const isThere = this.stays.some(({ from, until }) => from <= now && now < until);
    return [
      { id: PAGE, topic: 'pages', escalates: mix.escalates },
      { id: CHAT, topic: 'chat' },
      ...(isThere ? [{ id: SECOND, topic: 'pages', escalates: mix.escalates } as const] : []),
    ];
  }

  /** The medium of a sink that holds incidents. */
  mediumOf(sink: SinkId): FakePager {
    return sink === SECOND ? this.second : this.pager;
  }

  private pagerHearing(onNotify: (key: IncidentKey) => void): FakePager {
    const pager: FakePager = new FakePager(this.scheduler, onNotify, (key, decidedAt) =>
      this.onCleared(pager, key, decidedAt),
    );
    return pager;
  }

  /** The ledger as a process sees it. */
  ledgerOf(process: Process): Ledger {
    const { scheduler, table: shared } = this;
    const table: Table = {
      get: async (key) =>
        scheduler.call(
          process,
          () => `get ${key}`,
          async () => shared.get(key),
        ),
      getMany: async (keys) =>
        scheduler.call(
          process,
          () => `get ${keys.join(' ')}`,
          async () => shared.getMany(keys),
        ),
      list: async (prefix) =>
        scheduler.call(
          process,
          () => `list ${prefix}`,
          async () => shared.list(prefix),
        ),
      write: async (changes) =>
        scheduler.call(
          process,
          () => `write ${shown(changes)}`,
          async () => this.written(changes),
        ),
    };
    return {
      table: this.mutant.table?.(table, process.of) ?? table,
      clock: { now: () => scheduler.instant },
      tokens: { next: () => `t${scheduler.nextId()}` },
    };
  }

  private async written(changes: NonEmpty<ItemChange>): Promise<'written' | 'refused'> {
    const outcome = await this.table.write(changes);
    const isJoin = changes.some((change) => change.kind === 'update' && 'joinedAt' in change.set);
    if (isJoin && outcome === 'refused') this.refusedJoins.push(this.scheduler.now);
    return outcome;
  }

  /** What a process is answered. */
  answerTo({ of }: Process, answer: Answer): Answer {
    return this.mutant.answer?.(answer, of) ?? answer;
  }

  entryOf(subject: SubjectId): Entry | 'unreadable' | undefined {
    const item = this.table.items.get(`case#${subject}`);
    return item && decodeEntry(item);
  }

  incidentOf(key: IncidentKey): Incident | undefined {
    const incident = decodeIncident(
      this.table.items.get(`incident#${key}`) ?? {},
      this.table.items.get(`members#${key}`),
    );
    return isReadable(incident) ? incident : undefined;
  }

  /** Whether a pager has an incident open for the subject. */
  private isHeld(pager: FakePager, subject: SubjectId): boolean {
    return [...pager.open].some((key) => this.incidentOf(key)?.members.some((member) => member.subject === subject));
  }

  /** Looks at the bare item: it is written often. */
  private observe(key: string): void {
    if (key.startsWith('members#')) this.observeMembers(key);
    if (!key.startsWith('case#')) return;
    const { rang } = this.table.items.get(key) ?? {};
    if (typeof rang === 'number') this.observeRing(key.slice('case#'.length), rang);
    if (this.scheduler.mix.flappingMinutes > 0) this.observeTransition(key);
  }

  private observeRing(subject: string, rang: number): void {
    const { now } = this.scheduler;
    if (rang === 0) this.ringsSince.delete(subject);
    else if (!this.ringsSince.has(subject)) this.ringsSince.set(subject, now);
    const ring = `${subject} ${rang}`;
    if (rang > 0 && !this.ringAt.has(ring)) this.ringAt.set(ring, now);
  }

  private observeTransition(key: string): void {
    const entry = decodeEntry(this.table.items.get(key) ?? {});
    if (!isReadable(entry)) return;
    const { subject, last } = entry.case;
    const known = this.transitions.get(subject) ?? [];
    if (known.at(-1)?.revision !== last.revision) this.transitions.set(subject, [...known, last]);
  }

  private observeMembers(key: string): void {
    const incident = this.incidentOf(keyIn(key));
    const members = incident?.members ?? [];
    const before = this.membersOf.get(key);
    this.membersOf.set(key, members);
    if (before === undefined) this.observeCreated(keyIn(key), incident);
    else if (incident?.addedFor === undefined) this.observeJoined(before, members.slice(before.length));
  }

  private observeCreated(key: IncidentKey, incident: Incident | undefined): void {
    const { members, addedFor } = incident ?? { members: [] };
    if (members.some(({ subject }) => subject.startsWith('drill:'))) return;
    const exempt = members.some(({ subject }) => this.isExpired(subject));
    this.created.push({ key, at: this.scheduler.now, exempt, addedFor });
  }

  private observeJoined(before: readonly Member[], joined: readonly Member[]): void {
    const since = Math.min(...before.map(({ subject, rang }) => this.ringAt.get(`${subject} ${rang}`) ?? 0));
    for (const { subject, rang } of joined) {
      this.joinedSince.set(`${subject} ${rang}`, since);
      this.joinedAt.set(`${subject} ${rang}`, this.scheduler.now);
    }
  }

  private isExpired(subject: SubjectId): boolean {
    const entry = this.entryOf(subject);
    return !isReadable(entry) || entry.case.state.rung === 'expired';
  }

  private onNotified(key: IncidentKey): void {
    const { now } = this.scheduler;
    this.scheduler.log('pager', `NOTIFIES of ${key}`);
    if (this.pager.notified.some((earlier) => earlier.key === key && earlier.at < now)) return;
    for (const { subject, rang } of this.incidentOf(key)?.members ?? []) {
      const entry = this.entryOf(subject);
      const since = this.ringAt.get(`${subject} ${rang}`);
      if (isReadable(entry) && entry.case.rang === rang && since !== undefined) this.delays.push(now - since);
    }
  }

  /** Between two rings there is never a moment without an incident. */
  private onCleared(pager: FakePager, key: IncidentKey, decidedAt: number): void {
    this.scheduler.log(pager === this.second ? 'second pager' : 'pager', `clears ${key}`);
    for (const { subject } of this.incidentOf(key)?.members ?? []) {
      if (this.rangAllAlong(subject, decidedAt) && !this.isHeld(pager, subject))
        this.scheduler.fail(`P4 ${subject} rings and lost its last incident ${key}`);
    }
  }

  /** Whether it has been ringing since before that moment, and nobody closed anything of it by hand. */
  private rangAllAlong(subject: SubjectId, before: number): boolean {
    const since = this.ringsSince.get(subject);
    const isIntact = !this.poisoned.has(subject) && (this.closedByHandAt.get(subject) ?? -1) < (since ?? 0);
    return since !== undefined && since < before && isIntact;
  }
}

const keyIn = (membersKey: string): IncidentKey => `notafter:1:${membersKey.slice('members#notafter:1:'.length)}`;

const shown = (changes: readonly ItemChange[]): string =>
  changes
    .map((change) => `${change.key}${change.kind === 'update' ? ` ${JSON.stringify(change.set)}` : ' (delete)'}`)
    .join(', ');
