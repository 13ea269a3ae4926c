import type { Region } from '../ids';
import type { OperationPlan } from './operation-plan';

/** What was read. `method`: of all names, `mixed` where they differ. */
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
    blockers: isByMail || method === 'DNS' ? [] : [{ kind: 'not-by-mail', on: method ?? 'nothing' }],
    warnings: isByMail ? [{ kind: 'records-within-72-hours' }] : [],
  };
}
