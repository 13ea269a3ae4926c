import type { DomainValidation } from '../../domain/certificate/validation';
import type { HeldRecord, HostedZone } from '../../domain/operations/hosted-zone';
import type { Subject } from '../../domain/operations/operation-plan';
import type { Gap } from '../../domain/inventory/cell';
import type { Dns } from '../ports';

/** What ACM says of the validation of a name: for the renewal that is under way, else for the issue. */
export type ValidationStatus = 'success' | 'pending' | 'failed';

/** A certificate of ACM, and how each of its names is validated. `status` of names that ACM says nothing of is absent. */
export type ValidationReading =
  | {
      readonly kind: 'read';
      readonly subject: Subject;
      readonly domains: readonly DomainValidation[];
      readonly status: ReadonlyMap<string, ValidationStatus>;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly because: Gap };

/** What putting records of validation in their place needs to read. None rejects. */
export interface RecordPorts {
  readonly validation: (arn: string) => Promise<ValidationReading>;
  /** All public zones of the account. */
  readonly zones: () => Promise<readonly HostedZone[] | 'unreadable'>;
  readonly held: (zone: string, name: string) => Promise<HeldRecord | 'unreadable'>;
  readonly dns: Pick<Dns, 'cname'>;
}
