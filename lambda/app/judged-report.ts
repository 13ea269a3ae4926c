import type { ScanReport } from '../contract/scan-report';
import type { Acceptance } from '../domain/judging/acceptance';
import type { Region } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Inventory } from '../domain/inventory/inventory';
import { judgeInventory, type Rulebook } from '../domain/judging/judge';
import type { Policy } from '../domain/policy';
import { type ScanOutcome, scanReport } from './scan-report';

/** An inventory, and how to judge it without a ledger. */
export interface JudgedReportRequest {
  readonly inventory: Inventory;
  readonly at: Instant;
  readonly calls: Readonly<Record<string, number>>;
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  readonly homeRegion: Region;
  readonly accepted: readonly Acceptance[];
  readonly rules: Rulebook;
  readonly adviceOf: ScanOutcome['adviceOf'];
}

/** Judges an inventory by itself and reports it. The same inventory, live or from a file, gives the same answer. */
export function judgedReport({ inventory, at, calls, rules, adviceOf, ...rest }: JudgedReportRequest): ScanReport {
  const { view, judgements } = judgeInventory(inventory, {
    now: at,
    policy: hasHistory(inventory) ? rest.policy : onFirstReading(rest.policy),
    scanEveryMinutes: rest.scanEveryMinutes,
    rules,
    accepted: rest.accepted,
    knownSubjects: [],
    defaults: { owners: [], homeRegion: rest.homeRegion },
  });
  return scanReport({ at, view, judgements, calls, adviceOf });
}

/** What needs two readings is believed at once: where there is no second to wait for, silence would be the worse error. */
export const onFirstReading = (policy: Policy): Policy => ({
  ...policy,
  ineligible: { ...policy.ineligible, readings: 1 },
});

/** Whether an earlier reading than this one saw any of its certificates. */
const hasHistory = ({ certificates, memory }: Inventory): boolean =>
  certificates.some(({ id, observedAt }) => (memory[id]?.firstSeenAt ?? observedAt) < observedAt);
