import {
  type DescribeAccountLimitsInput,
  DescribeAccountLimitsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { region, resourceArn } from '../../lambda/domain/ids';
import { listQuotas } from '../../lambda/operators/list-quotas';
import { loadBalancerClients } from '../../lambda/operators/load-balancer-clients';
import { aServiceError } from '../builders/attempt';
import { aClassicPlace, aPlace } from '../builders/migration';

const elbv2 = mockClient(ElasticLoadBalancingV2Client);
const clients = loadBalancerClients({ writesPerSecond: 1000, watch: () => undefined });

const application = aPlace();
const network = {
  ...application,
  listener: resourceArn(`${application.listener}`.replace(':listener/app/', ':listener/net/')),
};
const elsewhere = { ...application, region: region('eu-west-3') };

describe('how many certificates the lists of a load balancer may hold', () => {
  beforeEach(() => {
    elbv2.reset();
    elbv2.on(DescribeAccountLimitsCommand).callsFake(({ Marker: marker }: DescribeAccountLimitsInput) =>
      marker === undefined
        ? {
            Limits: [
              { Name: 'target-groups', Max: '3000' },
              { Name: 'certificates-per-application-load-balancer', Max: '25' },
            ],
            NextMarker: 'more',
          }
        : { Limits: [{ Name: 'certificates-per-network-load-balancer', Max: '40' }, { Name: 'nameless' }, {}] },
    );
  });

  test('is told by kind of load balancer, on any page', async () => {
    const quotaOf = listQuotas(clients);

    expect(await quotaOf(application)).toBe(25);
    expect(await quotaOf(network)).toBe(40);
  });

  test('is asked for once a region, and not at all for those that have no list', async () => {
    const quotaOf = listQuotas(clients);

    expect(await quotaOf(aClassicPlace())).toBeUndefined();
    expect(elbv2.calls()).toHaveLength(0);
    await Promise.all([quotaOf(application), quotaOf(application), quotaOf(network), quotaOf(elsewhere)]);
    // Two pages of each region.
    expect(elbv2.calls()).toHaveLength(4);
  });

  test.each([
    ['may not be read', () => elbv2.on(DescribeAccountLimitsCommand).rejects(aServiceError('AccessDenied'))],
    ['is not told', () => elbv2.on(DescribeAccountLimitsCommand).resolves({ Limits: [] })],
    [
      'is no number',
      () =>
        elbv2
          .on(DescribeAccountLimitsCommand)
          .resolves({ Limits: [{ Name: 'certificates-per-application-load-balancer', Max: 'many' }] }),
    ],
  ])('is unknown where it %s', async (_what, arrange) => {
    arrange();

    expect(await listQuotas(clients)(application)).toBeUndefined();
  });
});
