import type { CertificateArn } from '../ids';
import { byText } from '../order';
import type { TargetState } from './plan';

/** Which certificate takes the place of which, on one target. */
export interface Move {
  readonly from: CertificateArn;
  readonly to: CertificateArn;
  readonly before: TargetState;
}

/** Each once, in the one order. */
export const certificateSet = (arns: readonly CertificateArn[]): readonly CertificateArn[] =>
  [...new Set(arns)].sort(byText((arn) => arn));

/**
 * How the target looks when all is done: the new certificate wherever the old one was, and nothing else changed.
 *
 * Where the old one is the default only, the list stays as it is: another entry could be preferred to those in it for names that are not its own.
 */
export function stateAfter({ from, to, before }: Move): TargetState {
  return {
    ...before,
    default: before.default === from ? to : before.default,
    sni: before.sni.includes(from) ? certificateSet([...before.sni.filter((arn) => arn !== from), to]) : before.sni,
  };
}

/** Whether it is as it was. */
export const isSameState = (one: TargetState, other: TargetState): boolean => differenceOf(one, other) === undefined;

/** Whether the target holds the certificate anywhere. */
export const holds = (state: TargetState, arn: CertificateArn): boolean =>
  state.default === arn || state.sni.includes(arn);

/** What differs between two states. */
export type Difference = 'default' | 'list' | 'attributes';

/** The first thing that differs. */
export function differenceOf(one: TargetState, other: TargetState): Difference | undefined {
  if (one.default !== other.default) return 'default';
  if (one.sni.join(' ') !== other.sni.join(' ')) return 'list';
  return one.attributes === other.attributes ? undefined : 'attributes';
}

/** What somebody else changed, whatever of the way between the two states we have gone; `undefined`: nothing. */
export function foreignChange(move: Move, observed: TargetState): Difference | undefined {
  const after = stateAfter(move);
  if (observed.default !== move.before.default && observed.default !== after.default) return 'default';
  const other = ({ sni }: TargetState): string => sni.filter((arn) => arn !== move.from && arn !== move.to).join(' ');
  if (other(observed) !== other(move.before)) return 'list';
  return observed.attributes === move.before.attributes ? undefined : 'attributes';
}
