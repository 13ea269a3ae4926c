import type { End } from '../../lambda/app/migrate/move-target';
import type { ProbeFailure } from '../../lambda/domain/migration/handshakes';
import type { Outcome, Trouble } from '../../lambda/domain/migration/journal';
import type { IdentifiedPlan, Target, TargetPlace } from '../../lambda/domain/migration/plan';
import { placeLabel } from '../../lambda/domain/migration/target-kinds';
import { counted } from '../../lambda/domain/wording';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  verified: 'verified: every address shows the new certificate',
  unverified: 'moved, NOT verified: no handshake reached it',
  'rolled-back': 'is as it was',
  held: 'went wrong and was NOT put back: look at it now',
  stale: 'was changed since the plan was made: nothing was done, plan again',
  gone: 'is gone: plan again to see what is left',
  unreachable: 'shows nothing to handshakes: nothing was done; pass --accept-unverified to move it all the same',
  unreadable: 'could not be read: nothing was done',
};

const TROUBLES: Readonly<Record<Trouble, string>> = {
  handshakes: 'handshakes showed something else',
  refused: 'AWS refused a change, or never showed it',
  'not-deployed': 'CloudFront did not take it to all of its edges in time',
  'changed-by-others': 'somebody else changed it meanwhile',
  gone: 'it is gone',
  unreadable: 'it could not be read any more',
  'no-way-back': 'the old certificate has expired or is revoked',
};

const PROBES: Readonly<Record<ProbeFailure, string>> = {
  'probe-denied': 'may not be asked with these credentials: allow lambda:InvokeFunction on it',
  'probe-gone': 'is not there any more: deploy it, and plan again',
  'probe-busy': 'has no room: Lambda throttles this account',
  'probe-timed-out': 'did not answer in time',
  'probe-unreachable': 'could not be asked: Lambda is not reached from here',
  'probe-failed': 'failed: look at its log, and at its subnets',
  'probe-disagrees': 'does not understand this command: deploy the same version',
};

/** Why a probe told nothing of a target. */
export const probeLine = ({ probe = '', region }: Target, failure: ProbeFailure): string =>
  `${probe} (${region}) ${PROBES[failure]}`;

/** How it ended with one target. */
export function endLine(target: Target, end: End | undefined): string {
  const who = `${placeLabel(target)} (${placeWord(target)})`;
  if (end === undefined) return `${who}: not done`;
  const { outcome, because } = end;
  return `${who}: ${OUTCOMES[outcome]}${because === undefined ? '' : ` (${TROUBLES[because]})`}`;
}

/** Where it is, for people: distributions have no region. */
export const placeWord = ({ kind, region }: TargetPlace): string => (kind === 'distribution' ? 'CloudFront' : region);

/** What is heard while CloudFront takes its time. */
export const deployingLine = (target: Target): string =>
  `${placeLabel(target)} (${placeWord(target)}): waiting until it has reached all edges; that takes minutes`;

/** The sum of it. */
export function sumLine({ targets, left }: IdentifiedPlan, verified: number): string {
  const others = left.length === 0 ? '' : `; ${counted(left.length, 'use')} not part of the plan`;
  return `${verified} of ${countedTargets(targets)} verified${others}`;
}

/** `3 listeners`, `1 distribution`, or both. */
export function countedTargets(targets: readonly Pick<Target, 'kind'>[]): string {
  const distributions = targets.filter(({ kind }) => kind === 'distribution').length;
  const listeners = targets.length - distributions;
  return [
    ...(listeners > 0 || distributions === 0 ? [counted(listeners, 'listener')] : []),
    ...(distributions > 0 ? [counted(distributions, 'distribution')] : []),
  ].join(' and ');
}
