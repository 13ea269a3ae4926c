import type { Transition } from '../../lambda/domain/ledger/transition';
import type { SubjectId } from '../../lambda/domain/subject';
import type { World } from './world';

/** So many changes within the time are too many. */
const TOO_MANY = 3;

/** P11: that nothing which changed three times within the time is told to be better before it was stable for as long. */
export function checkFlapping({ scheduler, transitions }: World, subject: SubjectId): void {
  const seconds = scheduler.mix.flappingMinutes * 60;
  const told = (transitions.get(subject) ?? []).map((one) => ({ ...one, at: scheduler.secondsAt(one.at) }));
  const flips = told.filter(isFlip);
  const third = flips.filter(({ at }, index) => at - (flips[index - TOO_MANY + 1]?.at ?? -Infinity) <= seconds);
  const begins = [...third, ...told.filter(({ reason }) => reason === 'flapping')];
  for (const one of told.filter(isBetter))
    if (third.includes(one) || begins.some(({ at }) => at < one.at && one.at < at + seconds))
      scheduler.fail(`P11 ${subject} flaps, and people heard at ${one.at.toFixed(0)} that it got better`);
}

type Told = Pick<Transition, 'kind' | 'reason'>;

const isBetter = ({ kind }: Told): boolean => kind === 'eased' || kind === 'resolved';

const isFlip = (transition: Told): boolean =>
  isBetter(transition) || transition.kind === 'opened' || transition.reason === 'severity-rose';
