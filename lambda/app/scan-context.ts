import type { Acceptance } from '../domain/judging/acceptance';
import type { CellRequest } from '../domain/inventory/cell-request';
import type { DigestSchedule } from '../domain/digest/digest-schedule';
import type { NonEmpty, Region } from '../domain/ids';
import type { Rulebook } from '../domain/judging/judge';
import type { Policy } from '../domain/policy';
import type { Ledger } from './ledger/ledger';
import type { Functions, Identity, Publisher, ReadAlertPath, Snapshots } from './ports';
import type { ReadingDependencies } from './read-account';

/** The outside of a scan. */
export interface ScanDependencies extends ReadingDependencies {
  readonly ledger: Ledger;
  readonly snapshots: Snapshots;
  readonly alertPath: ReadAlertPath;
  readonly publisher: Publisher;
  readonly functions: Functions;
}

/** What a scan is told by its configuration. */
export interface ScanOptions {
  readonly identity: Identity;
  readonly homeRegion: Region;
  /** A list excludes the other regions. */
  readonly regions: 'enabled' | readonly Region[];
  /** The regions besides the home region of which events are forwarded to it. */
  readonly forwardFrom: readonly Region[];
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  /** Of certificates of which nothing else tells an owner. */
  readonly owners: readonly string[];
  readonly accepted: readonly Acceptance[];
  readonly rules: Rulebook;
  /** When chat gets the digest of the week. Absent: never. */
  readonly digest?: DigestSchedule;
  /** Of the code and the settings. */
  readonly version: string;
}

/** Only these cells, because something happened to them; without them the whole account. */
export interface ScanRequest {
  readonly cells?: NonEmpty<CellRequest>;
}
