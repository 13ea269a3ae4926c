import type { Gap } from '../inventory/cell';
import type { AccountId, CertificateArn, CertificateId, Place, Region, ResourceArn, VpcId } from '../ids';
import type { Instant } from '../instant';
import type { Source } from '../inventory/source';
import type { Issuer } from './issuer';
import type { Blocker, Obstacle, Warning } from './reasons';

/** One of the two certificates, as far as a later run must know it again. */
export interface PlannedCertificate {
  readonly id: CertificateId;
  readonly arn: CertificateArn;
  readonly region: Place;
  readonly names: readonly string[];
  readonly notAfter?: Instant;
  /** SHA-256 of the certificate itself, by which a handshake tells what is served. Absent: could not be fetched. */
  readonly leaf?: string;
  /** Who issued it, by its own words. Absent: could not be fetched. */
  readonly issuer?: Issuer;
  /** Revoked, so that nothing is ever rolled back to it. */
  readonly revoked?: true;
}

/**
 * The certificates of a target, in the same words whatever it is: what serves under one certificate only has a default and no list. `attributes`: what
 * else of it must stay as it is, as one text, to be compared and never written.
 */
export interface TargetState {
  readonly default: CertificateArn;
  /** The list for SNI: sorted, each once. The default stands in it only where it is listed besides. */
  readonly sni: readonly CertificateArn[];
  readonly attributes: string;
}

interface AnyPlace {
  /** By which the journal knows it: of a listener its ARN, or that of a Classic Load Balancer and the port; of others their own. */
  readonly key: string;
  readonly resource: ResourceArn;
  readonly name: string;
  /** On which it is asked for handshakes. */
  readonly port: number;
}

/** A listener: that of an Application or Network Load Balancer has an ARN, one of a Classic Load Balancer a port only. */
export interface ListenerPlace extends AnyPlace {
  readonly kind: 'listener';
  readonly region: Region;
  readonly listener?: ResourceArn;
}

/** A distribution of CloudFront, with the certificate that it presents to viewers. */
export interface DistributionPlace extends AnyPlace {
  readonly kind: 'distribution';
  readonly region: 'global';
  readonly id: string;
}

/**
 * A custom domain of API Gateway, by its name. Load balancers of its region serve it, or, where it is edge-optimized, a distribution; both are of AWS.
 */
export interface ApiDomainPlace extends AnyPlace {
  readonly kind: 'api-domain';
  /** Where API Gateway has it: one that is edge-optimized has its certificate in another. */
  readonly region: Region;
  readonly endpoint: 'regional' | 'edge';
}

/** Where a certificate can be exchanged. */
export type TargetPlace = ListenerPlace | DistributionPlace | ApiDomainPlace;

/** What a plan says of any target. */
export interface PlannedTarget {
  /** The name in DNS of what serves it, whose every address is asked. */
  readonly host: string;
  /** Only its own network reaches it. */
  readonly internal: boolean;
  /** Whether a client that gives no name is served its default: others that tell their clients apart by name serve one of AWS. */
  readonly unnamed: boolean;
  /** The network that a load balancer is in. */
  readonly vpc?: VpcId;
  /** Name of the function in that network which looks at it. Absent: there is none, or it needs none. */
  readonly probe?: string;
  /** What to ask for in handshakes: names that both certificates are valid for. */
  readonly names: readonly string[];
  readonly environment?: string;
  /** As it was when the plan was made: what is changed only if it is still so, and what is rolled back to. */
  readonly before: TargetState;
}

/** What is to be moved from one certificate to the other. */
export type Target = TargetPlace & PlannedTarget;

/** A use of the old certificate that this operation leaves as it is, and why. */
export interface LeftUse {
  readonly resource: ResourceArn;
  readonly name: string;
  readonly region: Place;
  readonly port?: number;
  readonly because: Obstacle;
  /** Names that it needs and the new certificate does not cover, where it is left because of them. */
  readonly lacks?: readonly string[];
}

/** A place where uses may hide, because it was not read whole. */
export interface PlanGap {
  readonly region: Place;
  readonly source: Source;
  readonly because: Gap;
}

/**
 * What would be done, and to what. A plain JSON value: saved, looked at, applied within a day. Each target is in exactly one wave; the first wave is
 * the canary. Nothing is done while it has a blocker.
 */
export interface Plan {
  readonly schemaVersion: 1;
  readonly account: AccountId;
  readonly madeAt: Instant;
  readonly from: PlannedCertificate;
  readonly to: PlannedCertificate;
  readonly targets: readonly Target[];
  /** Keys of targets. */
  readonly waves: readonly (readonly string[])[];
  readonly left: readonly LeftUse[];
  readonly gaps: readonly PlanGap[];
  readonly blockers: readonly Blocker[];
  readonly warnings: readonly Warning[];
}

/** A plan with its id: a digest of all of it, so that nobody applies another plan than the one that was looked at. */
export interface IdentifiedPlan extends Plan {
  readonly id: string;
}
