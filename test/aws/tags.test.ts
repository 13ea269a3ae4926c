import { ACMClient, AddTagsToCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFrontClient, TagResourceCommand } from '@aws-sdk/client-cloudfront';
import {
  AddTagsCommand as AddClassicTagsCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { DescribeRulesCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { uploadServerCertificate } from '../estate/certificates';
import { createDistribution } from '../estate/distributions';
import { addHostRule, createClassicLoadBalancer, createLoadBalancer, tagLoadBalancer } from '../estate/load-balancers';
import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

jest.setTimeout(120_000);

const Tags = [{ Key: 'Owner', Value: 'payments' }];

describe('tags and rules in the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const ask = async (input: GetResourcesCommandInput, region?: string) =>
    (await clientOf(aws, ResourceGroupsTaggingAPIClient, region).send(new GetResourcesCommand(input)))
      .ResourceTagMappingList;
  const certificateOf = async (): Promise<string> => (await aws.seedCertificates({ count: 1 }))[0] ?? '';

  test('of a certificate of ACM are told where it is asked for, and nowhere else', async () => {
    const [CertificateArn, other] = [await certificateOf(), await certificateOf()];
    await clientOf(aws, ACMClient).send(new AddTagsToCertificateCommand({ CertificateArn, Tags }));

    await expect(ask({ ResourceARNList: [CertificateArn, other] })).resolves.toEqual([
      { ResourceARN: CertificateArn, Tags },
    ]);
    await expect(ask({ ResourceARNList: [other] })).resolves.toEqual([]);
    await expect(ask({ ResourceARNList: [CertificateArn] }, 'eu-west-1')).resolves.toEqual([]);
  });

  test('of load balancers of both generations are told by their ARNs', async () => {
    const certificate = await certificateOf();
    const edge = await createLoadBalancer(aws, { name: 'edge', certificate });
    await tagLoadBalancer(aws, edge, { Owner: 'payments' });
    await createClassicLoadBalancer(aws, 'old', certificate);
    await clientOf(aws, ElasticLoadBalancingClient).send(
      new AddClassicTagsCommand({ LoadBalancerNames: ['old'], Tags }),
    );
    const classic = `arn:aws:elasticloadbalancing:us-east-1:${aws.account}:loadbalancer/old`;

    await expect(ask({ ResourceARNList: [edge.loadBalancerArn, classic] })).resolves.toEqual([
      { ResourceARN: edge.loadBalancerArn, Tags },
      { ResourceARN: classic, Tags },
    ]);
  });

  test('of what has no region are told in us-east-1', async () => {
    const { arn, id } = await uploadServerCertificate(
      aws,
      'legacy',
      { names: ['legacy.example.com'], notAfter: '2030-01-01T00:00:00Z' },
      { owner: 'payments' },
    );
    const distribution = `arn:aws:cloudfront::${aws.account}:distribution/${await createDistribution(aws, 'www', { viewers: { IAMCertificateId: id } })}`;
    await clientOf(aws, CloudFrontClient).send(
      new TagResourceCommand({ Resource: distribution, Tags: { Items: [{ Key: 'team', Value: 'edge' }] } }),
    );

    await expect(ask({ ResourceARNList: [arn, distribution] })).resolves.toEqual([
      { ResourceARN: distribution, Tags: [{ Key: 'team', Value: 'edge' }] },
      { ResourceARN: arn, Tags: [{ Key: 'owner', Value: 'payments' }] },
    ]);
    await expect(ask({ ResourceARNList: [arn, distribution] }, 'eu-west-1')).resolves.toEqual([]);
  });

  test.each([
    [
      'too many names',
      { ResourceARNList: Array.from({ length: 101 }, (_, index) => `arn:aws:acm:us-east-1::${index}`) },
    ],
    ['names and pages', { ResourceARNList: ['arn:aws:acm:us-east-1:1:certificate/1'], ResourcesPerPage: 50 }],
    ['a name that is no ARN', { ResourceARNList: ['certificate'] }],
  ])('are refused for %s', async (_, input) => {
    await expect(ask(input)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('a rule tells the host names that it is for, the default rule none', async () => {
    const [certificate = ''] = await aws.seedCertificates({ count: 1 });
    const edge = await createLoadBalancer(aws, { name: 'edge', certificate });
    await addHostRule(aws, edge, ['api.example.com']);
    const elb = clientOf(aws, ElasticLoadBalancingV2Client);

    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn: edge.listenerArn }));

    expect(
      Rules.map(({ Conditions = [] }) => Conditions.map(({ HostHeaderConfig }) => HostHeaderConfig?.Values)),
    ).toEqual(expect.arrayContaining([[['api.example.com']], []]));
    expect(Rules).toHaveLength(2);
    await expect(elb.send(new DescribeRulesCommand({ ListenerArn: `${edge.listenerArn}0` }))).rejects.toMatchObject({
      name: 'ListenerNotFoundException',
    });
  });
});
