import type { NonEmpty, Region, RunId } from '../domain/ids';
import type { Inventory } from '../domain/inventory';
import type { Rulebook } from '../domain/judge';
import type { DecideContext } from '../domain/ledger/decide';
import type { Answer } from '../domain/ledger/listener';
import type { Policy } from '../domain/policy';
import { degradedMessages } from './announce/degraded-messages';
import { beginScan } from './begin-scan';
import { endScan, type KeptSnapshot } from './end-scan';
import { judgeScan } from './judge-scan';
import { readCases } from './ledger/cases';
import type { Ledger } from './ledger/ledger';
import { recordJudgements, type Recorded } from './ledger/record-judgements';
import type { AlertPathSource, Functions, Identity, Publisher, Snapshots } from './ports';
import { type CellRequest, readAccount, type ReadingDependencies } from './read-account';

/** A clock that differs by more from that of AWS judges nothing: every verdict would be wrong by as much. */
const CLOCK_SKEW_LIMIT_MS = 60_000;

/** An absence counts when two complete readings so far apart agree on it: lists of AWS lag behind. */
const ABSENCE_MINUTES = 30;

/** The outside of a scan. */
export interface ScanDependencies extends ReadingDependencies {
  readonly ledger: Ledger;
  readonly snapshots: Snapshots;
  readonly alertPath: AlertPathSource;
  readonly publisher: Publisher;
  readonly functions: Functions;
}

/** What a scan is told by its configuration. */
export interface ScanOptions {
  readonly identity: Identity;
  readonly homeRegion: Region;
  /** A list excludes the other regions. */
  readonly regions: 'enabled' | readonly Region[];
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  /** Of certificates of which nothing else tells an owner. */
  readonly owners: readonly string[];
  readonly rules: Rulebook;
  /** Whether a pager is configured. */
  readonly pager: boolean;
  /** Of the code and the settings. */
  readonly version: string;
}

/** Only these cells, because something happened to them; without them the whole account. */
export interface ScanRequest {
  readonly cells?: NonEmpty<CellRequest>;
}

/** What a scan came to. */
export type ScanOutcome =
  | { readonly kind: 'busy' }
  | { readonly kind: 'clock-differs'; readonly skewMilliseconds: number }
  | {
      readonly kind: 'judged';
      readonly run: RunId;
      readonly inventory: Inventory;
      readonly recorded: Recorded;
      /** What SNS answered to each page that went out without the ledger. */
      readonly degraded: readonly Answer[];
      readonly snapshot: KeptSnapshot;
      /** Whether the ledger knows that the run has ended; otherwise it is told a lease later. */
      readonly ended: boolean;
    };

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
  const beginning = await beginScan(ledger, dependencies.snapshots, request.cells === undefined ? 'full' : 'cells');
  if (beginning.kind === 'busy') return beginning;

  const inventory = await readAccount(dependencies, {
    ...request,
    ...options,
    account: options.identity.account,
    configured: options.regions,
    rules: options.rules.certificate,
    ...(beginning.last !== undefined && { last: beginning.last }),
  });
  const skewMilliseconds = sources.clockSkewMilliseconds() ?? 0;
  if (Math.abs(skewMilliseconds) > CLOCK_SKEW_LIMIT_MS) return { kind: 'clock-differs', skewMilliseconds };

  const cases = await readCases(ledger);
  const verdicts = await judgeScan(dependencies, options, request, { inventory, cases });
  const context: DecideContext = { now: clock.now(), run: beginning.run, absenceMinutes: ABSENCE_MINUTES };
  const recorded = await recordJudgements(ledger, cases, verdicts.judgements, context);
  const degraded = await publishDegraded(dependencies, recorded, options.identity);
  const end = await endScan(dependencies, { beginning, inventory, verdicts, recorded, options, request });
  await functions.invoke('announce', {});
  return { kind: 'judged', run: beginning.run, inventory, recorded, degraded, ...end };
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
