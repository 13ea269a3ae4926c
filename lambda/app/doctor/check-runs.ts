import { ANNOUNCER_LATE_MINUTES, lateAfterMinutes } from '../../contract/timing';
import { inUtc } from '../../domain/wording';
import { millisecondsBetween, MINUTE_MS } from '../../domain/instant';
import { isReadable } from '../../domain/ledger/stored';
import type { Check } from './check';
import type { DoctorEvidence } from './evidence';

/** The heartbeats: whether scans and passes of the announcer end, and whether the last scan was made by what is deployed. */
export const checkRuns = (evidence: DoctorEvidence): readonly Check[] => [
  ...checkScans(evidence),
  checkPasses(evidence),
];

function checkScans({ account, now, scanEveryMinutes, version }: DoctorEvidence): readonly Check[] {
  if (!isReadable(account)) {
    const todo = 'Look at the item `account` of the table: a newer version may have written it.';
    return [
      { check: 'last scan', status: 'unknown', says: 'what the ledger knows of the account cannot be read', todo },
    ];
  }
  const { latestFullRun: run } = account;
  if (run === undefined) {
    const todo = 'Look at the log of the function `scan`: `aws logs tail /aws/lambda/notafter-scan --since 1h`.';
    return [{ check: 'last scan', status: 'fail', says: 'no scan of the whole account has ended yet', todo }];
  }
  const isLate = millisecondsBetween(run.endedAt, now) > lateAfterMinutes(scanEveryMinutes) * MINUTE_MS;
  const ended: Check = { check: 'last scan', status: 'ok', says: `ended ${inUtc(run.endedAt)}` };
  const todo = 'Look at the log of the function `scan`: `aws logs tail /aws/lambda/notafter-scan --since 6h`.';
  const heartbeat: Check = isLate ? { ...ended, status: 'fail', todo } : ended;
  return version === undefined || run.version === version ? [heartbeat] : [heartbeat, OTHER_VERSION];
}

const OTHER_VERSION: Check = {
  check: 'version',
  status: 'warn',
  says: 'the last scan was made by another version than the deployed one',
  todo: 'Wait some minutes after a deployment: the announcer asks for a scan by the new version.',
};

/** Scans may end for ever while nobody tells what they found. */
function checkPasses({ account, announcer, now }: DoctorEvidence): Check {
  const check = 'announcer';
  const todo = 'Look at the log of the function `announce`: `aws logs tail /aws/lambda/notafter-announce --since 1h`.';
  if (!isReadable(announcer)) return { check, status: 'unknown', says: 'when a pass ended last cannot be read', todo };
  const { releasedAt } = announcer;
  if (releasedAt === undefined)
    return isReadable(account) && account.firstPassAt === undefined
      ? { check, status: 'fail', says: 'no pass has ended yet: nobody would be told anything', todo }
      : { check, status: 'unknown', says: 'when a pass ended last is not noted', todo };
  const isLate = millisecondsBetween(releasedAt, now) > ANNOUNCER_LATE_MINUTES * MINUTE_MS;
  const says = `last pass ended ${inUtc(releasedAt)}`;
  return isLate
    ? { check, status: 'fail', says: `${says}: nobody is told anything since`, todo }
    : { check, status: 'ok', says };
}
