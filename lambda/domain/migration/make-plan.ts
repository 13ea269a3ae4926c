import { blockersOfPair } from './blockers';
import { lackingNames } from './lacking-names';
import { movableOrLeft } from './movable';
import type { LeftUse, Plan, Target } from './plan';
import { type Consent, type Movable, namesOfPair, type PlanRequest } from './plan-request';
import { warningsOfPair, warningsOfPlace, warningsOfTarget } from './plan-warnings';
import { plannedCertificate } from './planned-certificate';
import type { Blocker } from './reasons';
import { blockersAt, namesAsked } from './target-kinds';
import { wavesOf } from './waves';

/** What would be done to move every use of one certificate to another, in which order, and what forbids it. */
export function makePlan(request: PlanRequest): Plan {
  const { from, to, at, gaps, places } = request;
  const uses = places.map((place) => movableOrLeft(place, request));
  const names = namesOf(uses, request);
  const movable = uses.flatMap((use) => ('reading' in use ? use : []));
  const left = [...request.left, ...uses.flatMap((use) => ('because' in use ? use : []))];
  const targets = movable.map((one) => targetOf(one, request));
  return {
    schemaVersion: 1,
    account: from.certificate.account,
    madeAt: at,
    from: plannedCertificate(from),
    to: plannedCertificate(to),
    targets,
    waves: wavesOf(targets),
    left,
    gaps,
    blockers: [
      ...blockersOfPair(request),
      ...names.missing.map((name): Blocker => ({ kind: 'name-not-covered', name })),
      ...missingOwnNames(movable, request),
      ...blockersOfUses({ targets, left, partial: request.consent.partial }),
    ],
    warnings: [
      ...warningsOfPair(request),
      ...names.warnings,
      ...movable.flatMap((one) => warningsOfPlace(one, request)),
      ...targets.flatMap((target) => warningsOfTarget(target, from)),
    ],
  };
}

function targetOf({ place, reading }: Movable, { from, to }: PlanRequest): Target {
  const { state, around } = reading;
  const names = { from: from.certificate.names, to: to.certificate.names, hosts: around.hosts ?? [] };
  return {
    ...place,
    host: around.host,
    internal: around.internal,
    unnamed: around.unnamed,
    ...(around.vpc !== undefined && { vpc: around.vpc }),
    ...(around.probe?.kind === 'found' && { probe: around.probe.name }),
    names: namesAsked(place, names),
    ...(around.environment !== undefined && { environment: around.environment }),
    before: state,
  };
}

const namesOf = (uses: readonly (Movable | LeftUse)[], request: PlanRequest) =>
  lackingNames(namesOfPair(request), {
    moved: uses.flatMap((use) => ('reading' in use ? [use.reading.around.hosts] : [])),
    left: uses.flatMap((use) => ('because' in use ? (use.lacks ?? []) : [])),
  });

/** Nobody can give them up here: AWS refuses the change. */
function missingOwnNames(movable: readonly Movable[], { to }: PlanRequest): readonly Blocker[] {
  const all = movable.flatMap(({ place, reading }) =>
    blockersAt(place, { to: to.certificate.names, hosts: reading.around.hosts ?? [] }),
  );
  return [...new Map(all.map((blocker) => [`${blocker.kind} ${blocker.name}`, blocker])).values()];
}

function blockersOfUses({
  targets,
  left,
  partial,
}: Pick<Plan, 'targets' | 'left'> & Pick<Consent, 'partial'>): readonly Blocker[] {
  if (targets.length === 0) return [{ kind: 'no-target' }];
  return left.length > 0 && !partial ? [{ kind: 'uses-left' }] : [];
}
