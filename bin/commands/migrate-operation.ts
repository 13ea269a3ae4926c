import { setTimeout as pause } from 'node:timers/promises';
import type { Operation } from '../../lambda/app/migrate/operation';
import type { Journal } from '../../lambda/app/migrate/ports';
import { callLog } from '../../lambda/collectors/calls';
import { tlsHandshakes } from '../../lambda/collectors/handshakes';
import type { Region } from '../../lambda/domain/ids';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { EMERGENCY, NORMAL, type Profile } from '../../lambda/domain/migration/profile';
import { handshakesFrom, lambdaProbes } from '../../lambda/operators/probe-handshakes';
import { targetClients } from '../../lambda/operators/target-clients';
import { awsTargets } from '../../lambda/operators/targets';
import { systemClock } from '../system-clock';
import { announceOnce, toldOnce } from './migrate-told';

/** How somebody wants a plan carried out. */
export interface Manner {
  readonly emergency?: true | undefined;
  readonly acceptUnverified?: true | undefined;
  /** In milliseconds. */
  readonly bake?: number | undefined;
}

/** A plan with the AWS that it changes, the handshakes from here, and its journal. */
export function awsOperation(
  plan: IdentifiedPlan,
  manner: Manner,
  { journal, homeRegion }: { readonly journal: Journal; readonly homeRegion: Region },
): Operation {
  const profile = profileFor(manner);
  const { watch } = callLog(systemClock);
  const clients = targetClients({ writesPerSecond: profile.writesPerSecond, homeRegion, watch });
  return {
    ...{ plan, profile },
    onDeploying: announceOnce(),
    acceptsUnverified: manner.acceptUnverified === true,
    ports: {
      targets: awsTargets(clients, [plan.from, plan.to]),
      shake: handshakesFrom(tlsHandshakes(), lambdaProbes(), toldOnce()),
      journal,
      pace: { ...systemClock, pause: async (milliseconds) => pause(milliseconds) },
    },
  };
}

function profileFor({ emergency, bake }: Manner): Profile {
  const profile = emergency === true ? EMERGENCY : NORMAL;
  return bake === undefined ? profile : { ...profile, bakeMs: bake, canaryBakeMs: bake };
}
