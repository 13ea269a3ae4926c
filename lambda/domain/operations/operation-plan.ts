import type { AccountId, CertificateArn, CertificateId, Place } from '../ids';
import type { Instant } from '../instant';
import type { ValidationRecord } from '../certificate/validation';
import type { Change } from './change';
import type { PlannedOperation } from './catalogue';
import type { Blocker, Warning } from './reasons';
import type { Witness } from './witness';

/** The certificate that an operation is about, as far as a later run must know it again. */
export interface Subject {
  readonly id: CertificateId;
  readonly arn: CertificateArn;
  readonly region: Place;
  readonly names: readonly string[];
  readonly notAfter?: Instant;
}

/** What would be done, and to what. A plain JSON value, like the plan of a migration. Changes are made in their order, and undone in the other. */
export interface OperationPlan {
  readonly schemaVersion: 1;
  readonly operation: PlannedOperation;
  readonly account: AccountId;
  readonly madeAt: Instant;
  readonly subject: Subject;
  readonly changes: readonly Change[];
  /** Records of validation that DNS must show when all is done, whoever puts them there. */
  readonly records: readonly ValidationRecord[];
  /** Of `records` those that belong into a zone which this account does not hold. */
  readonly byHand: readonly ValidationRecord[];
  /** Listeners that served the certificate, and what they showed then. */
  readonly witnesses: readonly Witness[];
  readonly blockers: readonly Blocker[];
  readonly warnings: readonly Warning[];
}

/** A plan with its id, the digest of all of it. */
export interface IdentifiedOperationPlan extends OperationPlan {
  readonly id: string;
}
