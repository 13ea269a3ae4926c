import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  SetLoadBalancerListenerSSLCertificateCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  DescribeListenersCommand,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { loadBalancerClients } from '../../lambda/operators/load-balancer-clients';
import { HOME } from '../builders/certificate';
import { NOW } from '../builders/instant';
import { aPlace, NEW } from '../builders/migration';
import { inVirtualTime, stopTime } from '../builders/virtual-time';
import { aWire } from '../builders/wire';

const ACTION = /Action=(\w+)/;
const THROTTLED =
  '<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>';

/** Both generations, on a wire that notes when each attempt leaves; so many of them are throttled. */
function onTheWire(writesPerSecond: number, throttled: number) {
  const times: number[] = [];
  const actions = new Set<string>();
  const { credentials, requestHandler } = aWire(({ body }) => {
    times.push(performance.now());
    const [, action = ''] = ACTION.exec(body) ?? [];
    actions.add(action);
    return times.length <= throttled
      ? { status: 400, body: THROTTLED }
      : { body: `<${action}Response><${action}Result/></${action}Response>` };
  });
  const clients = loadBalancerClients({
    ...{ writesPerSecond, watch: () => undefined, settings: { credentials, requestHandler } },
  });
  return { clients, times, actions };
}

const mostIn = (milliseconds: number, times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length));

describe('calls of load balancers', () => {
  beforeEach(() => void stopTime(NOW));
  afterEach(() => void jest.useRealTimers());

  test.each([
    [1.5, 2, 16],
    [2.5, 3, 26],
  ])(
    'that change are at most %p a second, both generations and retries together',
    async (writesPerSecond, inOne, inTen) => {
      const { clients, times, actions } = onTheWire(writesPerSecond, 12);
      const input = { ListenerArn: aPlace().listener, Certificates: [{ CertificateArn: NEW }] };
      const [modern, classic] = [clients.elbv2(HOME), clients.elb(HOME)];
      const sent = Promise.all(
        Array.from({ length: 10 }, async () => [
          await modern.send(new AddListenerCertificatesCommand(input)),
          await modern.send(new ModifyListenerCommand(input)),
          await classic.send(
            new SetLoadBalancerListenerSSLCertificateCommand({
              ...{ LoadBalancerName: 'classic', LoadBalancerPort: 443, SSLCertificateId: NEW },
            }),
          ),
          await modern.send(new RemoveListenerCertificatesCommand(input)),
        ]),
      );
      await inVirtualTime(sent);

      expect(times).toHaveLength(40 + 12);
      expect(actions.size).toBe(4);
      expect(mostIn(1_000, times)).toBeLessThanOrEqual(inOne);
      expect(mostIn(10_000, times)).toBeLessThanOrEqual(inTen);
    },
  );

  test('that read are at most five a second, both generations together', async () => {
    const { clients, times, actions } = onTheWire(1.5, 0);
    const reads = Array.from({ length: 12 }, async () => [
      await clients.elbv2(HOME).send(new DescribeListenersCommand({ ListenerArns: ['one'] })),
      await clients.elb(HOME).send(new DescribeClassicCommand({ LoadBalancerNames: ['one'] })),
    ]);
    await inVirtualTime(Promise.all(reads));

    expect(actions).toEqual(new Set(['DescribeListeners', 'DescribeLoadBalancers']));
    expect(times).toHaveLength(24);
    expect(mostIn(1_000, times)).toBeLessThanOrEqual(6);
    expect(mostIn(1_000, times)).toBeGreaterThan(2);
  });
});
