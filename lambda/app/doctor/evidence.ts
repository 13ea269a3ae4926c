import type { Account } from '../../contract/ledger-run-items';
import type { Subscription } from '../../domain/alert-path/alert-path';
import type { SinkId } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import type { Topic } from '../../domain/ledger/listener';
import type { Stored } from '../../domain/ledger/stored';
import type { Cases } from '../ledger/cases';
import type { Incidents } from '../ledger/live';
import type { SnapshotReading } from '../ports';

/** A topic of the stack as SNS shows it now. */
export interface TopicSight {
  readonly topic: Topic | 'watchdog';
  readonly subscriptions: readonly Subscription[] | 'unreadable';
}

/** The stack that forwards the events of a region. `unreadable`: nobody answered. */
export interface ForwarderSight {
  readonly region: string;
  readonly stack: 'found' | 'absent' | 'unreadable';
}

/** All that is looked at. */
export interface DoctorEvidence {
  readonly now: Instant;
  readonly scanEveryMinutes: number;
  /** Of the deployed code and settings; absent: not told. */
  readonly version?: string;
  readonly account: Stored<Account>;
  /** Those of the ways to people. */
  readonly paths: Cases;
  /** The last inventory; absent: none was written yet. */
  readonly snapshot?: SnapshotReading;
  readonly topics: readonly TopicSight[];
  readonly sinks: readonly { readonly id: SinkId; readonly topic: Topic }[];
  /** Of the last thirty days. */
  readonly incidents: Incidents;
  readonly forwarders: readonly ForwarderSight[];
}
