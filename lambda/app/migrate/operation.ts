import type { Expectation, Handshake } from '../../domain/migration/handshakes';
import type { Move } from '../../domain/migration/target-state';
import type { IdentifiedPlan, Target } from '../../domain/migration/plan';
import type { Profile } from '../../domain/migration/profile';
import type { OperationPorts } from './ports';

/** A plan that is carried out. */
export interface Operation {
  readonly plan: Pick<IdentifiedPlan, 'from' | 'to' | 'targets' | 'waves' | 'id'>;
  readonly profile: Profile;
  readonly ports: OperationPorts;
  /** Whether targets are moved that show nothing to handshakes from here. */
  readonly acceptsUnverified: boolean;
  /** Hears of a target that was written and waits for AWS to take it to all of its edges; again and again while it does. */
  readonly onDeploying?: (target: Target) => void;
}

/** The move of one target. */
export const moveOf = ({ plan: { from, to } }: Operation, { before }: Target): Move => ({
  ...{ from: from.arn, to: to.arn, before },
});

/** What its handshakes must show. */
export const expectationOf = (
  { plan: { from, to } }: Operation,
  { before }: Target,
  baseline: readonly Handshake[],
): Expectation => ({ ...{ baseline, from, to }, movesDefault: before.default === from.arn });
