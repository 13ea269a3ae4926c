import type { Standing } from '../../lambda/app/migrate/as-before';
import type { End } from '../../lambda/app/migrate/move-target';
import type { ProbeFailure } from '../../lambda/domain/migration/handshakes';
import type { Outcome, Trouble } from '../../lambda/domain/migration/journal';
import type { IdentifiedPlan, Target, TargetPlace } from '../../lambda/domain/migration/plan';
import { placeLabel } from '../../lambda/domain/migration/target-kinds';
import { deploymentOf } from '../../lambda/domain/migration/deployment';
import { NORMAL, type Profile } from '../../lambda/domain/migration/profile';
import { counted } from '../../lambda/domain/wording';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  verified: 'verified: every address shows the new certificate',
  unverified: 'moved, NOT verified',
  'rolled-back': 'is as it was',
  held: 'went wrong and was NOT put back: look at it now',
  stale: 'was changed since the plan was made: nothing was done, plan again',
  gone: 'is gone: plan again to see what is left',
  unreachable: 'shows nothing to handshakes: nothing was done; pass --accept-unverified to move it all the same',
  unreadable: 'could not be read: nothing was done',
};

const TROUBLES: Readonly<Record<Trouble, string>> = {
  handshakes: 'handshakes showed something else',
  'never-shown': 'another of its certificates answered to all that was asked, so that nobody saw the new one',
  refused: 'AWS refused a change, or never showed it',
  'not-deployed': 'AWS did not take it to all of where it is served in time',
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

/** That there is no way back any more, and how it goes on. */
export const expiryLine = ({ concurrency, bakeMs }: Profile): string =>
  'the old certificate has expired, and nothing is put back to it; ' +
  `from here on ${concurrency} targets at a time, each watched for ${counted(bakeMs / 1000, 'second')}`;

/** How all stands after what was moved was put back: what is not as it was, each by name, and the sum of it. */
export function backLines({ targets }: Pick<IdentifiedPlan, 'targets'>, standings: Standings): readonly string[] {
  const named = targets.map((target) => ({ target, standing: standings.get(target.key) ?? 'unreadable' }));
  const missing = named.filter(({ standing }) => standing !== 'as-before');
  const isBack = missing.every(({ standing }) => standing === 'gone');
  return [
    ...missing.map(({ target, standing }) => `${placeLabel(target)} (${placeWord(target)}): ${STANDINGS[standing]}`),
    isBack
      ? `all ${missing.length === 0 ? '' : 'that is still there '}is as it was`
      : `${counted(missing.filter(({ standing }) => standing !== 'gone').length, 'target')} NOT as before`,
  ];
}

type Standings = ReadonlyMap<string, Standing>;

const STANDINGS: Readonly<Record<Standing, string>> = {
  'as-before': 'is as it was',
  otherwise:
    'is NOT as it was: what the journal beside the plan does not say was begun, or somebody else changed, is left',
  gone: 'is gone',
  unreadable: 'could not be read: nobody knows whether it is as it was',
};

/** How it ended with one target. */
export function endLine(target: Target, end: End | undefined): string {
  const who = `${placeLabel(target)} (${placeWord(target)})`;
  if (end === undefined) return `${who}: not done`;
  return `${who}: ${OUTCOMES[end.outcome]}${reasonFor(end)}`;
}

function reasonFor({ outcome, because, after }: End): string {
  if (because === undefined) return outcome === 'unverified' ? ': no handshake reached it' : '';
  if (outcome === 'unverified') return `: ${TROUBLES[because]}`;
  return ` (${after === undefined ? '' : `${TROUBLES[after]}; and then: `}${TROUBLES[because]})`;
}

/** Where it is, for people: distributions have no region, and of domains it says little. */
export const placeWord = (place: TargetPlace): string => {
  switch (place.kind) {
    case 'listener':
      return place.region;
    case 'distribution':
      return 'CloudFront';
    case 'api-domain':
      return `API Gateway ${place.region}${place.endpoint === 'edge' ? ', edge-optimized' : ''}`;
  }
};

/** What is heard while AWS takes its time. */
export function deployingLine(target: Target): string {
  const minutes = Math.ceil(deploymentOf(target, NORMAL).usualMs / 60_000);
  return `${placeLabel(target)} (${placeWord(target)}): waiting until it has reached all of where it is served; that takes about ${counted(minutes, 'minute')}`;
}

/** The sum of it. */
export function sumLine({ targets, left }: IdentifiedPlan, verified: number): string {
  const others = left.length === 0 ? '' : `; ${counted(left.length, 'use')} not part of the plan`;
  return `${verified} of ${countedTargets(targets)} verified${others}`;
}

const NOUNS = { listener: 'listener', distribution: 'distribution', 'api-domain': 'domain' } as const;
const KINDS = ['listener', 'distribution', 'api-domain'] as const;

/** `3 listeners`, `1 distribution`, or several of them. */
export function countedTargets(targets: readonly Pick<Target, 'kind'>[]): string {
  if (targets.length === 0) return counted(0, 'target');
  const counts = KINDS.map((kind) => ({ noun: NOUNS[kind], count: targets.filter((one) => one.kind === kind).length }));
  const words = counts.filter(({ count }) => count > 0).map(({ noun, count }) => counted(count, noun));
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
}
