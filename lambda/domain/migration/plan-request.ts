import type { Pair } from './blockers';
import type { NamesOfPair } from './lacking-names';
import type { Plan, TargetPlace } from './plan';
import type { TargetReading } from './target-reading';

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

/** A place that was read. */
export type Read = Extract<TargetReading, { readonly kind: 'read' }>;

/** A place that can take the new certificate. */
export interface Movable {
  readonly place: TargetPlace;
  readonly reading: Read;
}

/** The names that the two are compared by. */
export const namesOfPair = ({ from, to, consent: { givenUp } }: PlanRequest): NamesOfPair => ({
  ...{ from: from.certificate.names, to: to.certificate.names, givenUp },
});
