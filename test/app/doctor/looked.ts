import type { DoctorEvidence } from '../../../lambda/app/doctor/evidence';
import type { LedgerView } from '../../../lambda/domain/ledger/reconcile';
import { NOW } from '../../builders/instant';
import { PAGE } from '../announce-stage';

/** Nothing is live, nothing pending. */
export const EMPTY: LedgerView = { incidents: {}, bulletins: {}, cases: {} };

/** What was looked at where there is nothing yet but an announcer and a pager. */
export const LOOKED: DoctorEvidence = {
  now: NOW,
  scanEveryMinutes: 60,
  account: {},
  announcer: { releasedAt: NOW },
  live: EMPTY,
  routing: { targets: [], routes: [] },
  paths: new Map(),
  topics: [],
  sinks: [{ id: PAGE, topic: 'pages', escalates: true }],
  incidents: new Map(),
  forwarders: [],
};
