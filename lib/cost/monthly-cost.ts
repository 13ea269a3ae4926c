import { FUNCTION_NAMES } from '../../lambda/contract/functions';
import { type Priced, PRICES } from './prices';
import { type PricedTemplate, pricedTemplate } from './template';
import type { RunUsage, Usage } from './usage';

/** One line of the bill. */
export interface CostLine {
  readonly what: string;
  readonly priced: Priced;
  readonly quantity: number;
  readonly usd: number;
}

/** An idle account may cost this much a month. */
export const BUDGET_USD = 1.5;

const MINUTES_PER_MONTH = 730 * 60;
const BYTES_PER_GIGABYTE = 1e9;

/** The bill of a month at list price, line by line; lines of nothing are left out. */
export function monthlyCost(template: unknown, usage: Usage): readonly CostLine[] {
  const priced = pricedTemplate(template);
  return [
    line('secret', 'secretMonth', priced.secrets + usage.secrets),
    line('customer keys', 'keyMonth', priced.keys),
    line('alarms', 'alarmMonth', priced.alarms),
    line('custom metric', 'metricMonth', priced.customMetrics),
    ...priced.schedules.flatMap((schedule) => scheduleCost(schedule, usage)),
    line('ledger', 'tableGigabyteMonth', usage.tableGigabytes),
    line('snapshots', 'objectGigabyteMonth', usage.objectGigabytes),
  ].filter(({ quantity }) => quantity > 0);
}

/** In USD. */
export const totalOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

function scheduleCost(
  { functionName, memoryMegabytes, minutes }: PricedTemplate['schedules'][number],
  usage: Usage,
): readonly CostLine[] {
  const name = FUNCTION_NAMES.find((known) => functionName.endsWith(`-${known}`));
  const run = name === undefined ? undefined : usage.runs[name];
  if (name === undefined || run === undefined) throw new Error(`nobody says what a run of ${functionName} takes`);
  const runs = MINUTES_PER_MONTH / minutes;
  const logGigabytes = runs * (run.logBytes / BYTES_PER_GIGABYTE);
  return [
    line(name, 'invocation', runs),
    line(name, 'gigabyteSecond', runs * (run.milliseconds / 1000) * (memoryMegabytes / 1024)),
    line(name, 'logGigabyte', logGigabytes),
    line(name, 'logGigabyteMonth', logGigabytes),
    ...CALLS.map(([key, priced]) => line(name, priced, runs * run[key])),
  ];
}

const CALLS: readonly (readonly [keyof RunUsage, Priced])[] = [
  ['tableReads', 'tableRead'],
  ['tableWrites', 'tableWrite'],
  ['secretCalls', 'secretCall'],
  ['topicCalls', 'topicCall'],
  ['objectGets', 'objectGet'],
  ['objectPuts', 'objectPut'],
];

const line = (what: string, priced: Priced, quantity: number): CostLine => ({
  what,
  priced,
  quantity,
  usd: quantity * PRICES[priced].usd,
});
