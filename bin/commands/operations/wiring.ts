import type { AccountId, Region } from '../../../lambda/domain/ids';
import type { Check } from '../../../lambda/domain/operations/check';
import type { IdentifiedOperationPlan, OperationPlan } from '../../../lambda/domain/operations/operation-plan';
import type { OperatorClients } from '../../../lambda/operators/operator-clients';

/** What `notafter operations plan` was asked. */
export interface PlanOptions {
  readonly certificate: string;
  readonly zone?: string | undefined;
  readonly replace?: true | undefined;
  readonly certificateFile?: string | undefined;
  readonly chainFile?: string | undefined;
  readonly acceptAuthorityChange?: true | undefined;
  readonly config?: string | undefined;
}

/** Options that some operations take, and others know nothing of. */
export type OwnOption = Exclude<keyof PlanOptions, 'certificate'>;

/** Whose account it is, and the way into it. */
export interface OperationContext {
  readonly account: AccountId;
  readonly home: Region;
  readonly clients: OperatorClients;
}

/** How one operation is planned and judged. Changing is the same for all. */
export interface OperationWiring {
  /** What it takes besides the certificate. */
  readonly takes: readonly OwnOption[];
  readonly plan: (options: PlanOptions, context: OperationContext) => Promise<OperationPlan>;
  /** What must be so besides the changes themselves. */
  readonly evidence: (plan: IdentifiedOperationPlan, context: OperationContext) => Promise<readonly Check[]>;
  /** A last look right before the first change, after everybody has agreed; refuses by a `Refusal`. Absent: none is needed. */
  readonly hesitate?: (plan: IdentifiedOperationPlan, context: OperationContext) => Promise<void>;
  /** The command that follows `apply`. Absent: `verify`. */
  readonly next?: (plan: IdentifiedOperationPlan) => string;
}
