import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  ListDistributionsCommand,
  type ListDistributionsCommandInput,
} from '@aws-sdk/client-cloudfront';
import { DescribeRegionsCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand as CreateClassic,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient, UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';
import { type Pem, pemOf } from './pem';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('uses of certificates in the local AWS', () => {
  let aws: LocalAws;
  let pem: Pem;

  beforeAll(async () => {
    aws = await startLocalAws();
    pem = await pemOf({ names: ['legacy.example.com'], notAfter: '2027-05-06T07:08:09Z' });
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const upload = async (ServerCertificateName: string, Path = '/') => {
    const content = { CertificateBody: pem.certificate, PrivateKey: pem.privateKey };
    const input = { ServerCertificateName, Path, ...content };
    return (await clientOf(aws, IAMClient).send(new UploadServerCertificateCommand(input))).ServerCertificateMetadata;
  };
  const subnets = async () => (await clientOf(aws, EC2Client).send(new DescribeSubnetsCommand({}))).Subnets ?? [];
  const balancer = async (Type: 'application' | 'network') => {
    const elb = clientOf(aws, ElasticLoadBalancingV2Client);
    const Subnets = (await subnets()).slice(0, 2).map(({ SubnetId = '' }) => SubnetId);
    const made = await elb.send(new CreateLoadBalancerCommand({ Name: `a-${Type}`, Type, Subnets }));
    return made.LoadBalancers?.[0]?.LoadBalancerArn ?? '';
  };
  const targetGroup = async () => {
    const elb = clientOf(aws, ElasticLoadBalancingV2Client);
    const [subnet] = await subnets();
    const input = { Name: 'targets', Protocol: 'TCP', Port: 80, VpcId: subnet?.VpcId } as const;
    return (await elb.send(new CreateTargetGroupCommand(input))).TargetGroups?.[0]?.TargetGroupArn;
  };
  const listener = async (
    Type: 'application' | 'network',
    CertificateArn: string,
    others: Partial<CreateListenerCommandInput> = {},
  ) => {
    const [LoadBalancerArn, TargetGroupArn] = await Promise.all([balancer(Type), targetGroup()]);
    const { Listeners } = await clientOf(aws, ElasticLoadBalancingV2Client).send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Protocol: Type === 'network' ? 'TLS' : 'HTTPS',
        Port: 443,
        Certificates: [{ CertificateArn }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
        ...others,
      }),
    );
    return { LoadBalancerArn, ListenerArn: Listeners?.[0]?.ListenerArn ?? '' };
  };

  const distributions = async (input: ListDistributionsCommandInput) => {
    const { DistributionList } = await clientOf(aws, CloudFrontClient).send(new ListDistributionsCommand(input));
    if (DistributionList === undefined) throw new Error('no list');
    return DistributionList;
  };

  describe('a listener', () => {
    test('shows its default certificate; the list of the others is asked for apart', async () => {
      const [first, second, third] = await aws.seedCertificates({ count: 3 });
      const { ListenerArn } = await listener('network', first ?? '');
      const elb = clientOf(aws, ElasticLoadBalancingV2Client);
      const add = (CertificateArn = '') =>
        elb.send(new AddListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn }] }));

      for (const arn of [first, second, second, third]) await add(arn);
      await elb.send(new ModifyListenerCommand({ ListenerArn, Certificates: [{ CertificateArn: third }] }));

      expect(ListenerArn).toContain(':listener/net/a-network/');
      const { Listeners } = await elb.send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }));
      expect(Listeners?.[0]?.Certificates).toEqual([{ CertificateArn: third }]);
      const { Certificates } = await elb.send(new DescribeListenerCertificatesCommand({ ListenerArn }));
      expect(Certificates).toEqual([
        { CertificateArn: third, IsDefault: true },
        { CertificateArn: first, IsDefault: false },
        { CertificateArn: second, IsDefault: false },
        { CertificateArn: third, IsDefault: false },
      ]);
    });

    test.each<
      readonly ['application' | 'network', Partial<CreateListenerCommandInput>, Partial<CreateListenerCommandInput>]
    >([
      [
        'application',
        { MutualAuthentication: { Mode: 'verify', TrustStoreArn: 'arn:a', IgnoreClientCertificateExpiry: true } },
        { MutualAuthentication: { Mode: 'off' } },
      ],
      ['network', { AlpnPolicy: ['HTTP2Preferred'] }, { AlpnPolicy: ['None'] }],
    ])('of a load balancer of type %s shows %j until a change names it', async (type, made, changed) => {
      const [first = '', second] = await aws.seedCertificates({ count: 2 });
      const { ListenerArn } = await listener(type, first, made);
      const elb = clientOf(aws, ElasticLoadBalancingV2Client);
      const look = async () =>
        (await elb.send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }))).Listeners?.[0];
      expect(await look()).toMatchObject(made);

      await elb.send(new ModifyListenerCommand({ ListenerArn, Certificates: [{ CertificateArn: second }] }));
      expect(await look()).toMatchObject({ ...made, Certificates: [{ CertificateArn: second }] });

      await elb.send(new ModifyListenerCommand({ ListenerArn, ...changed }));
      expect(await look()).toMatchObject(changed);
      expect(await look()).not.toMatchObject(made);
    });

    test('makes a certificate of ACM eligible for renewal while it uses it', async () => {
      const [CertificateArn = ''] = await aws.seedCertificates({ count: 1 });
      const look = async () =>
        (await clientOf(aws, ACMClient).send(new DescribeCertificateCommand({ CertificateArn }))).Certificate;
      expect(await look()).toMatchObject({ RenewalEligibility: 'INELIGIBLE', InUseBy: [] });

      const { LoadBalancerArn, ListenerArn } = await listener('application', CertificateArn);
      expect(await look()).toMatchObject({ RenewalEligibility: 'ELIGIBLE', InUseBy: [LoadBalancerArn] });

      await clientOf(aws, ElasticLoadBalancingV2Client).send(new DeleteListenerCommand({ ListenerArn }));
      expect(await look()).toMatchObject({ RenewalEligibility: 'INELIGIBLE', InUseBy: [] });
    });

    test('of a Classic Load Balancer uses certificates too', async () => {
      const [CertificateArn = ''] = await aws.seedCertificates({ count: 1 });
      const Listeners = [
        { Protocol: 'HTTPS', LoadBalancerPort: 443, InstancePort: 80, SSLCertificateId: CertificateArn },
      ];
      const classic = clientOf(aws, ElasticLoadBalancingClient);
      await classic.send(new CreateClassic({ LoadBalancerName: 'old', Listeners, AvailabilityZones: ['us-east-1a'] }));

      const { Certificate } = await clientOf(aws, ACMClient).send(new DescribeCertificateCommand({ CertificateArn }));

      expect(Certificate?.InUseBy).toEqual([`arn:aws:elasticloadbalancing:us-east-1:${aws.account}:loadbalancer/old`]);
    });
  });

  describe('a distribution', () => {
    test('is listed with its names and its certificate, of IAM by its id', async () => {
      const [ACMCertificateArn = ''] = await aws.seedCertificates({ count: 1 });
      const IAMCertificateId = (await upload('edge', '/cloudfront/'))?.ServerCertificateId;
      const cloudfront = clientOf(aws, CloudFrontClient);
      for (const [name, ViewerCertificate] of Object.entries({
        acm: { ACMCertificateArn },
        iam: { IAMCertificateId },
      })) {
        const DistributionConfig = {
          CallerReference: name,
          Comment: name,
          Enabled: true,
          Aliases: { Quantity: 1, Items: [`${name}.example.com`] },
          Origins: {
            Quantity: 1,
            Items: [{ Id: 'o', DomainName: 'origin.example.com', CustomHeaders: { Quantity: 0 } }],
          },
          DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'https-only' as const },
          ViewerCertificate,
        };
        await cloudfront.send(new CreateDistributionCommand({ DistributionConfig }));
      }

      const first = await distributions({ MaxItems: 1 });
      const rest = await distributions({ Marker: first.NextMarker });

      expect([first.IsTruncated, rest.IsTruncated]).toEqual([true, false]);
      expect([first.Items, rest.Items].flat()).toMatchObject([
        { Aliases: { Items: ['acm.example.com'] }, ViewerCertificate: { ACMCertificateArn } },
        { Aliases: { Items: ['iam.example.com'] }, ViewerCertificate: { IAMCertificateId, CertificateSource: 'iam' } },
      ]);
    });
  });

  describe('the enabled regions', () => {
    test('are those that the test wants, for both services that list them', async () => {
      await aws.enableRegions(['us-east-1', 'eu-west-1', 'me-central-1']);

      const { Regions } = await clientOf(aws, EC2Client).send(new DescribeRegionsCommand({}));
      const listed = await clientOf(aws, AccountClient).send(
        new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] }),
      );

      const expected = ['eu-west-1', 'me-central-1', 'us-east-1'];
      expect(Regions?.map(({ RegionName }) => RegionName)).toEqual(expected);
      expect(listed.Regions?.map(({ RegionName }) => RegionName)).toEqual(expected);
    });
  });
});
