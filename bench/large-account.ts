import { setImmediate as nextTurn } from 'node:timers/promises';
import { install } from '@sinonjs/fake-timers';
import { awsSources } from '../lambda/collectors/aws-sources';
import { TIMING } from '../lambda/contract/timing';
import type { Clock } from '../lambda/app/ports';
import { instant, millisecondsBetween, plusMilliseconds } from '../lambda/domain/instant';
import type { Inventory } from '../lambda/domain/inventory';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { NOW } from '../test/builders/instant';
import { aWire } from '../test/builders/wire';
import { aCertificatePair } from '../test/builders/x509';
import { type Figure, handOver } from './figure';
import { peakMebibytes, scannerOf } from './in-memory';
import { largeAccount, type LargeSize } from './large-wire';

const REGIONS = [
  HOME,
  ...'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1'.split(
    ' ',
  ),
  ...'ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2'.split(' '),
];
const SIZE = { regions: REGIONS, acm: 10_000, iam: 1_000, loadBalancers: 500, listeners: 4, sni: 10 };
const HOUR_MS = 3_600_000;
const STEP_MS = 500;

/** Time that stands still but for what the gates wait for. */
const time = install({ now: Date.parse(NOW), toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
const clock: Clock = { now: () => plusMilliseconds(instant(NOW), time.now - Date.parse(NOW)) };

async function inVirtualTime<Value>(promise: Promise<Value>): Promise<Value> {
  const state = { isPending: true };
  const settled = promise.finally(() => (state.isPending = false));
  settled.catch(() => undefined);
  while (state.isPending) {
    await nextTurn();
    await time.tickAsync(STEP_MS);
  }
  return settled;
}

/** Invocations until every listener was walked, as the announcer makes them: each a minute after the one before. */
async function measureAccount(size: LargeSize, where: string, pem: string): Promise<readonly Figure[]> {
  const scan = scannerOf(clock);
  const wire = aWire(largeAccount({ size, pem }));
  const run = async (cells?: Parameters<typeof scan>[1]): Promise<{ seconds: number; inventory: Inventory }> => {
    const began = clock.now();
    const walkUntil = plusMilliseconds(began, TIMING.scan.walkSeconds * 1000);
    const sources = awsSources({ account: ACCOUNT, homeRegion: HOME, clock, client: wire, walkUntil });
    const outcome = await inVirtualTime(scan(sources, cells));
    if (outcome.kind !== 'judged') throw new Error(`the scan came to nothing: ${outcome.kind}`);
    return { seconds: millisecondsBetween(began, clock.now()) / 1000, inventory: outcome.inventory };
  };

  const first = await run();
  let { inventory } = first;
  let longest = first.seconds;
  let invocations = 1;
  for (let cells = unfinished(inventory); cells !== undefined; cells = unfinished(inventory)) {
    await time.tickAsync(60_000);
    const next = await run({ cells });
    invocations += 1;
    longest = Math.max(longest, next.seconds);
    ({ inventory } = next);
  }
  const attachments = size.loadBalancers * size.listeners * (size.sni + 1);
  if (inventory.attachments.length < attachments)
    throw new Error(`${inventory.attachments.length} attachments of ${attachments} were read`);
  await time.tickAsync(HOUR_MS);
  const hourly = await run();

  const budget = TIMING.scan.timeoutSeconds;
  return [
    { what: `first scan, ${where}`, value: first.seconds, unit: 's', budget },
    { what: `invocations until all is walked, ${where}`, value: invocations, unit: 'invocations' },
    { what: `longest of them, ${where}`, value: longest, unit: 's', budget },
    { what: `hourly scan after it, ${where}`, value: hourly.seconds, unit: 's', budget },
    { what: `requests of all these, ${where}`, value: wire.requests.length, unit: 'calls' },
  ];
}

function unfinished({ cells }: Inventory) {
  const [first, ...others] = cells.filter((cell) => 'walk' in cell).map(({ region, source }) => ({ region, source }));
  return first === undefined ? undefined : ([first, ...others] as const);
}

async function measure(): Promise<void> {
  const { certificate: pem } = await aCertificatePair({ names: ['legacy.example.com'] });
  const spread = await measureAccount({ ...SIZE, balanced: REGIONS.length }, 'load balancers in 17 regions', pem);
  const peak = peakMebibytes();
  const gathered = await measureAccount({ ...SIZE, balanced: 1 }, 'load balancers in one region', pem);
  handOver([
    ...spread,
    { what: 'peak of memory, load balancers in 17 regions', value: peak, unit: 'MiB', budget: 512 },
    ...gathered,
    { what: 'peak of memory, of both in one process', value: peakMebibytes(), unit: 'MiB' },
  ]);
}

void measure();
