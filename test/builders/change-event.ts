import type { ChangedService } from '../../lambda/contract/change-events';
import { ACCOUNT } from './certificate';
import { NOW } from './instant';

/** What a test says of a call; the rest is as AWS documents it. */
export interface Call {
  readonly service: ChangedService | 'ec2';
  readonly eventName: string;
  readonly parameters?: object;
  readonly response?: object;
  readonly region?: string;
  readonly id?: string;
  readonly errorCode?: string;
  readonly userIdentity?: object;
}

/** A role that somebody took. */
const DEPLOYER = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLEID:alice@example.com',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deployer/alice@example.com`,
  accountId: ACCOUNT,
  sessionContext: { sessionIssuer: { type: 'Role', userName: 'deployer' } },
};

/** How EventBridge tells a call that CloudTrail recorded. Only the first letter of a key is lowered. */
export const aChangeEvent = ({ service, eventName, region, id, errorCode, ...call }: Call) => {
  const time = NOW.replace('.000Z', 'Z');
  return {
    version: '0',
    id: '11111111-2222-4333-8444-555555555555',
    'detail-type': 'AWS API Call via CloudTrail',
    source: `aws.${service}`,
    account: ACCOUNT,
    time,
    region: region ?? 'eu-west-1',
    resources: [],
    detail: {
      eventVersion: '1.11',
      userIdentity: call.userIdentity ?? DEPLOYER,
      eventTime: time,
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: region ?? 'eu-west-1',
      requestParameters: call.parameters ?? null,
      responseElements: call.response ?? null,
      eventID: id ?? 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: ACCOUNT,
      ...(errorCode !== undefined && { errorCode, errorMessage: 'not done' }),
    },
  };
};

/** A load balancer. */
export const BALANCER = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/edge-1/50dc6c495c0c9188`;
/** Its listener. */
export const LISTENER = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:listener/app/edge-1/50dc6c495c0c9188/f2f7dc8efc522ab2`;
/** A certificate of IAM. */
export const LEGACY = `arn:aws:iam::${ACCOUNT}:server-certificate/api-2019`;

/** A record of a zone, as a change names it. */
export const aRecordChange = (action: string, overrides: { readonly type?: string; readonly value?: string } = {}) => ({
  action,
  resourceRecordSet: {
    type: overrides.type ?? 'CNAME',
    tTL: 300,
    resourceRecords: [{ value: overrides.value ?? '_ce13797c.djqtsrsxkq.acm-validations.aws.' }],
    name: '_4c15b1e7.www.example.com.',
  },
});

/** A change of a zone. */
export const zoneChange = (...changes: readonly object[]) => ({ hostedZoneId: 'Z1EXAMPLE', changeBatch: { changes } });
