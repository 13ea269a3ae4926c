import type { Check, CheckStatus } from './check';
import { checkDeliveries } from './check-deliveries';
import { checkDue } from './check-due';
import { checkPaths } from './check-paths';
import { checkReadings } from './check-readings';
import { checkRuns } from './check-runs';
import type { DoctorEvidence, ForwarderSight } from './evidence';

/** Looks at everything that must be well for a page to arrive. */
export const examine = (evidence: DoctorEvidence): readonly Check[] => [
  ...checkRuns(evidence),
  ...checkDue(evidence),
  ...checkReadings(evidence),
  ...checkPaths(evidence),
  ...checkDeliveries(evidence),
  ...evidence.forwarders.map(checkForwarder),
];

/** The worst of all: what is bad before what is not known, that before a warning. */
export const worstStatus = (checks: readonly Check[]): CheckStatus =>
  (['fail', 'unknown', 'warn'] as const).find((status) => checks.some((one) => one.status === status)) ?? 'ok';

function checkForwarder({ region, stack }: ForwarderSight): Check {
  const check = `events of ${region}`;
  if (stack === 'found') return { check, status: 'ok', says: 'are forwarded' };
  if (stack === 'unreadable') return { check, status: 'unknown', says: 'whether they are forwarded cannot be read' };
  const todo = 'Deploy all stacks: `npx cdk deploy --all`.';
  return { check, status: 'fail', says: 'are not forwarded: its stack is not there', todo };
}
