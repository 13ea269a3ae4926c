import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { deployedProbes } from '../../lambda/collectors/deployed-probes';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';

const cloudFormation = mockClient(CloudFormationClient);

const absent = (name: string): Error => aServiceError('ValidationError', `Stack with id ${name} does not exist`);

function stands(name: string, outputs: Readonly<Record<string, string>>): void {
  const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const stack = { StackName: name, CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' } as const;
  cloudFormation.on(DescribeStacksCommand, { StackName: name }).resolves({ Stacks: [{ ...stack, Outputs }] });
}

const found = async () => {
  const probes = await deployedProbes({ maxAttempts: 1 })(HOME);
  return probes && [...probes];
};

describe('deployedProbes', () => {
  beforeEach(() => {
    cloudFormation.reset();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'notafter' }).rejects(absent('notafter'));
    cloudFormation
      .on(DescribeStacksCommand, { StackName: 'notafter-probe-eu-west-1' })
      .rejects(absent('notafter-probe-eu-west-1'));
  });

  test('are those that the stack of the home region names', async () => {
    stands('notafter', {
      PagesTopicArn: 'arn',
      ProbeVpc0a: 'notafter-probe-vpc-0a',
      ProbeVpc0b: 'notafter-probe-vpc-0b',
    });

    expect(await found()).toEqual([
      ['vpc-0a', 'notafter-probe-vpc-0a'],
      ['vpc-0b', 'notafter-probe-vpc-0b'],
    ]);
  });

  test('are those of the stack of another region', async () => {
    stands('notafter-probe-eu-west-1', { ProbeVpc0c: 'notafter-probe-vpc-0c' });

    expect(await found()).toEqual([['vpc-0c', 'notafter-probe-vpc-0c']]);
  });

  test('are none where there is no stack, or one that has none', async () => {
    expect(await found()).toEqual([]);

    stands('notafter', { PagesTopicArn: 'arn' });
    cloudFormation.on(DescribeStacksCommand, { StackName: 'notafter-probe-eu-west-1' }).resolves({});

    expect(await found()).toEqual([]);
  });

  test('are not known where one of the two may not be read, though the other tells', async () => {
    stands('notafter', { ProbeVpc0a: 'notafter-probe-vpc-0a' });
    cloudFormation
      .on(DescribeStacksCommand, { StackName: 'notafter-probe-eu-west-1' })
      .rejects(aServiceError('AccessDenied'));

    expect(await found()).toBeUndefined();
  });

  test('let a bug through', async () => {
    cloudFormation.on(DescribeStacksCommand, { StackName: 'notafter' }).rejects(new TypeError('a bug'));

    await expect(found()).rejects.toThrow('a bug');
  });
});
