/**
 * What can be done to certificates, to their uses, to the records that validate them and to those who are told, as CloudTrail names it.
 *
 * `told`: where CloudTrail tells it. `region`: where it was done; `global`: in one region for all, wherever it was done; `home`: of topics, which are ours only
 * in the home region. `names` of CloudFront are beginnings: older trails add the version of the API, as in `UpdateDistribution2020_05_31`.
 */
export const CHANGE_EVENTS = {
  acm: {
    told: 'region',
    matches: 'name',
    names: [
      'DeleteCertificate',
      'ExportCertificate',
      'ImportCertificate',
      'RenewCertificate',
      'RequestCertificate',
      'RevokeCertificate',
      'UpdateCertificateOptions',
    ],
  },
  elasticloadbalancing: {
    told: 'region',
    matches: 'name',
    names: [
      'AddListenerCertificates',
      'CreateListener',
      'CreateLoadBalancer',
      'CreateLoadBalancerListeners',
      'DeleteListener',
      'DeleteLoadBalancer',
      'DeleteLoadBalancerListeners',
      'ModifyListener',
      'RemoveListenerCertificates',
      'SetLoadBalancerListenerSSLCertificate',
    ],
  },
  iam: {
    told: 'global',
    matches: 'name',
    names: ['DeleteServerCertificate', 'UpdateServerCertificate', 'UploadServerCertificate'],
  },
  cloudfront: {
    told: 'global',
    matches: 'beginning',
    names: ['CreateDistribution', 'DeleteDistribution', 'UpdateDistribution'],
  },
  route53: { told: 'global', matches: 'name', names: ['ChangeResourceRecordSets'] },
  sns: {
    told: 'home',
    matches: 'name',
    names: [
      'ConfirmSubscription',
      'DeleteTopic',
      'RemovePermission',
      'SetSubscriptionAttributes',
      'SetTopicAttributes',
      'Unsubscribe',
    ],
  },
} as const satisfies Readonly<Record<string, ChangeEvents>>;

interface ChangeEvents {
  readonly told: 'region' | 'global' | 'home';
  readonly matches: 'name' | 'beginning';
  readonly names: readonly string[];
}

/** A service in which somebody may change something that matters, as IAM spells it. */
export type ChangedService = keyof typeof CHANGE_EVENTS;

/** Whether the text is one of them. */
export const isChangedService = (name: string): name is ChangedService => Object.hasOwn(CHANGE_EVENTS, name);

/** Whether the service is changed by what has this name. */
export const isChangeName = (service: ChangedService, eventName: string): boolean => {
  const { matches, names }: ChangeEvents = CHANGE_EVENTS[service];
  return names.some((name) => (matches === 'name' ? eventName === name : eventName.startsWith(name)));
};

/** What a CNAME record points to that validates a certificate of ACM. */
export const VALIDATION_DOMAIN = 'acm-validations.aws';
