import { ACMClient, DescribeCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { gateOf, passGates } from '../../lambda/collectors/gate';
import { NOW } from '../builders/instant';
import { inVirtualTime, stopTime } from '../builders/virtual-time';
import { aWire, operationIn } from '../builders/wire';

const START = Date.parse(NOW);

/** The most of these moments that lie in any one second. */
const busiestSecond = (moments: readonly number[]): number =>
  Math.max(...moments.map((from) => moments.filter((moment) => moment >= from && moment < from + 1000).length));

describe('gateOf', () => {
  beforeEach(() => stopTime(NOW));
  afterEach(() => jest.useRealTimers());

  test('lets no more calls pass in any second than its rate', async () => {
    const gate = gateOf(4);
    const passed: number[] = [];

    const calls = Array.from({ length: 21 }, () => gate().then(() => passed.push(jest.now())));
    await inVirtualTime(Promise.all(calls));

    expect(busiestSecond(passed)).toBe(4);
    expect((Math.max(...passed) - START) / 1000).toBe(5);
  });

  test('is free again after a pause', async () => {
    const gate = gateOf(2);
    await Promise.all([gate(), gate()]);
    await jest.advanceTimersByTimeAsync(5_000);

    await expect(Promise.all([gate(), gate()])).resolves.toHaveLength(2);
  });
});

describe('passGates', () => {
  beforeEach(() => stopTime(NOW));
  afterEach(() => jest.useRealTimers());

  const aClient = (sent: { operation: string; at: number }[], status = 200) => {
    const wire = aWire((request) => {
      sent.push({ operation: operationIn(request), at: jest.now() });
      return { status, body: status === 200 ? '{}' : '{"__type":"InternalFailure"}' };
    });
    return new ACMClient({ ...wire, region: 'eu-west-1', maxAttempts: 3 });
  };
  const moments = (sent: readonly { operation: string; at: number }[], operation: string) =>
    sent.filter((request) => request.operation === operation).map(({ at }) => at);

  test('holds each operation to a rate of its own', async () => {
    const sent: { operation: string; at: number }[] = [];
    const client = aClient(sent);
    passGates(client, { ListCertificates: 2, any: 5 });

    const calls = Array.from({ length: 10 }, () => [
      client.send(new ListCertificatesCommand({})),
      client.send(new DescribeCertificateCommand({ CertificateArn: 'arn' })),
    ]).flat();
    await inVirtualTime(Promise.all(calls));

    expect(busiestSecond(moments(sent, 'ListCertificates'))).toBe(2);
    expect(busiestSecond(moments(sent, 'DescribeCertificate'))).toBe(5);
  });

  test('makes each retry wait its turn', async () => {
    const sent: { operation: string; at: number }[] = [];
    const client = aClient(sent, 500);
    passGates(client, { any: 1 });

    const calls = Promise.allSettled(Array.from({ length: 4 }, () => client.send(new ListCertificatesCommand({}))));
    await inVirtualTime(calls);

    expect(sent).toHaveLength(12);
    expect(busiestSecond(sent.map(({ at }) => at))).toBe(1);
  });

  test('lets an operation without a rate pass', async () => {
    const sent: { operation: string; at: number }[] = [];
    const client = aClient(sent);
    passGates(client, { ListCertificates: 1 });

    await inVirtualTime(
      Promise.all(
        Array.from({ length: 30 }, () => client.send(new DescribeCertificateCommand({ CertificateArn: 'arn' }))),
      ),
    );

    expect(sent).toHaveLength(30);
  });
});
