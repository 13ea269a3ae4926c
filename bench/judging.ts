import { decodeInventory } from '../lambda/contract/inventory';
import type { Instant } from '../lambda/domain/instant';
import type { Inventory } from '../lambda/domain/inventory/inventory';
import { judgeInventory } from '../lambda/domain/judging/judge';
import { mergeInventory } from '../lambda/domain/inventory/merge-inventory';
import { DEFAULT_POLICY } from '../lambda/domain/policy';
import { RULES } from '../lambda/domain/rules';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { hoursFromNow, NOW } from '../test/builders/instant';
import { estateReadings } from './estate';
import { type Figure, handOver, median } from './figure';

const SIZE = { certificates: 10_000, atRisk: 20 };
const WARM_UPS = 5;
const RUNS = 15;

/** CPU time of all threads, so that other work on the machine hardly counts. */
function cpuMilliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function figuresOf(what: string, work: () => unknown, budget?: number): readonly Figure[] {
  const cold = cpuMilliseconds(work);
  for (let run = 0; run < WARM_UPS; run += 1) work();
  const warm = Array.from({ length: RUNS }, () => cpuMilliseconds(work));
  return [
    { what, value: median(warm), unit: 'ms CPU', ...(budget !== undefined && { budget }) },
    { what: `${what}, fastest run`, value: Math.min(...warm), unit: 'ms CPU' },
    { what: `${what}, first run of a process`, value: cold, unit: 'ms CPU' },
  ];
}

/** As a scan gets the inventory before it: from its saved text. */
function saved(inventory: Inventory): Inventory {
  const decoding = decodeInventory(JSON.parse(JSON.stringify(inventory)));
  if (decoding.kind === 'unreadable') throw new Error(decoding.because);
  return decoding.inventory;
}

const merged = (last: Inventory | undefined, at: Instant): Inventory => {
  const readings = estateReadings(SIZE, at);
  return mergeInventory(last, readings, [], { now: at, account: ACCOUNT, expectedCells: readings });
};

const last = saved(merged(undefined, hoursFromNow(-1)));
const readings = estateReadings(SIZE, NOW);
const inventory = merged(last, NOW);

handOver([
  ...figuresOf(
    'judge 10,000 certificates',
    () =>
      judgeInventory(inventory, {
        now: NOW,
        policy: DEFAULT_POLICY,
        scanEveryMinutes: 60,
        rules: RULES,
        knownSubjects: [],
        defaults: { owners: [], homeRegion: HOME },
      }),
    100,
  ),
  ...figuresOf('merge and remember 10,000 certificates', () =>
    mergeInventory(last, readings, [], { now: NOW, account: ACCOUNT, expectedCells: readings }),
  ),
]);
