import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { createFunction, invoke } from './functions';
import { type LocalAws, startLocalAws } from './local-aws';
import { rawRequest } from './raw';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('Lambda of the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  describe('a function', () => {
    test('runs in a process of its own, which stays warm', async () => {
      const code = 'let runs = 0; exports.handler = async (event) => ({ ...event, runs: ++runs, pid: process.pid });';
      await createFunction(aws, { name: 'counter', code });

      const [first, second] = [await invoke(aws, 'counter', { a: 1 }), await invoke(aws, 'counter')];

      expect([first.payload, second.payload]).toEqual([
        { a: 1, runs: 1, pid: expect.any(Number) },
        { runs: 2, pid: (first.payload as { pid: number }).pid },
      ]);
      expect((await aws.invocations('counter')).map(({ cold }) => cold)).toEqual([true, false]);
    });

    test('gets its context and its variables', async () => {
      const code = `exports.handler = async (event, context) =>
      [context.functionName, context.getRemainingTimeInMillis() > 60_000, process.env.COLOUR, process.env.AWS_REGION];`;
      await createFunction(aws, { name: 'context', code, timeout: 120, environment: { COLOUR: 'blue' } });

      expect((await invoke(aws, 'context')).payload).toEqual(['context', true, 'blue', 'us-east-1']);
    });

    test('answers an error of its handler as such', async () => {
      await createFunction(aws, {
        name: 'thrower',
        code: "exports.handler = async () => { throw new RangeError('no'); };",
      });

      expect(await invoke(aws, 'thrower')).toMatchObject({
        status: 200,
        functionError: 'Unhandled',
        payload: { errorType: 'RangeError', errorMessage: 'no', trace: expect.any(Array) },
      });
    });

    test('answers an error of its start as such', async () => {
      await createFunction(aws, { name: 'broken', code: "throw new Error('cannot start');" });

      expect((await invoke(aws, 'broken')).payload).toMatchObject({ errorMessage: 'cannot start' });
    });

    test('ends with an error that nobody catches', async () => {
      const code = "exports.handler = () => new Promise(() => setImmediate(() => { throw new Error('lost'); }));";
      await createFunction(aws, { name: 'loser', code });

      expect((await invoke(aws, 'loser')).payload).toMatchObject({ errorMessage: 'lost' });
      expect((await invoke(aws, 'loser')).payload).toMatchObject({ errorMessage: 'lost' });
      expect((await aws.invocations('loser')).map(({ cold }) => cold)).toEqual([true, true]);
    });

    test('is killed at its timeout', async () => {
      await createFunction(aws, {
        name: 'sleeper',
        code: 'exports.handler = () => new Promise(() => setInterval(() => {}, 9));',
        timeout: 1,
      });

      expect((await invoke(aws, 'sleeper')).payload).toMatchObject({ errorType: 'Sandbox.Timedout' });
      expect(await aws.invocations('sleeper')).toMatchObject([{ status: 'timeout' }]);
    });

    test('may be killed while it runs', async () => {
      const code = `exports.handler = () => new Promise(() => { setInterval(() => {}, 9); console.log('begun'); });`;
      await createFunction(aws, { name: 'victim', code });

      const invoked = invoke(aws, 'victim');
      // The process is there as soon as the invocation is.
      while ((await aws.killRunning('victim')) === 0);

      expect((await invoked).payload).toMatchObject({ errorType: 'Runtime.ExitError' });
      expect(await aws.invocations('victim')).toMatchObject([{ status: 'crash' }]);
    });

    test('keeps the log of each invocation apart', async () => {
      const code = 'exports.handler = async ({ n }) => { console.log(`line ${n}`); console.error(`error ${n}`); };';
      await createFunction(aws, { name: 'talker', code });

      await invoke(aws, 'talker', { n: 1 });
      await invoke(aws, 'talker', { n: 2 });

      expect((await aws.invocations('talker')).map(({ logs }) => logs)).toEqual([
        ['line 1', 'error 1'],
        ['line 2', 'error 2'],
      ]);
    });

    test('runs concurrent invocations in separate processes', async () => {
      const code = `exports.handler = async ({ until }) => {
      while (Date.now() < until) await new Promise(setImmediate);
      return process.pid;
    };`;
      await createFunction(aws, { name: 'twins', code });
      const until = Date.parse(await aws.now()) + 1500;

      const both = await Promise.all([invoke(aws, 'twins', { until }), invoke(aws, 'twins', { until })]);

      expect(new Set(both.map(({ payload }) => payload)).size).toBe(2);
    });

    test('is throttled at its reserved concurrency', async () => {
      await createFunction(aws, { name: 'closed', code: 'exports.handler = async () => 1;', reservedConcurrency: 0 });

      expect(await invoke(aws, 'closed')).toMatchObject({ status: 429 });
    });

    test('waits its turn when invoked asynchronously beyond its reserved concurrency', async () => {
      const code = 'exports.handler = async () => process.pid;';
      await createFunction(aws, { name: 'single', code, reservedConcurrency: 1 });

      await Promise.all([1, 2, 3].map(() => invoke(aws, 'single', {}, 'Event')));
      await aws.settle();

      const invocations = await aws.invocations('single');
      expect(invocations).toHaveLength(3);
      expect(new Set(invocations.map(({ result }) => result)).size).toBe(1);
    });

    test('is tried three times when an asynchronous invocation fails', async () => {
      await createFunction(aws, {
        name: 'failing',
        code: "exports.handler = async () => { throw new Error('again'); };",
      });

      const accepted = await invoke(aws, 'failing', {}, 'Event');
      await aws.settle();

      const invocations = await aws.invocations('failing');
      expect(accepted).toMatchObject({ status: 202, payload: undefined });
      expect(invocations.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(new Set(invocations.map(({ requestId }) => requestId)).size).toBe(1);
    });

    test('that fails for good is reported to the destination of failures', async () => {
      await createFunction(aws, {
        name: 'failing',
        code: "exports.handler = async () => { throw new Error('again'); };",
      });
      const reporter = await createFunction(aws, { name: 'reporter', code: 'exports.handler = async () => {};' });
      const body = { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: reporter } } };
      const path = '/2019-09-25/functions/failing/event-invoke-config';
      await rawRequest(aws, { service: 'lambda', method: 'PUT', path, body: JSON.stringify(body) });

      await invoke(aws, 'failing', { n: 1 }, 'Event');
      await aws.settle();

      expect(await aws.invocations('reporter')).toMatchObject([
        {
          event: {
            requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
            requestPayload: { n: 1 },
            responsePayload: { errorMessage: 'again' },
          },
        },
      ]);
    });

    test('is gone after a reset, with all else', async () => {
      await aws.moveClock('2030-01-01T00:00:00Z');
      await createFunction(aws, { name: 'old', code: 'exports.handler = async () => {};' });
      await invoke(aws, 'old');

      await aws.reset();

      expect([await aws.invocations(), await aws.calls()]).toEqual([[], []]);
      expect(await aws.now()).not.toMatch(/^2030/);
      expect((await invoke(aws, 'old')).status).toBe(404);
    });
  });

  describe('the clock of a function', () => {
    test('moves in a warm process, with timers and the monotonic clock untouched', async () => {
      const code = `exports.handler = async () => {
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const elapsed = performance.now() - started;
      return [new Date().toISOString(), new Date(Date.now()).getUTCFullYear(), Date().slice(11, 15),
        new Date(0).getTime(), new Date() instanceof Date, elapsed < 5000];
    };`;
      await createFunction(aws, { name: 'clock', code });
      await invoke(aws, 'clock');

      await aws.moveClock('2031-05-06T07:08:00.000Z');
      const { payload } = await invoke(aws, 'clock');

      expect(payload).toEqual([expect.stringMatching(/^2031-05-06T07:0/), 2031, '2031', 0, true, true]);
      expect((await aws.invocations('clock')).map(({ cold }) => cold)).toEqual([true, false]);
    });

    test('is that of each answer of AWS', async () => {
      await aws.moveClock('2031-05-06T07:08:09.000Z');

      const response = await fetch(`${aws.endpoint}/`);

      expect(response.headers.get('date')).toMatch(/^Tue, 06 May 2031 07:08:/);
    });
  });
});
