import { authorityChange, type AuthorityChange } from './issuer';
import { listRoom } from './list-room';
import type { PlanSide } from './blockers';
import type { Target } from './plan';
import type { Movable, PlanRequest, Read } from './plan-request';
import { plannedCertificate } from './planned-certificate';
import type { Warning } from './reasons';
import { placeLabel } from './target-kinds';
import type { Surroundings } from './target-reading';
import { mayGoBack } from './way-back';

/** What a human has to know of the two certificates. */
export function warningsOfPair({ from, to, at, acceptsAuthorityChange }: PlanRequest): readonly Warning[] {
  const families = [from.certificate.key?.family, to.certificate.key?.family];
  return [
    ...(mayGoBack(plannedCertificate(from), at) ? [] : [{ kind: 'no-way-back' } as const]),
    ...(families[0] === families[1] && families[0] !== undefined ? [] : [{ kind: 'key-type-changes' } as const]),
    ...ofAuthorities(authorityChange(from, to), acceptsAuthorityChange),
    ...(to.certificate.renews === 'acm' ? [] : [{ kind: 'nobody-renews' } as const]),
  ];
}

/** Between public and private it is a blocker until somebody answers for it; then whoever agrees on the plan is to see that. */
const ofAuthorities = (change: AuthorityChange, isAccepted: boolean): readonly Warning[] =>
  change === 'between-public-and-private' && !isAccepted ? [] : OF_AUTHORITIES[change];

const OF_AUTHORITIES: Readonly<Record<AuthorityChange, readonly Warning[]>> = {
  none: [],
  'between-public-and-private': [{ kind: 'authority-changes' }],
  'between-private-ones': [{ kind: 'private-issuer-changes' }],
  unknown: [{ kind: 'issuer-unknown' }],
};

/** What a human has to know of a place that is moved. */
export function warningsOfPlace({ place, reading }: Movable, request: PlanRequest): readonly Warning[] {
  const { around } = reading;
  const on = placeLabel(place);
  return [
    ...(around.internal ? warningsOfProbe(around.probe, on) : []),
    ...(around.owner === 'nobody' ? [] : [{ kind: 'drift', on } as const]),
    ...(around.hosts === undefined ? [{ kind: 'hosts-unknown', on } as const] : []),
    ...(isSilent(around) ? [{ kind: 'nothing-to-ask-for', on } as const] : []),
    ...(around.asksClients ? [{ kind: 'client-certificates', on } as const] : []),
    ...(listRoom({ place, reading }, request) === 'enough' ? [] : [{ kind: 'list-perhaps-full', on } as const]),
  ];
}

function warningsOfProbe(probe: Surroundings['probe'], on: string): readonly Warning[] {
  if (probe?.kind === 'found') return [];
  return [
    ...(probe?.kind === 'unknown' ? [{ kind: 'probe-unknown', on } as const] : []),
    { kind: 'cannot-be-verified', on },
  ];
}

/** Whoever gives no name is shown another certificate, and there is no name to give. */
const isSilent = ({ unnamed, hosts }: Read['around']): boolean => !unnamed && hosts?.length === 0;

/** What no handshake will show. */
export const warningsOfTarget = (target: Target, from: PlanSide): readonly Warning[] =>
  isOnlyListed(target, from) ? [{ kind: 'only-listed', on: placeLabel(target) }] : [];

/** Whoever gives no name is shown another default, and there is no name to give. */
const isOnlyListed = ({ unnamed, names, before }: Target, { certificate: { arn } }: PlanSide): boolean =>
  unnamed && names.length === 0 && before.default !== arn;
