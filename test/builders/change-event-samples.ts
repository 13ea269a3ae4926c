import { ACCOUNT } from './certificate';
import { aRecordChange, BALANCER, type Call, LEGACY, LISTENER, zoneChange } from './change-event';

const ACM = `arn:aws:acm:eu-west-1:${ACCOUNT}:certificate/12345678-1234-1234-1234-123456789012`;
const GLOBAL_ACM = ACM.replace('eu-west-1', 'us-east-1');
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:pages`;
const SUBSCRIPTION = `${TOPIC}:c9135db0-26c4-47ec-8998-413945fb5a96`;

/** A call, what it names, and what is to be read again for it. */
interface Sample {
  readonly title: string;
  readonly call: Call;
  readonly certificates?: readonly string[];
  readonly resources?: readonly string[];
  readonly cells: readonly {
    readonly region: string;
    readonly source: string;
    readonly listeners?: readonly string[];
  }[];
}

const HOME_ACM = { region: 'eu-west-1', source: 'acm' };
const IAM = { region: 'global', source: 'iam' };
const ANYTHING = { region: 'global', source: 'regions' };
const CLOUDFRONT = [
  { region: 'global', source: 'cloudfront' },
  { region: 'us-east-1', source: 'acm' },
];
const listener = { region: 'eu-west-1', source: 'elbv2', listeners: [LISTENER] };
const classic = {
  region: 'eu-west-1',
  source: 'elb',
  listeners: [`arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/edge-9`],
};
const acmCall = (eventName: string): Sample => ({
  title: `acm:${eventName}`,
  call: { service: 'acm', eventName, parameters: { certificateArn: ACM } },
  certificates: [ACM],
  cells: [HOME_ACM],
});
const topicCall = (eventName: string): Sample => ({
  title: `sns:${eventName}`,
  call: { service: 'sns', eventName, parameters: { topicArn: TOPIC } },
  resources: [TOPIC],
  cells: [ANYTHING],
});

/** Calls that change something, of every kind that we listen to, and what each asks for. */
export const SAMPLES: readonly Sample[] = [
  {
    title: 'iam:UploadServerCertificate',
    call: {
      service: 'iam',
      eventName: 'UploadServerCertificate',
      region: 'us-east-1',
      parameters: { path: '/', serverCertificateName: 'api-2019' },
      response: { serverCertificateMetadata: { serverCertificateId: 'ASCAEXAMPLE', arn: LEGACY } },
    },
    certificates: [LEGACY, 'ASCAEXAMPLE', 'api-2019'],
    cells: [IAM],
  },
  {
    title: 'iam:DeleteServerCertificate',
    call: {
      service: 'iam',
      eventName: 'DeleteServerCertificate',
      region: 'us-east-1',
      parameters: { serverCertificateName: 'api-2019' },
    },
    certificates: ['api-2019'],
    cells: [IAM],
  },
  {
    title: 'iam:UpdateServerCertificate',
    call: {
      service: 'iam',
      eventName: 'UpdateServerCertificate',
      region: 'us-east-1',
      parameters: { serverCertificateName: 'api-2019', newServerCertificateName: 'api-2027' },
    },
    certificates: ['api-2019', 'api-2027'],
    cells: [IAM],
  },
  {
    title: 'elasticloadbalancing:CreateListener',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'CreateListener',
      parameters: { loadBalancerArn: BALANCER, protocol: 'HTTPS', port: 443, certificates: [{ certificateArn: ACM }] },
      response: { listeners: [{ listenerArn: LISTENER, loadBalancerArn: BALANCER }] },
    },
    certificates: [ACM],
    resources: [LISTENER, BALANCER],
    cells: [HOME_ACM, listener],
  },
  {
    title: 'elasticloadbalancing:ModifyListener',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'ModifyListener',
      parameters: { listenerArn: LISTENER, certificates: [{ certificateArn: LEGACY }] },
    },
    certificates: [LEGACY],
    resources: [LISTENER],
    cells: [HOME_ACM, listener, IAM],
  },
  {
    title: 'elasticloadbalancing:ModifyListener',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'ModifyListener',
      parameters: { listenerArn: LISTENER, protocol: 'HTTP' },
    },
    resources: [LISTENER],
    cells: [HOME_ACM, listener],
  },
  {
    title: 'elasticloadbalancing:DeleteListener',
    call: { service: 'elasticloadbalancing', eventName: 'DeleteListener', parameters: { listenerArn: LISTENER } },
    resources: [LISTENER],
    cells: [HOME_ACM, listener],
  },
  {
    title: 'elasticloadbalancing:AddListenerCertificates',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'AddListenerCertificates',
      parameters: { listenerArn: LISTENER, certificates: [{ certificateArn: ACM }, { certificateArn: LEGACY }] },
    },
    certificates: [ACM, LEGACY],
    resources: [LISTENER],
    cells: [HOME_ACM, listener, IAM],
  },
  {
    title: 'elasticloadbalancing:RemoveListenerCertificates',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'RemoveListenerCertificates',
      parameters: { listenerArn: LISTENER, certificates: [{ certificateArn: ACM }] },
    },
    certificates: [ACM],
    resources: [LISTENER],
    cells: [HOME_ACM, listener],
  },
  {
    title: 'elasticloadbalancing:DeleteLoadBalancer',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'DeleteLoadBalancer',
      parameters: { loadBalancerArn: BALANCER },
    },
    resources: [BALANCER],
    cells: [HOME_ACM, { ...listener, listeners: [BALANCER] }],
  },
  ...['CreateLoadBalancer', 'CreateLoadBalancerListeners'].map((eventName): Sample => ({
    title: `elasticloadbalancing:${eventName}`,
    call: {
      service: 'elasticloadbalancing',
      eventName,
      parameters: {
        loadBalancerName: 'edge-9',
        listeners: [{ sSLCertificateId: LEGACY, protocol: 'HTTPS', loadBalancerPort: 443 }],
      },
    },
    certificates: [LEGACY],
    resources: classic.listeners,
    cells: [HOME_ACM, classic, IAM],
  })),
  {
    title: 'elasticloadbalancing:SetLoadBalancerListenerSSLCertificate',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'SetLoadBalancerListenerSSLCertificate',
      parameters: { loadBalancerName: 'edge-9', loadBalancerPort: 443, sSLCertificateId: ACM },
    },
    certificates: [ACM],
    resources: classic.listeners,
    cells: [HOME_ACM, classic],
  },
  ...['DeleteLoadBalancerListeners', 'DeleteLoadBalancer'].map((eventName): Sample => ({
    title: `elasticloadbalancing:${eventName}`,
    call: { service: 'elasticloadbalancing', eventName, parameters: { loadBalancerName: 'edge-9' } },
    resources: classic.listeners,
    cells: [HOME_ACM, classic],
  })),
  {
    title: 'acm:ImportCertificate',
    call: { service: 'acm', eventName: 'ImportCertificate', response: { certificateArn: ACM } },
    certificates: [ACM],
    cells: [HOME_ACM],
  },
  ...['DeleteCertificate', 'ExportCertificate', 'RenewCertificate'].map(acmCall),
  ...['RequestCertificate', 'RevokeCertificate', 'UpdateCertificateOptions'].map(acmCall),
  {
    title: 'cloudfront:UpdateDistribution',
    call: {
      service: 'cloudfront',
      eventName: 'UpdateDistribution',
      region: 'us-east-1',
      parameters: { id: 'E2EXAMPLE', distributionConfig: { viewerCertificate: { aCMCertificateArn: GLOBAL_ACM } } },
      response: { distribution: { aRN: `arn:aws:cloudfront::${ACCOUNT}:distribution/E2EXAMPLE` } },
    },
    certificates: [GLOBAL_ACM],
    resources: [`arn:aws:cloudfront::${ACCOUNT}:distribution/E2EXAMPLE`, 'E2EXAMPLE'],
    cells: CLOUDFRONT,
  },
  {
    title: 'cloudfront:CreateDistributionWithTags',
    call: {
      service: 'cloudfront',
      eventName: 'CreateDistributionWithTags2020_05_31',
      region: 'us-east-1',
      parameters: {
        distributionConfigWithTags: { distributionConfig: { viewerCertificate: { iAMCertificateId: 'ASCAEXAMPLE' } } },
      },
    },
    certificates: ['ASCAEXAMPLE'],
    cells: [...CLOUDFRONT, IAM],
  },
  {
    title: 'cloudfront:DeleteDistribution',
    call: {
      service: 'cloudfront',
      eventName: 'DeleteDistribution',
      region: 'us-east-1',
      parameters: { id: 'E2EXAMPLE' },
    },
    resources: ['E2EXAMPLE'],
    cells: CLOUDFRONT,
  },
  {
    title: 'cloudfront:UpdateDistributionTenant',
    call: {
      service: 'cloudfront',
      eventName: 'UpdateDistributionTenant',
      region: 'us-east-1',
      parameters: { id: 'dt_1', customizations: { certificate: { arn: GLOBAL_ACM } } },
    },
    certificates: [GLOBAL_ACM],
    resources: ['dt_1'],
    cells: CLOUDFRONT,
  },
  ...['DELETE', 'UPSERT'].map((action): Sample => ({
    title: 'route53:ChangeResourceRecordSets',
    call: {
      service: 'route53',
      eventName: 'ChangeResourceRecordSets',
      region: 'us-east-1',
      parameters: zoneChange(aRecordChange(action, { type: 'A', value: '192.0.2.1' }), aRecordChange(action)),
    },
    resources: ['_4c15b1e7.www.example.com'],
    cells: [ANYTHING],
  })),
  ...['ConfirmSubscription', 'DeleteTopic', 'RemovePermission', 'SetTopicAttributes'].map(topicCall),
  ...['SetSubscriptionAttributes', 'Unsubscribe'].map((eventName): Sample => ({
    title: `sns:${eventName}`,
    call: { service: 'sns', eventName, parameters: { subscriptionArn: SUBSCRIPTION } },
    resources: [SUBSCRIPTION],
    cells: [ANYTHING],
  })),
];
