import { Match, type Template } from 'aws-cdk-lib/assertions';
import { PROBE_PERMISSIONS } from '../../lambda/contract/permissions/probe';
import type { Probe } from '../../lib/config';
import { Probes } from '../../lib/constructs/probes';
import { templateWith } from '../builders/stack';
import { listOf, type Statement } from '../builders/statements';

const ONE: Probe = { vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'] };
const TWO: Probe = { vpcId: 'vpc-0a1b2c3e', subnets: ['subnet-0a1b2c3f'], securityGroups: ['sg-0a1b2c3d'] };

const templateOf = (...networks: readonly Probe[]): Template =>
  templateWith((stack) => new Probes(stack, 'Probes', { networks }));

const statementsOf = (template: Template): readonly (Statement & { readonly Condition?: unknown })[] =>
  Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );

describe('Probes', () => {
  let template: Template;

  beforeAll(() => {
    template = templateOf(ONE);
  });

  test('are one function for each network, small, and named by an output', () => {
    const both = templateOf(ONE, TWO);

    both.resourceCountIs('AWS::Lambda::Function', 2);
    for (const [network, key] of [
      [ONE, 'ProbeVpc0a1b2c3d'],
      [TWO, 'ProbeVpc0a1b2c3e'],
    ] as const) {
      both.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `notafter-probe-${network.vpcId}`,
        Handler: 'index.handler',
        MemorySize: 256,
        Timeout: 90,
        VpcConfig: { SubnetIds: network.subnets },
      });
      both.hasOutput(key, { Value: { Ref: Match.stringLikeRegexp('^Probes') } });
    }
    expect(Object.keys(both.findOutputs('*'))).toHaveLength(2);
  });

  test('keep their logical ids when another network is added before them', () => {
    const idsOf = (of: Template): readonly string[] => Object.keys(of.toJSON()['Resources'] as object);

    expect(idsOf(templateOf(TWO, ONE))).toEqual(expect.arrayContaining([...idsOf(template)]));
  });

  test('let connections out to any port and nothing in', () => {
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      VpcId: ONE.vpcId,
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [
        Match.objectLike({ IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535, CidrIp: '0.0.0.0/0' }),
        Match.objectLike({ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '0.0.0.0/0' }),
      ],
    });
  });

  test('take the security groups that the configuration names instead, and make none', () => {
    const given = templateOf(TWO);

    given.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: { SecurityGroupIds: TWO.securityGroups } });
    expect(given.findResources('AWS::EC2::SecurityGroup')).toEqual({});
  });

  test('are told nothing, and reserve nothing', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Environment: Match.absent(),
      ReservedConcurrentExecutions: Match.absent(),
    });
  });

  test('have a role that lets Lambda connect them to the network of this account and region, and write their log', () => {
    const grants = statementsOf(template)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action, Resource }) =>
        listOf(Action).map((action) => `${String(action)} ${JSON.stringify(Resource)}`),
      )
      .filter((grant) => !grant.startsWith('logs:'));

    expect(grants.map((grant) => grant.split(' ')[0]).sort()).toEqual(
      PROBE_PERMISSIONS.flatMap(({ actions }) => actions).sort(),
    );
    expect(grants.filter((grant) => grant.endsWith(' "*"')).sort()).toEqual([
      'ec2:DescribeNetworkInterfaces "*"',
      'ec2:DescribeSubnets "*"',
    ]);
    expect(grants.filter((grant) => grant.includes(':ec2:${AWS::Region}:${AWS::AccountId}:*/*'))).toHaveLength(4);
    template.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('may do none of it themselves', () => {
    const [denied, ...others] = statementsOf(template).filter(({ Effect }) => Effect === 'Deny');

    expect(others).toEqual([]);
    expect(denied).toMatchObject({
      Resource: '*',
      Condition: {
        ArnEquals: {
          'lambda:SourceFunctionArn': expect.stringMatching(
            /:lambda:eu-west-1:123456789012:function:notafter-probe-vpc-0a1b2c3d$/,
          ),
        },
      },
    });
    expect(listOf(denied?.Action).toSorted()).toEqual(PROBE_PERMISSIONS.flatMap(({ actions }) => actions).toSorted());
  });
});
