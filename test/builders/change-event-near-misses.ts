import { aRecordChange, BALANCER, type Call, LEGACY, LISTENER, zoneChange } from './change-event';

/** Calls that look alike and ask for nothing. `pattern`: the rules leave them out already, so that nobody is woken for them. */
export const NEAR_MISSES: readonly { readonly title: string; readonly call: Call; readonly pattern: boolean }[] = [
  {
    title: 'an upload that failed',
    call: { service: 'iam', eventName: 'UploadServerCertificate', region: 'us-east-1', errorCode: 'AccessDenied' },
    pattern: true,
  },
  { title: 'a reading of IAM', call: { service: 'iam', eventName: 'GetServerCertificate' }, pattern: true },
  { title: 'another user of IAM', call: { service: 'iam', eventName: 'CreateUser' }, pattern: true },
  { title: 'a tag of ACM', call: { service: 'acm', eventName: 'AddTagsToCertificate' }, pattern: true },
  {
    title: 'a target of a load balancer',
    call: { service: 'elasticloadbalancing', eventName: 'RegisterTargets' },
    pattern: true,
  },
  { title: 'a listing of CloudFront', call: { service: 'cloudfront', eventName: 'ListDistributions' }, pattern: true },
  { title: 'a new hosted zone', call: { service: 'route53', eventName: 'CreateHostedZone' }, pattern: true },
  {
    title: 'a CNAME to somewhere else',
    call: {
      service: 'route53',
      eventName: 'ChangeResourceRecordSets',
      parameters: zoneChange(aRecordChange('DELETE', { value: 'edge.example.com.' })),
    },
    pattern: true,
  },
  {
    title: 'a name that only ends like that of validation',
    call: {
      service: 'route53',
      eventName: 'ChangeResourceRecordSets',
      parameters: zoneChange(aRecordChange('DELETE', { value: 'not-acm-validations.aws.' })),
    },
    pattern: true,
  },
  {
    title: 'a text record that quotes a validation',
    call: {
      service: 'route53',
      eventName: 'ChangeResourceRecordSets',
      parameters: zoneChange(aRecordChange('DELETE', { type: 'TXT' })),
    },
    pattern: true,
  },
  {
    title: 'a validation record that is made',
    call: {
      service: 'route53',
      eventName: 'ChangeResourceRecordSets',
      parameters: zoneChange(aRecordChange('CREATE')),
    },
    pattern: true,
  },
  { title: 'a publication', call: { service: 'sns', eventName: 'Publish' }, pattern: true },
  { title: 'a service that holds no certificate', call: { service: 'ec2', eventName: 'RunInstances' }, pattern: true },
  {
    title: 'a listener that gets other actions',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'ModifyListener',
      parameters: { listenerArn: LISTENER, defaultActions: [{ type: 'forward' }] },
      response: { listeners: [{ listenerArn: LISTENER, certificates: [{ certificateArn: LEGACY }] }] },
    },
    pattern: false,
  },
  {
    title: 'a listener without TLS',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'CreateListener',
      parameters: { loadBalancerArn: BALANCER, protocol: 'HTTP', port: 80 },
    },
    pattern: false,
  },
  {
    title: 'a load balancer without listeners',
    call: { service: 'elasticloadbalancing', eventName: 'CreateLoadBalancer', parameters: { name: 'edge-1' } },
    pattern: false,
  },
  {
    title: 'a Classic load balancer without TLS',
    call: {
      service: 'elasticloadbalancing',
      eventName: 'CreateLoadBalancer',
      parameters: { loadBalancerName: 'edge-9', listeners: [{ protocol: 'HTTP', loadBalancerPort: 80 }] },
    },
    pattern: false,
  },
];
