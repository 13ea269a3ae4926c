import { announce } from '../../../lambda/app/announce';
import { chat } from '../../../lambda/app/chat';
import type { DrillDependencies, DrillRequest } from '../../../lambda/app/drill/drill';
import { stationName, stationsOf } from '../../../lambda/app/drill/stations';
import type { Ledger } from '../../../lambda/app/ledger/ledger';
import { page } from '../../../lambda/app/page';
import type { Identity, Table } from '../../../lambda/app/ports';
import { sinkId } from '../../../lambda/domain/ids';
import { DAY_MS, type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import type { Answer } from '../../../lambda/domain/ledger/listener';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import type { Message } from '../../../lambda/domain/message';
import { ACCOUNT, HOME } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { memoryTable } from '../../simulation/memory-table';

const PAGE = { id: sinkId('page'), topic: 'pages' } as const;
const CHAT = { id: sinkId('chat'), topic: 'chat' } as const;
const identity: Identity = { account: ACCOUNT, accountName: 'payments-prod' };

/** What the test decides of the world, between two looks at it. */
export interface World {
  /** What the pager, the chat and the topics answer. */
  readonly answers: Record<'pager' | 'chat' | 'topic', Answer>;
  isGivenUp: boolean;
  /** Whether the announcer comes when it is called. */
  isAnnouncing: boolean;
  /** Done at each pause, with its number. */
  atPause: (pause: number) => void;
}

/** A drill with the real announcer and the real sinks, over a table in memory. They act during pauses, each of which takes a second. */
export function aStage() {
  const items = memoryTable();
  const world: World = {
    answers: { pager: 'accepted', chat: 'accepted', topic: 'accepted' },
    isGivenUp: false,
    isAnnouncing: true,
    atPause: () => undefined,
  };
  const heard: { readonly by: string; readonly message: Message }[] = [];
  const calls: string[] = [];
  const told: string[] = [];
  let [now, pauses, tokens, table]: [Instant, number, number, Table] = [NOW, 0, 0, items];
  const ledger: Ledger = {
    table: { ...forwarding(() => table) },
    clock: { now: () => now },
    tokens: { next: () => `token-${(tokens += 1)}` },
  };
  const hears = (by: keyof World['answers'], message: Message): Answer => {
    if (world.answers[by] === 'accepted') heard.push({ by, message });
    return world.answers[by];
  };

  const own: Ledger = { ...ledger, table: items };
  const pass = async (): Promise<void> => {
    const published: Message[] = [];
    const publisher = {
      publish: async (_topic: string, message: Message) => {
        published.push(message);
        return hears('topic', message);
      },
    };
    await announce({
      ...{ ledger: own, identity, publisher, sinks: [PAGE, CHAT], version: '1', limits: RING_LIMITS },
      routing: { targets: [], routes: [] },
      ...{ functions: { invoke: async () => undefined }, deadline: plusMilliseconds(now, DAY_MS) },
      ...{ leaseSeconds: 60, scanLeaseSeconds: 330 },
    });
    for (const message of published)
      if (message.kind === 'bulletin' || message.kind === 'digest') await chat(chatOf(own), message.key);
      else await page(pagerOf(own), message.key);
  };
  const chatOf = (of: Ledger) => ({
    ...{ ledger: of, identity, sink: CHAT.id, leaseSeconds: 60 },
    chat: { post: async (message: Message) => hears('chat', message) },
  });
  const pagerOf = (of: Ledger) => ({
    ...{ ledger: of, identity, sink: PAGE.id, sinks: [PAGE, CHAT], claimSeconds: 60 },
    pager: { send: async (message: Message) => hears('pager', message) },
  });

  const dependencies: DrillDependencies = {
    ledger,
    functions: { invoke: async (name) => void calls.push(name) },
    pause: async () => {
      now = plusMilliseconds(now, 1000);
      world.atPause((pauses += 1));
      if (world.isAnnouncing && calls.length > 0) await pass();
    },
    isGivenUp: () => world.isGivenUp,
  };
  const stations = stationsOf([PAGE, CHAT]);
  const request: DrillRequest = {
    ...{ account: ACCOUNT, homeRegion: HOME, by: 'arn:aws:iam::123456789012:user/sleepy', stations },
    timeoutMilliseconds: 30_000,
    onTaken: (station, stage, milliseconds) => told.push(`${stationName(station)} ${stage} ${milliseconds}`),
  };
  return {
    ...{ dependencies, request, world, heard, calls, told, items, pass },
    all: stations.map(stationName),
    pauses: () => pauses,
    moveClock: (milliseconds: number) => (now = plusMilliseconds(now, milliseconds)),
    useTable: (other: Table) => (table = other),
  };
}

/** What is in the table now, whoever asks. */
const forwarding = (current: () => Table): Table => ({
  get: (key) => current().get(key),
  getMany: (keys) => current().getMany(keys),
  list: (prefix) => current().list(prefix),
  write: (changes) => current().write(changes),
});
