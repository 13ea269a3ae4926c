import { ArnFormat, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, type Code, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PROBE_PERMISSIONS } from '../../lambda/contract/permissions/probe';
import { probeName } from '../../lambda/contract/probe';
import { TIMING } from '../../lambda/contract/timing';
import type { Probe as Network } from '../config';
import { BundledFunction } from './bundled-function';
import { permit } from './permit';

/** Everything of EC2 in this account and region. One text wherever it is deployed, as a finding shows it. */
const NETWORK = 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*';

const ANYWHERE = '0.0.0.0/0';

/** What a {@link Probe} is made of. */
export interface ProbeProps {
  readonly network: Network;
  readonly code: Code;
}

/**
 * A function in a network that looks at internal load balancers. Its code may do nothing in AWS but write its log, and nobody reaches it but by
 * invoking it.
 */
export class Probe extends Construct {
  readonly function: IFunction;

  constructor(scope: Construct, id: string, { network, code }: ProbeProps) {
    super(scope, id);
    const { vpcId, subnets, securityGroups } = network;
    const functionName = probeName(vpcId);
    const bundled = new BundledFunction(this, 'probe', {
      ...{ functionName, code },
      description: `Looks at what internal load balancers of ${vpcId} serve, for notafter migrate`,
      timeout: Duration.seconds(TIMING.probe.timeoutSeconds),
      environment: {},
    });
    this.function = bundled.function;

    permit(bundled.role, PROBE_PERMISSIONS, { network: [Fn.sub(NETWORK)] });
    Validations.of(bundled.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${NETWORK.replaceAll('${', '<').replaceAll('}', '>')}]`,
      reason: 'Lambda asks for all interfaces of the account and region; the code of the function is denied all of it.',
    });
    // Lambda takes the role to connect the function; whoever takes over the function shall find it empty.
    bundled.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: PROBE_PERMISSIONS.flatMap(({ actions }) => actions),
        resources: ['*'],
        conditions: { ArnEquals: { 'lambda:SourceFunctionArn': arnOf(this, functionName) } },
      }),
    );

    // Ids as they are: what the CDK makes of an imported network asks for zones and route tables that nobody needs.
    if (bundled.function.node.defaultChild instanceof CfnFunction)
      bundled.function.node.defaultChild.vpcConfig = {
        subnetIds: [...subnets],
        securityGroupIds: securityGroups === undefined ? [ownSecurityGroup(this, vpcId)] : [...securityGroups],
      };
  }
}

/** Lets everything out that a handshake takes, and nothing in. Returns its id. */
const ownSecurityGroup = (scope: Construct, vpcId: string): string =>
  new CfnSecurityGroup(scope, 'SecurityGroup', {
    vpcId,
    groupDescription: `notafter: the probe of ${vpcId}, which connects to listeners and takes no connection`,
    securityGroupEgress: [
      { ipProtocol: 'tcp', fromPort: 0, toPort: 65_535, cidrIp: ANYWHERE, description: 'Listeners have any port' },
      { ipProtocol: 'udp', fromPort: 53, toPort: 53, cidrIp: ANYWHERE, description: 'Name servers of the network' },
    ],
  }).attrGroupId;

/** Written out: the function waits for its role, which could not wait for the function. */
const arnOf = (scope: Construct, functionName: string): string =>
  Stack.of(scope).formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: functionName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
