import { CALLS_PER_SECOND } from '../../lambda/collectors/aws-clients';

/** Calls per second and region that AWS publishes; `together`: of all these. */
const PUBLISHED: readonly { readonly what: string; readonly together: readonly number[]; readonly quota: number }[] = [
  { what: 'acm:ListCertificates', together: [CALLS_PER_SECOND.acm.ListCertificates], quota: 8 },
  { what: 'acm:DescribeCertificate', together: [CALLS_PER_SECOND.acm.DescribeCertificate], quota: 10 },
  {
    what: 'Elastic Load Balancing, the bucket of the account',
    together: [CALLS_PER_SECOND.elasticLoadBalancingV2.any, CALLS_PER_SECOND.elasticLoadBalancing.any],
    quota: 10,
  },
  { what: 'tag:GetResources', together: [CALLS_PER_SECOND.tag.GetResources], quota: 15 },
];

/** What AWS does not publish: so little that nobody feels it. */
const UNPUBLISHED = ['appsync', 'account', 'certificateAuthorities', 'cloudfront', 'cloudtrail', 'ec2', 'iam'] as const;

describe('the calls that we allow ourselves', () => {
  test.each(PUBLISHED)('of $what are at most half of what AWS allows', ({ together, quota }) => {
    expect(together.reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(quota / 2);
  });

  test.each(UNPUBLISHED)('of %s are at most four a second', (api) => {
    expect(CALLS_PER_SECOND[api].any).toBeLessThanOrEqual(4);
  });

  test('are bounded for every API', () => {
    const known = ['acm', 'elasticLoadBalancingV2', 'elasticLoadBalancing', 'tag', 'sns', ...UNPUBLISHED];

    expect(Object.keys(CALLS_PER_SECOND).filter((api) => !known.includes(api))).toEqual([]);
  });
});
