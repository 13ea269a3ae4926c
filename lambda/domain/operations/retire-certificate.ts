import { GAP_WORDS } from '../wording';
import type { PlanGap } from '../migration/plan';
import { ABSENT, type DeletionChange } from './change';
import type { OperationPlan } from './operation-plan';
import type { Blocker } from './reasons';
import { quarantineEnd } from './refusal';

/** What a whole reading of the account says of the uses of a certificate. */
export interface UsesSeen {
  /** Names of what uses it. */
  readonly uses: readonly string[];
  /** What was not read whole and may hold a use. */
  readonly gaps: readonly PlanGap[];
}

/** What was read. `leaf`: SHA-256 of the certificate itself. */
export interface RetirementRequest extends Pick<OperationPlan, 'account' | 'madeAt' | 'subject'>, UsesSeen {
  readonly certificate: Pick<DeletionChange, 'name' | 'path' | 'kept' | 'tags'>;
  readonly leaf: string;
}

/** Why a certificate must stay: something uses it, or nobody knows. None: nothing uses it, which was read whole. */
export const reasonsToStay = ({ uses, gaps }: UsesSeen): readonly Blocker[] => [
  ...uses.map((on): Blocker => ({ kind: 'in-use', on })),
  ...gaps.map(({ region, source, because }): Blocker => ({
    kind: 'not-read-whole',
    on: `${region} ${source} (${GAP_WORDS[because]})`,
  })),
];

/** Deletes a server certificate of IAM that nothing uses, after its quarantine. */
export function planRetirement(request: RetirementRequest): OperationPlan {
  const { account, madeAt, subject, certificate, leaf } = request;
  return {
    schemaVersion: 1,
    operation: 'retire-certificate',
    ...{ account, madeAt, subject },
    changes: [{ kind: 'deletion', ...certificate, before: leaf, after: ABSENT }],
    ...{ records: [], byHand: [], witnesses: [] },
    blockers: reasonsToStay(request),
    warnings: [
      { kind: 'quarantine', on: quarantineEnd(madeAt).slice(0, 16).replace('T', ' ').concat(' UTC') },
      { kind: 'key-lost' },
    ],
  };
}
