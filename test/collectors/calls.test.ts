import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { callLog } from '../../lambda/collectors/calls';
import { NOW } from '../builders/instant';
import { aWire, type WireAnswer } from '../builders/wire';

const clock = { now: () => NOW };

const logOf = async (...answers: readonly (WireAnswer | Error)[]) => {
  const log = callLog(clock);
  const left = [...answers];
  const client = new ACMClient({
    ...aWire(() => left.shift() ?? { body: '{}' }),
    region: 'eu-west-1',
    maxAttempts: answers.length,
  });
  log.watch(client, 'acm');
  await client.send(new ListCertificatesCommand({}));
  return log;
};

describe('callLog', () => {
  test('counts nothing before the first call', () => {
    const log = callLog(clock);

    expect(log.calls()).toEqual({});
    expect(log.clockSkewMilliseconds()).toBeUndefined();
  });

  test('counts each attempt under the action that IAM knows it by', async () => {
    const failure = { status: 500, body: '{"__type":"InternalFailure"}' };

    const log = await logOf(failure, Object.assign(new Error('reset'), { code: 'ECONNRESET' }), { body: '{}' });

    expect(log.calls()).toEqual({ 'acm:ListCertificates': 3 });
  });

  test.each`
    date                               | skew          | what
    ${'Fri, 20 Nov 2026 08:00:00 GMT'} | ${0}          | ${'the same moment'}
    ${'Fri, 20 Nov 2026 08:01:30 GMT'} | ${90_000}     | ${'a clock of ours that is slow'}
    ${'Thu, 19 Nov 2026 06:00:00 GMT'} | ${93_600_000} | ${'a clock of ours that is 26 hours fast'}
    ${'yesterday'}                     | ${undefined}  | ${'a date that is none'}
  `('shows a skew of $skew for $what', async ({ date, skew }: { date: string; skew: number | undefined }) => {
    const log = await logOf({ body: '{}', headers: { date } });

    expect(log.clockSkewMilliseconds()).toBe(skew);
  });

  test('remembers the largest skew, also that of an error', async () => {
    const failure = { status: 500, body: '{"__type":"InternalFailure"}' };
    const headers = (minute: number) => ({ date: `Fri, 20 Nov 2026 08:0${minute}:00 GMT` });

    const log = await logOf({ ...failure, headers: headers(3) }, { body: '{}', headers: headers(1) });

    expect(log.clockSkewMilliseconds()).toBe(180_000);
  });
});
