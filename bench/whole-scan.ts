import { awsSources } from '../lambda/collectors/aws-sources';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { NOW } from '../test/builders/instant';

import { aWire } from '../test/builders/wire';
import { handOver } from './figure';
import { scannerOf } from './in-memory';
import { peakMebibytes } from './peak';
import { wireAccount } from './wire-account';

const SIZE = { certificates: 10_000, atRisk: 20 };
const clock = { now: () => NOW };

async function measure(): Promise<void> {
  const scan = scannerOf(clock);
  const scanOnce = async (): Promise<void> => {
    const client = aWire(wireAccount(SIZE));
    const outcome = await scan(awsSources({ account: ACCOUNT, homeRegion: HOME, clock, client }));
    if (outcome.kind !== 'judged' || outcome.inventory.certificates.length !== SIZE.certificates)
      throw new Error(`the scan came to nothing: ${outcome.kind}`);
  };
  const loaded = peakMebibytes();
  await scanOnce();
  const first = peakMebibytes();
  await scanOnce();
  handOver([
    { what: 'memory before the first scan', value: loaded, unit: 'MiB' },
    { what: 'peak of a first scan of 10,000', value: first, unit: 'MiB', budget: 256 },
    { what: 'peak of the next one, with a snapshot', value: peakMebibytes(), unit: 'MiB', budget: 256 },
  ]);
}

void measure();
