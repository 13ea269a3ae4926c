import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { sinkId } from '../../../lambda/domain/ids';
import { lambdaFunctions } from '../../../lambda/notifiers/functions/lambda-functions';

// Real invocations are made in every end-to-end test; here are the answers that they never get.
const client = mockClient(LambdaClient);

describe('lambdaFunctions', () => {
  const reported: unknown[] = [];
  const functions = lambdaFunctions(new LambdaClient({}), { page: 'arn:page', chat: undefined }, (...report) =>
    reported.push(report),
  );

  beforeEach(() => {
    client.reset();
    reported.length = 0;
  });

  test('starts a function without waiting for it', async () => {
    client.on(InvokeCommand).resolves({});

    await functions.invoke(sinkId('page'), { key: 'notafter:1:x' });

    expect(client.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { FunctionName: 'arn:page', InvocationType: 'Event', Payload: '{"key":"notafter:1:x"}' },
    ]);
    expect(reported).toEqual([]);
  });

  test('starts nothing that is not deployed', async () => {
    await functions.invoke(sinkId('chat'), {});

    expect(client.calls()).toEqual([]);
  });

  test('reports what could not be started, and goes on', async () => {
    const cause = new Error('throttled');
    client.on(InvokeCommand).rejects(cause);

    await functions.invoke(sinkId('page'), {});

    expect(reported).toEqual([['page', cause]]);
  });
});
