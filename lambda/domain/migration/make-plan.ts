import type { Certificate } from '../certificate/certificate';
import { authorityChanges, blockersOfPair, type Pair, type PlanSide } from './blockers';
import { holds } from './target-state';
import { lackedNames, lackingNames, type NamesOfPair } from './lacking-names';
import type { LeftUse, Plan, PlannedCertificate, Target, TargetPlace } from './plan';
import type { Blocker, Obstacle, Warning } from './reasons';
import { blockersAt, namesAsked, placeLabel, refusalBy } from './target-kinds';
import type { Surroundings, TargetReading } from './target-reading';
import { mayGoBack } from './way-back';
import { wavesOf } from './waves';

/** A place that holds the old certificate, as it was just read. */
export interface ReadPlace {
  readonly place: TargetPlace;
  readonly reading: TargetReading;
}

/** What the caller answers for. */
export interface Consent {
  /** Moves what can be moved. */
  readonly partial: boolean;
  /** Moves what a stack of CloudFormation owns. */
  readonly drift: boolean;
  /** Names of the old certificate that nobody needs. */
  readonly givenUp: readonly string[];
}

/** What a plan is made of. */
export interface PlanRequest extends Pair, Pick<Plan, 'gaps' | 'left'> {
  readonly places: readonly ReadPlace[];
  readonly consent: Consent;
}

type Read = Extract<TargetReading, { readonly kind: 'read' }>;

interface Movable {
  readonly place: TargetPlace;
  readonly reading: Read;
}

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
    from: planned(from),
    to: planned(to),
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
      ...movable.flatMap(warningsOf),
      ...targets.filter((target) => isOnlyListed(target, from)).map((target) => onlyListed(target)),
    ],
  };
}

function movableOrLeft({ place, reading }: ReadPlace, request: PlanRequest): Movable | LeftUse {
  if (reading.kind !== 'read') return leftFrom(place, reading.kind);
  const because = obstacleOf(place, reading, request);
  if (because !== undefined) return leftFrom(place, because);
  const lacks = request.consent.partial ? lackedAt(place, reading, request) : [];
  return lacks.length > 0 ? { ...leftFrom(place, 'name-not-covered'), lacks } : { place, reading };
}

const leftFrom = (place: TargetPlace, because: Obstacle): LeftUse => ({
  ...{ resource: place.resource, name: place.name, region: place.region },
  ...(place.kind === 'listener' && { port: place.port }),
  because,
});

function obstacleOf(place: TargetPlace, reading: Read, { from, to, consent }: PlanRequest): Obstacle | undefined {
  if (!holds(reading.state, from.certificate.arn)) return 'not-there';
  const because = reading.around.kept ?? refusalBy(place, to.certificate);
  if (because !== undefined) return because;
  if (consent.drift || reading.around.owner === 'nobody') return undefined;
  return reading.around.owner === 'unknown' ? 'owner-unknown' : 'owned-by-cloudformation';
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

function planned({ certificate, leaf }: PlanSide): PlannedCertificate {
  const { id, arn, region, names, notAfter } = certificate;
  return {
    ...{ id, arn, region, names },
    ...(notAfter !== undefined && { notAfter }),
    ...(leaf !== undefined && { leaf }),
    ...(isRevoked(certificate) && { revoked: true as const }),
  };
}

const isRevoked = (certificate: Certificate): boolean =>
  certificate.source === 'acm' && certificate.status === 'REVOKED';

const pairOf = ({ from, to, consent: { givenUp } }: PlanRequest): NamesOfPair => ({
  ...{ from: from.certificate.names, to: to.certificate.names, givenUp },
});

/** What one target lacks in the new certificate: of a listener what its rules need, of others whatever they are called. */
function lackedAt(place: TargetPlace, { around: { hosts = [] } }: Read, request: PlanRequest): readonly string[] {
  const pair = pairOf(request);
  const own = blockersAt(place, { to: pair.to, hosts }).map(({ name }) => name);
  return [...new Set([...lackedNames(hosts, pair), ...own])];
}

const namesOf = (uses: readonly (Movable | LeftUse)[], request: PlanRequest) =>
  lackingNames(pairOf(request), {
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

function warningsOfPair({ from, to, at }: PlanRequest): readonly Warning[] {
  const [old, other] = [from.certificate, to.certificate];
  const families = [old.key?.family, other.key?.family];
  return [
    ...(mayGoBack(planned(from), at) ? [] : [{ kind: 'no-way-back' } as const]),
    ...(families[0] === families[1] && families[0] !== undefined ? [] : [{ kind: 'key-type-changes' } as const]),
    ...(authorityChanges(old, other) === undefined ? [{ kind: 'issuer-unknown' } as const] : []),
    ...(other.renews === 'acm' ? [] : [{ kind: 'nobody-renews' } as const]),
  ];
}

function warningsOfProbe(probe: Surroundings['probe'], on: string): readonly Warning[] {
  if (probe?.kind === 'found') return [];
  return [
    ...(probe?.kind === 'unknown' ? [{ kind: 'probe-unknown', on } as const] : []),
    { kind: 'cannot-be-verified', on },
  ];
}

function warningsOf({ place, reading: { around } }: Movable): readonly Warning[] {
  const on = placeLabel(place);
  return [
    ...(around.internal ? warningsOfProbe(around.probe, on) : []),
    ...(around.owner === 'nobody' ? [] : [{ kind: 'drift', on } as const]),
    ...(around.hosts === undefined ? [{ kind: 'hosts-unknown', on } as const] : []),
    ...(isSilent(around) ? [{ kind: 'nothing-to-ask-for', on } as const] : []),
    ...(around.asksClients ? [{ kind: 'client-certificates', on } as const] : []),
  ];
}

/** Whoever gives no name is shown another default, and there is no name to give. */
const isOnlyListed = ({ unnamed, names, before }: Target, { certificate: { arn } }: PlanSide): boolean =>
  unnamed && names.length === 0 && before.default !== arn;

const onlyListed = (target: Target): Warning => ({ kind: 'only-listed', on: placeLabel(target) });

/** Whoever gives no name is shown another certificate, and there is no name to give. */
const isSilent = ({ unnamed, hosts }: Read['around']): boolean => !unnamed && hosts?.length === 0;
