import { lateAfterMinutes } from '../contract/timing';
import type { RunId } from '../domain/ids';
import type { DecideContext } from '../domain/ledger/decision';
import type { Answer } from '../domain/ledger/listener';
import { withAlertPaths } from './alert-paths';
import { degradedMessages } from './announce/degraded-messages';
import { endScan, type KeptSnapshot } from './end-scan';
import { judgeScan } from './judge-scan';
import { readCases } from './ledger/cases';
import { recordJudgements, type Recorded } from './ledger/record-judgements';
import type { Identity } from './ports';
import { readScan, type ScanReading } from './read-scan';
import type { ScanDependencies, ScanOptions, ScanRequest } from './scan-context';
import { type DigestWriting, writeDigest } from './write-digest';

/** A clock that differs by more from that of AWS judges nothing: every verdict would be wrong by as much. */
const CLOCK_SKEW_LIMIT_MS = 60_000;

/** Lists of AWS lag behind: an absence counts when two complete readings so far apart agree on it. */
const ABSENCE_MINUTES = 30;
/** Three changes within an hour are flapping; where scans are further apart, within as many as it takes to see three. */
const flappingMinutes = (scanEveryMinutes: number): number => Math.max(60, lateAfterMinutes(scanEveryMinutes));

/** What a scan came to. */
export type ScanOutcome =
  | { readonly kind: 'busy' }
  | { readonly kind: 'clock-differs'; readonly skewMilliseconds: number }
  | (Omit<ScanReading, 'kind' | 'beginning' | 'owedWalks'> & {
      readonly kind: 'judged';
      readonly run: RunId;
      readonly recorded: Recorded;
      /** What SNS answered to each page that went out without the ledger. */
      readonly degraded: readonly Answer[];
      readonly digest: DigestWriting;
      readonly snapshot: KeptSnapshot;
      /** What the runs before had written is gone for good, and what was remembered instead. */
      readonly lost?: string;
      /** Whether the ledger knows that the run has ended; otherwise it is told a lease later. */
      readonly ended: boolean;
    });

/**
 * Reads the account, judges it, and writes what moved to the ledger; one at a time. The announcer tells it.
 *
 * Without a ledger it still reads and judges: what cannot wait is published at once.
 */
export async function scan(
  dependencies: ScanDependencies,
  options: ScanOptions,
  request: ScanRequest = {},
): Promise<ScanOutcome> {
  const { ledger, clock, sources, functions } = dependencies;
  const read = await readScan(dependencies, options, request);
  if (read.kind === 'busy') return read;
  const { beginning, owedWalks, ...reading } = read;
  const skewMilliseconds = sources.clockSkewMilliseconds() ?? 0;
  if (Math.abs(skewMilliseconds) > CLOCK_SKEW_LIMIT_MS) return { kind: 'clock-differs', skewMilliseconds };

  const cases = await readCases(ledger);
  const { inventory, ...ways } = await withAlertPaths(dependencies, request, reading.inventory);
  const verdicts = judgeScan(options, { inventory, cases, ...ways, now: clock.now() });
  const context: DecideContext = {
    ...{ now: clock.now(), run: beginning.run, absenceMinutes: ABSENCE_MINUTES },
    flappingMinutes: flappingMinutes(options.scanEveryMinutes),
  };
  const recorded = await recordJudgements(ledger, cases, verdicts.judgements, context);
  const degraded = await publishDegraded(dependencies, recorded, options.identity);
  const digest = await writeDigest(ledger, options, { beginning, request, verdicts, cases, recorded });
  const end = await endScan(dependencies, { beginning, inventory, owedWalks, verdicts, recorded, options, request });
  await functions.invoke('announce', {});
  const { run, lost } = beginning;
  return {
    ...reading,
    kind: 'judged',
    run,
    inventory,
    recorded,
    degraded,
    digest,
    ...end,
    ...(lost !== undefined && { lost }),
  };
}

/** Duplicates are wanted: nobody can remember that these were sent. */
const publishDegraded = async (
  { publisher, clock }: ScanDependencies,
  { unwritten }: Recorded,
  identity: Identity,
): Promise<readonly Answer[]> =>
  Promise.all(
    degradedMessages(unwritten, identity, clock.now()).map(async (message) => publisher.publish('pages', message)),
  );
