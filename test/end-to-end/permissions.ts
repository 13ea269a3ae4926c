import { FUNCTION_NAMES, type FunctionName } from '../../lambda/contract/functions';
import { permissionsOf } from '../../lambda/contract/permissions';
import type { RecordedCall } from '../aws/local-aws';

/** What every role may do by its trust or its log group, and what AWS asks no permission for. */
const ALWAYS = ['logs:', 'sts:GetCallerIdentity'];

/** Those of an installation that names no key of the customer. */
const permitted = (name: FunctionName): ReadonlySet<string> =>
  new Set(
    permissionsOf(name)
      .filter(({ on }) => on !== 'encryption-key')
      .flatMap(({ actions }) => actions),
  );

/** Calls of a function of ours. A transaction counts by its members, which are recorded too. */
const callsOf = (name: FunctionName, calls: readonly RecordedCall[]): readonly string[] => [
  ...new Set(
    calls
      .filter(({ principal }) =>
        principal.toLowerCase().replaceAll('-', '').includes(`functions${name}`.replaceAll('-', '')),
      )
      .map(({ action }) => action)
      .filter((action) => action !== 'dynamodb:TransactWriteItems')
      .filter((action) => !ALWAYS.some((beginning) => action.startsWith(beginning))),
  ),
];

/** Calls that were made and that the permissions of the function do not name: AWS would have refused them. */
export const overstepping = (calls: readonly RecordedCall[]): readonly string[] =>
  FUNCTION_NAMES.flatMap((name) =>
    callsOf(name, calls)
      .filter((action) => !permitted(name).has(action))
      .map((action) => `${name} calls ${action}`),
  );

/** Deployed where they are configured: by `channels.test.ts`. */
export const SINKS_BESIDE: readonly FunctionName[] = ['webhook', 'teams'];

/** Permissions that the function has and did not use. */
export const unused = (calls: readonly RecordedCall[]): readonly string[] =>
  FUNCTION_NAMES.flatMap((name) => {
    const made = new Set(callsOf(name, calls));
    return [...permitted(name)].filter((action) => !made.has(action)).map((action) => `${name} may call ${action}`);
  });

/** Permissions for what `events.test.ts` makes happen: an event, a certificate of ACM in trouble, and one of a private CA. */
export const USED_AFTER_EVENTS = [
  'scan may call acm:DescribeCertificate',
  'scan may call acm-pca:DescribeCertificateAuthority',
  'on-certificate-event may call dynamodb:UpdateItem',
] as const;

/** Permissions for what `changes.test.ts` makes happen: a change that CloudTrail tells. */
export const USED_AFTER_CHANGES = ['on-change-event may call dynamodb:UpdateItem'] as const;
