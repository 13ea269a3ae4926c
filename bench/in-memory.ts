import { gunzipSync, gzipSync } from 'node:zlib';
import type { Clock, Condition, Item, ItemChange, Snapshots, Sources, Table } from '../lambda/app/ports';
import { scan, type ScanOutcome } from '../lambda/app/scan';
import type { ScanRequest } from '../lambda/app/scan-context';
import { decodeInventory } from '../lambda/contract/inventory';
import { DEFAULT_POLICY } from '../lambda/domain/policy';
import { RULES } from '../lambda/domain/rules';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { silentDns } from '../test/builders/dns';

/** A table in memory with one writer: of all conditions only an absence can fail. */
function aTable(): Table {
  const items = new Map<string, Item>();
  const apply = (change: ItemChange): void => {
    if (change.kind === 'delete') return void items.delete(change.key);
    const removed = new Set(change.remove);
    const kept = Object.entries({ ...items.get(change.key), ...change.set }).filter(([name]) => !removed.has(name));
    items.set(change.key, Object.fromEntries(kept));
  };
  const isAbsent = ({ key, condition }: ItemChange): boolean => isAbsence(condition) && items.has(key);
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
function snapshotsInMemory(): Snapshots {
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

/** Scans an account again and again: ledger and snapshots stay, in memory. */
export function scannerOf(clock: Clock): (sources: Sources, request?: ScanRequest) => Promise<ScanOutcome> {
  const table = aTable();
  const snapshots = snapshotsInMemory();
  let tokens = 0;
  return async (sources, request = {}) =>
    scan(
      {
        clock,
        dns: silentDns,
        sources,
        ledger: { table, clock, tokens: { next: () => `token-${(tokens += 1)}` } },
        snapshots,
        alertPath: (topic) =>
          Promise.resolve({ topic, subscriptions: [{ protocol: 'https', confirmed: true, filter: 'none' }] }),
        publisher: { publish: () => Promise.resolve('accepted') },
        functions: { invoke: () => Promise.resolve() },
      },
      {
        identity: { account: ACCOUNT, accountName: 'bench' },
        homeRegion: HOME,
        regions: 'enabled',
        forwardFrom: [],
        accepted: [],
        policy: DEFAULT_POLICY,
        scanEveryMinutes: 60,
        owners: [],
        rules: RULES,
        version: 'bench',
      },
      request,
    );
}
