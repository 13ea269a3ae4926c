import { gunzipSync, gzipSync } from 'node:zlib';
import type { Change, Condition, Item, Snapshots, Table } from '../lambda/app/ports';
import { scan } from '../lambda/app/scan';
import { awsSources } from '../lambda/collectors/aws-sources';
import { decodeInventory } from '../lambda/contract/inventory';
import { DEFAULT_POLICY } from '../lambda/domain/policy';
import { RULES } from '../lambda/domain/rules';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { NOW } from '../test/builders/instant';
import { silentDns } from '../test/builders/dns';
import { aWire } from '../test/builders/wire';
import { handOver } from './figure';
import { wireAccount } from './wire-account';

const MEBIBYTE = 1024 * 1024;
const SIZE = { certificates: 10_000, atRisk: 20 };
const clock = { now: () => NOW };

/** A table in memory with one writer: of all conditions only an absence can fail. */
function aTable(): Table {
  const items = new Map<string, Item>();
  const apply = (change: Change): void => {
    if (change.kind === 'delete') return void items.delete(change.key);
    const removed = new Set(change.remove);
    const kept = Object.entries({ ...items.get(change.key), ...change.set }).filter(([name]) => !removed.has(name));
    items.set(change.key, Object.fromEntries(kept));
  };
  const isAbsent = ({ key, condition }: Change): boolean => isAbsence(condition) && items.has(key);
  return {
    get: async (key) => Promise.resolve(items.get(key)),
    getMany: async (keys) =>
      Promise.resolve(
        new Map(
          keys.flatMap((key): readonly (readonly [string, Item])[] => {
            const item = items.get(key);
            return item === undefined ? [] : [[key, item]];
          }),
        ),
      ),
    list: async (prefix) => Promise.resolve(new Map([...items].filter(([key]) => key.startsWith(prefix)).sort())),
    write: async (changes) => {
      if (changes.some(isAbsent)) return Promise.resolve('refused');
      changes.forEach(apply);
      return Promise.resolve('written');
    },
  };
}

const isAbsence = (condition: Condition | undefined): boolean => condition?.kind === 'absent';

/** Snapshots in memory, with the work that those in S3 take. */
function inMemory(): Snapshots {
  const objects = new Map<string, Buffer>();
  return {
    read: (name) => {
      const bytes = objects.get(name);
      return Promise.resolve(
        bytes === undefined ? { kind: 'absent' } : decodeInventory(JSON.parse(gunzipSync(bytes).toString('utf8'))),
      );
    },
    before: () => Promise.resolve([]),
    write: (name, inventory) => {
      objects.set(name, gzipSync(JSON.stringify(inventory)));
      return Promise.resolve('written');
    },
  };
}

async function scanOnce(table: Table, snapshots: Snapshots): Promise<void> {
  const client = aWire(wireAccount(SIZE));
  const outcome = await scan(
    {
      clock,
      dns: silentDns,
      sources: awsSources({ account: ACCOUNT, homeRegion: HOME, clock, client }),
      ledger: { table, clock, tokens: { next: () => 'token' } },
      snapshots,
      alertPath: (topic) => Promise.resolve({ topic, subscriptions: [{ protocol: 'https', confirmed: true }] }),
      publisher: { publish: () => Promise.resolve('accepted') },
      functions: { invoke: () => Promise.resolve() },
    },
    {
      identity: { account: ACCOUNT, accountName: 'bench' },
      homeRegion: HOME,
      regions: 'enabled',
      policy: DEFAULT_POLICY,
      scanEveryMinutes: 60,
      owners: [],
      rules: RULES,
      version: 'bench',
    },
  );
  if (outcome.kind !== 'judged' || outcome.inventory.certificates.length !== SIZE.certificates)
    throw new Error(`the scan came to nothing: ${outcome.kind}`);
}

/** The peak of the whole process: Node, the code, the data, and the answers of the fake account, a few megabytes. */
const peakMebibytes = (): number => (process.resourceUsage().maxRSS * 1024) / MEBIBYTE;

async function measure(): Promise<void> {
  const table = aTable();
  const snapshots = inMemory();
  const loaded = peakMebibytes();
  await scanOnce(table, snapshots);
  const first = peakMebibytes();
  await scanOnce(table, snapshots);
  handOver([
    { what: 'memory before the first scan', value: loaded, unit: 'MiB' },
    { what: 'peak of a first scan of 10,000', value: first, unit: 'MiB', budget: 256 },
    { what: 'peak of the next one, with a snapshot', value: peakMebibytes(), unit: 'MiB', budget: 256 },
  ]);
}

void measure();
