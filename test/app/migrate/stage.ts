import { applyPlan, type Ends, rollBack } from '../../../lambda/app/migrate/carry-out';
import type { Operation } from '../../../lambda/app/migrate/operation';
import type { Plan, Target } from '../../../lambda/domain/migration/plan';
import { NORMAL, type Profile } from '../../../lambda/domain/migration/profile';
import { aPlan, aTarget } from '../../builders/migration';
import { Edges, type Trouble } from './edges';
import { virtualClock } from './virtual-clock';

export interface StageOptions {
  readonly targets?: readonly Target[];
  readonly plan?: Partial<Plan>;
  readonly troubles?: Readonly<Record<string, Trouble>>;
  readonly profile?: Profile;
  readonly acceptsUnverified?: boolean;
}

export const named = (name: string): string => aTarget({ name }).key;

/** Three listeners, one a wave. */
export function aStage({
  targets = ['edge-1', 'edge-2', 'edge-3'].map((name) => aTarget({ name })),
  plan = {},
  troubles = {},
  profile = NORMAL,
  acceptsUnverified = false,
}: StageOptions = {}) {
  const clock = virtualClock();
  const deploying = new Set<string>();
  const expiries: Profile[] = [];
  const model = new Edges({ clock, targets, troubles, writesPerSecond: profile.writesPerSecond });
  const operation: Operation = {
    plan: { ...aPlan(targets, plan), id: 'plan' },
    ...{ profile, acceptsUnverified, ports: model.ports() },
    onDeploying: ({ name }) => void deploying.add(name),
  };
  const carryOut = async (act: typeof applyPlan, isStopped?: () => boolean): Promise<Ends | 'dead'> => {
    const run = {
      ...{ by: 'arn', emergency: false, before: [...model.journal] },
      onExpiry: (faster: Profile) => void expiries.push(faster),
      ...(isStopped && { isStopped }),
    };
    return clock.run(act(operation, run), () => model.isDead);
  };
  return {
    ...{ clock, model, operation, targets, deploying, expiries },
    apply: async (isStopped?: () => boolean) => carryOut(applyPlan, isStopped),
    back: async (isStopped?: () => boolean) => carryOut(rollBack, isStopped),
  };
}

/** `edge-1 verified, edge-2 rolled-back (handshakes), edge-3 held (no-way-back after handshakes)`. */
export const told = (targets: readonly Target[], ends: Ends | 'dead'): readonly string[] =>
  ends === 'dead'
    ? ['dead']
    : targets.map(({ key, name }) => {
        const end = ends.get(key);
        const because = [end?.because, end?.after].filter(Boolean).join(' after ');
        return `${name} ${end?.outcome ?? 'untouched'}${because === '' ? '' : ` (${because})`}`;
      });
