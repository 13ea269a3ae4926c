import type { Region } from '../ids';
import type { OperationPlan } from './operation-plan';
import type { Blocker } from './reasons';

/** What was read. `method`: of all names, `mixed` where they differ; `undefined`: ACM tells none. */
export interface DnsRequest extends Pick<OperationPlan, 'account' | 'madeAt' | 'subject'> {
  readonly region: Region;
  readonly method: string | undefined;
}

/** Has ACM validate a certificate by DNS that it validates by e-mail, under the same ARN. The records are for the operation that puts them back. */
export function planDnsValidation({ account, madeAt, subject, region, method }: DnsRequest): OperationPlan {
  const isByMail = method === 'EMAIL';
  return {
    schemaVersion: 1,
    operation: 'validate-by-dns',
    ...{ account, madeAt, subject },
    changes: isByMail
      ? [{ kind: 'validation-method', region, certificate: subject.arn, before: 'EMAIL', after: 'DNS' }]
      : [],
    ...{ records: [], byHand: [], witnesses: [] },
    blockers: isByMail || method === 'DNS' ? [] : [blockerFor(method)],
    warnings: isByMail ? [{ kind: 'records-within-72-hours' }] : [],
  };
}

function blockerFor(method: string | undefined): Blocker {
  if (method === undefined) return { kind: 'method-not-told' };
  return method === 'mixed' ? { kind: 'methods-differ' } : { kind: 'not-by-mail', on: method };
}
