import { InvokeCommand, type InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import type { Shake } from '../../lambda/app/migrate/ports';
import { MOST_PROBED_NAMES } from '../../lambda/contract/probe';
import type { Target } from '../../lambda/domain/migration/plan';
import { type AskProbe, handshakesFrom, lambdaProbes } from '../../lambda/operators/probe-handshakes';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';
import { aTarget } from '../builders/migration';

const lambda = mockClient(LambdaClient);
const PROBE = { name: 'notafter-probe-vpc-0a', region: HOME };
const REQUEST = { host: 'internal-a-1.eu-west-1.elb.amazonaws.com', port: 443, names: ['shop.example.com'] };
const SEEN = { address: '10.0.0.1', shown: { leaf: 'leaf' } };

const internalTarget = (overrides: Parameters<typeof aTarget>[0] = {}): Target =>
  aTarget({ internal: true, probe: PROBE.name, ...overrides });

describe('handshakes', () => {
  const asked: Parameters<AskProbe>[] = [];
  const noted: string[] = [];
  const here: Shake = async () => [{ address: 'from here', shown: { leaf: 'leaf' } }];
  let answer: Awaited<ReturnType<AskProbe>>;
  const shake = handshakesFrom(
    here,
    async (...question) => {
      asked.push(question);
      return answer;
    },
    ({ name }, failure) => noted.push(`${name} ${failure}`),
  );

  beforeEach(() => {
    asked.length = 0;
    noted.length = 0;
    answer = [SEEN];
  });

  test.each([
    ['a load balancer that everybody reaches', aTarget()],
    ['an internal one without a probe', aTarget({ internal: true })],
  ])('with %s are made from here', async (_what, target) => {
    expect(await shake(target, 'all')).toEqual([{ address: 'from here', shown: { leaf: 'leaf' } }]);
    expect(asked).toEqual([]);
  });

  test('with an internal one are made by the probe of its network', async () => {
    const { region, host, port, names } = internalTarget();

    expect(await shake(internalTarget(), 'all')).toEqual([SEEN]);
    expect(asked).toEqual([
      [
        { name: PROBE.name, region },
        { host, port, names },
      ],
    ]);
  });

  test('of the default ask for no name', async () => {
    await shake(internalTarget(), 'default');

    expect(asked.map(([, { names }]) => names)).toEqual([[]]);
  });

  test.each([
    [0, [0]],
    [1, [1]],
    [MOST_PROBED_NAMES, [MOST_PROBED_NAMES]],
    [MOST_PROBED_NAMES + 1, [MOST_PROBED_NAMES, 1]],
  ])('for %i names are asked for in requests of %p', async (count, requests) => {
    const names = Array.from({ length: count }, (_, at) => `a${at}.example.com`);

    expect(await shake(internalTarget({ names }), 'all')).toHaveLength(requests.length);
    expect(asked.map((question) => question[1].names.length)).toEqual(requests);
    expect(asked.flatMap((question) => question[1].names)).toEqual(names);
  });

  test('that the probe does not make are not shown, and it is said why', async () => {
    answer = 'probe-denied';
    const names = Array.from({ length: 2 * MOST_PROBED_NAMES }, (_, at) => `a${at}.example.com`);
    const { host, name } = internalTarget();

    expect(await shake(internalTarget({ names }), 'all')).toEqual([
      { address: host, shown: { failed: 'probe-denied' } },
    ]);
    expect(asked).toHaveLength(1);
    expect(noted).toEqual([`${name} probe-denied`]);
  });
});

describe('a probe', () => {
  const answers = (payload: unknown, functionError?: string): void => {
    const Payload = new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload));
    const output = { Payload, ...(functionError !== undefined && { FunctionError: functionError }) };
    lambda.on(InvokeCommand).resolves(output as unknown as InvokeCommandOutput);
  };
  const ask = async () => lambdaProbes({ maxAttempts: 1 })(PROBE, REQUEST);

  beforeEach(() => lambda.reset());

  test('is invoked by its name, with what it is to look at and nothing else', async () => {
    answers({ schemaVersion: 1, handshakes: [SEEN] });

    expect(await ask()).toEqual([SEEN]);
    const [call] = lambda.commandCalls(InvokeCommand);
    expect(call?.args[0].input.FunctionName).toBe(PROBE.name);
    expect(JSON.parse(new TextDecoder().decode(call?.args[0].input.Payload as Uint8Array))).toEqual({
      schemaVersion: 1,
      ...REQUEST,
    });
  });

  test.each([
    ['nothing that is JSON', 'oops'],
    ['nothing', ''],
    ['what another version would', { schemaVersion: 2, handshakes: [] }],
    ['that it does no such thing', { schemaVersion: 1, refused: true }],
  ])('that answers %s is of another version', async (_what, payload) => {
    answers(payload);

    expect(await ask()).toBe('probe-disagrees');
  });

  test.each([
    [
      'a timeout',
      { errorType: 'Sandbox.Timedout', errorMessage: 'Error: Task timed out after 90.00 seconds' },
      'probe-timed-out',
    ],
    ['a crash', { errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' }, 'probe-failed'],
    // What it would mean does not count where Lambda says that the function failed.
    ['an error with an answer', { schemaVersion: 1, handshakes: [SEEN] }, 'probe-failed'],
  ])('that ends with %s told nothing', async (_what, payload, failure) => {
    answers(payload, 'Unhandled');

    expect(await ask()).toBe(failure);
  });

  test.each([
    [aServiceError('AccessDeniedException'), 'probe-denied'],
    [aServiceError('ResourceNotFoundException'), 'probe-gone'],
    [aServiceError('TooManyRequestsException'), 'probe-busy'],
    [aServiceError('ENILimitReachedException'), 'probe-failed'],
    [Object.assign(new Error('slow'), { name: 'TimeoutError' }), 'probe-timed-out'],
    [Object.assign(new Error('no way'), { code: 'ECONNREFUSED' }), 'probe-unreachable'],
  ])('that cannot be asked because of %s says so', async (error, failure) => {
    lambda.on(InvokeCommand).rejects(error);

    expect(await ask()).toBe(failure);
  });

  test('lets a bug through', async () => {
    lambda.on(InvokeCommand).rejects(new TypeError('a bug'));

    await expect(ask()).rejects.toThrow('a bug');
  });
});
