import { setImmediate as nextTurn } from 'node:timers/promises';
import { install } from '@sinonjs/fake-timers';
import { awsSources } from '../lambda/collectors/aws-sources';
import { TIMING } from '../lambda/contract/timing';
import type { Clock } from '../lambda/app/ports';
import { instant, millisecondsBetween, plusMilliseconds } from '../lambda/domain/instant';
import type { Inventory } from '../lambda/domain/inventory/inventory';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { NOW } from '../test/builders/instant';
import { aWire } from '../test/builders/wire';
import { aCertificatePair } from '../test/builders/x509';
import { type Figure, handOver } from './figure';
import { scannerOf } from './in-memory';
import { LARGE } from './large-size';
import { largeAccount, type LargeSize } from './large-wire';

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
  handOver([
    ...(await measureAccount({ ...LARGE, balanced: LARGE.regions.length }, 'load balancers in 17 regions', pem)),
    ...(await measureAccount({ ...LARGE, balanced: 1 }, 'load balancers in one region', pem)),
  ]);
}

void measure();
