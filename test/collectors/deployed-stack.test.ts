import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { hasStack, readDeployedStack } from '../../lambda/collectors/deployed-stack';
import { ENVIRONMENT } from '../../lambda/contract/environment';
import { OUTPUTS } from '../../lambda/contract/outputs';
import { HOME } from '../builders/certificate';
import { aServiceError } from '../builders/attempt';

const cloudFormation = mockClient(CloudFormationClient);
const lambda = mockClient(LambdaClient);

const stands = (outputs: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) => {
  const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const stack = { StackName: 'notafter', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' } as const;
  cloudFormation.on(DescribeStacksCommand, { StackName: 'notafter' }).resolves({ Stacks: [{ ...stack, Outputs }] });
  lambda
    .on(GetFunctionConfigurationCommand, { FunctionName: 'notafter-announce' })
    .resolves({ Environment: { Variables: variables } });
};
const outputs = { [OUTPUTS.announceFunctionName]: 'notafter-announce', [OUTPUTS.ledgerTableName]: 'notafter-ledger' };

describe('readDeployedStack', () => {
  beforeEach(() => {
    cloudFormation.reset();
    lambda.reset();
  });

  test.each`
    told                         | sinks
    ${'{}'}                      | ${[]}
    ${'{"page":"a"}'}            | ${[{ id: 'page', topic: 'pages', medium: 'pagerduty', functionArn: 'a' }]}
    ${'{"chat":"b"}'}            | ${[{ id: 'chat', topic: 'chat', medium: 'slack', functionArn: 'b' }]}
    ${'{"page":"a","chat":"b"}'} | ${[{ id: 'page', topic: 'pages', medium: 'pagerduty', functionArn: 'a' }, { id: 'chat', topic: 'chat', medium: 'slack', functionArn: 'b' }]}
  `(
    'finds the sinks $sinks by what the announcer is told',
    async ({ told, sinks }: { told: string; sinks: object[] }) => {
      stands(outputs, { [ENVIRONMENT.sinkFunctions]: told });

      await expect(readDeployedStack(HOME)).resolves.toEqual({
        kind: 'found',
        stack: { announceFunction: 'notafter-announce', ledgerTable: 'notafter-ledger', topics: [], sinks },
      });
    },
  );

  test.each`
    told             | because
    ${'{"fax":"a"}'} | ${"SINK_FUNCTIONS names 'fax', which is no sink"}
    ${''}            | ${'environment variable SINK_FUNCTIONS is not set'}
  `('refuses to guess the sinks of another version: $told', async ({ told, because }) => {
    stands(outputs, { [ENVIRONMENT.sinkFunctions]: told as string });

    await expect(readDeployedStack(HOME)).resolves.toEqual({
      kind: 'unreadable',
      because: `cannot be read: ${because as string}`,
    });
  });

  test('tells its topics, its bucket and its version, as far as they are told', async () => {
    stands(
      { ...outputs, PagesTopicArn: 'p', ChatTopicArn: 'c', WatchdogTopicArn: 'w', SnapshotBucketName: 'b' },
      { [ENVIRONMENT.sinkFunctions]: '{}', [ENVIRONMENT.deployedVersion]: 'v1' },
    );

    await expect(readDeployedStack(HOME)).resolves.toMatchObject({
      stack: {
        topics: [
          { topic: 'pages', arn: 'p' },
          { topic: 'chat', arn: 'c' },
          { topic: 'watchdog', arn: 'w' },
        ],
        snapshotBucket: 'b',
        version: 'v1',
      },
    });
  });

  test('tells whether a region has a stack of a name', async () => {
    stands(outputs);
    await expect(hasStack(HOME, 'notafter')).resolves.toBe('found');

    const absent = { name: 'ValidationError', message: 'Stack with id notafter does not exist' };
    cloudFormation.on(DescribeStacksCommand).rejects(Object.assign(new Error(absent.message), { name: absent.name }));
    await expect(hasStack(HOME, 'notafter')).resolves.toBe('absent');

    cloudFormation.on(DescribeStacksCommand).rejects(aServiceError('AccessDenied'));
    await expect(hasStack(HOME, 'notafter')).resolves.toBe('unreadable');
  });

  test('tells that there is no such stack', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .rejects(aServiceError('ValidationError', 'Stack with id notafter does not exist'));

    await expect(readDeployedStack(HOME)).resolves.toEqual({ kind: 'absent' });
  });

  test('does not take a refusal for absence', async () => {
    cloudFormation.on(DescribeStacksCommand).rejects(aServiceError('AccessDenied', 'not authorized'));

    await expect(readDeployedStack(HOME)).resolves.toEqual({
      kind: 'unreadable',
      because: 'cannot be read: not authorized',
    });
  });

  test('tells of a stack whose first deployment goes on', async () => {
    stands({});

    await expect(readDeployedStack(HOME)).resolves.toEqual({
      kind: 'unreadable',
      because: 'has no outputs yet: let its deployment end first',
    });
  });
});
