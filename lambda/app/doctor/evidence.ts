import type { Account, Heartbeat } from '../../contract/ledger-run-items';
import type { Subscription } from '../../domain/alert-path/alert-path';
import type { Instant } from '../../domain/instant';
import type { Topic } from '../../domain/ledger/listener';
import type { LedgerView } from '../../domain/ledger/reconcile';
import type { DeployedSink } from '../../domain/ledger/reconciliation';
import type { Routing } from '../../domain/ledger/routing';
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
  /** Of the announcer: it makes a pass each minute. */
  readonly announcer: Stored<Heartbeat>;
  /** What is pending, and what is not over. */
  readonly live: LedgerView;
  /** Whom what is pending is for. */
  readonly routing: Routing;
  /** Those of the ways to people. */
  readonly paths: Cases;
  /** The last inventory; absent: none was written yet. */
  readonly snapshot?: SnapshotReading;
  readonly topics: readonly TopicSight[];
  readonly sinks: readonly DeployedSink[];
  /** Of the last thirty days. */
  readonly incidents: Incidents;
  readonly forwarders: readonly ForwarderSight[];
}
