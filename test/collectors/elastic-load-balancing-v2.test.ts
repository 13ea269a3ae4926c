import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import type { WalkScope } from '../../lambda/app/ports';
import { readElasticLoadBalancingV2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import { resourceArn } from '../../lambda/domain/ids';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const elb = mockClient(ElasticLoadBalancingV2Client);
const attempt = anAttempt('elbv2');
const read = (scope: WalkScope = 'all') =>
  readElasticLoadBalancingV2(new ElasticLoadBalancingV2Client({ region: 'eu-west-1' }), scope, attempt);

const PREFIX = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012';
const balancer = (name: string) => `${PREFIX}:loadbalancer/app/${name}/50dc6c495c0c9188`;
const listenerArn = (name: string, port: number) =>
  resourceArn(`${PREFIX}:listener/app/${name}/50dc6c495c0c9188/${port}`);
const aListener = (name: string, port: number, others: Partial<Listener> = {}): Listener => ({
  ListenerArn: listenerArn(name, port),
  LoadBalancerArn: balancer(name),
  Port: port,
  Protocol: 'HTTPS',
  ...others,
});
const certificate = (name: string) => `arn:aws:iam::123456789012:server-certificate/${name}`;
const attachment = (of: string, name: string, port: number, role: 'default' | 'sni') => ({
  certificate: certificate(of),
  resource: balancer(name),
  name,
  region: 'eu-west-1',
  service: 'elbv2',
  listener: { port, role, arn: listenerArn(name, port) },
  observedAt: NOW,
});
const walked = (name: string, ...listeners: readonly Listener[]) =>
  elb.on(DescribeListenersCommand, { LoadBalancerArn: balancer(name) }).resolves({ Listeners: [...listeners] });
const held = (name: string, port: number, ...certificates: readonly (readonly [string, boolean])[]) =>
  elb.on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn(name, port) }).resolves({
    Certificates: certificates.map(([of, isDefault]) => ({ CertificateArn: certificate(of), IsDefault: isDefault })),
  });
const THROTTLED = { status: 'failed', reason: 'throttled' };
const DENIED = { status: 'denied', reason: 'no-permission' };

describe('readElasticLoadBalancingV2 of everything', () => {
  beforeEach(() => {
    elb.reset();
    elb.on(DescribeLoadBalancersCommand).resolves({
      LoadBalancers: [{ LoadBalancerArn: balancer('edge-1') }, { LoadBalancerArn: balancer('edge-2') }],
    });
    walked('edge-1', aListener('edge-1', 443));
    walked('edge-2', aListener('edge-2', 443));
    held('edge-1', 443, ['a', true]);
    held('edge-2', 443, ['b', true]);
  });

  test('names default and SNI certificates of each TLS listener, the default once', async () => {
    walked('edge-1', aListener('edge-1', 443), aListener('edge-1', 8443, { Protocol: 'TLS' }));
    held('edge-1', 443, ['a', false], ['a', true], ['c', false], ['c', false]);
    held('edge-1', 8443, ['a', true], ['a', false]);

    await expect(read()).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      content: {
        certificates: [],
        attachments: [
          attachment('a', 'edge-1', 443, 'default'),
          attachment('c', 'edge-1', 443, 'sni'),
          attachment('a', 'edge-1', 8443, 'default'),
          attachment('b', 'edge-2', 443, 'default'),
        ],
      },
    });
  });

  test.each(['HTTP', 'TCP', 'UDP', 'TCP_UDP'] as const)('asks nothing about a listener of %s', async (Protocol) => {
    walked('edge-1', aListener('edge-1', 80, { Protocol }));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [{ name: 'edge-2' }] } });

    expect(elb.commandCalls(DescribeListenerCertificatesCommand)).toHaveLength(1);
  });

  test('asks nothing about a gateway load balancer', async () => {
    elb
      .on(DescribeLoadBalancersCommand)
      .resolves({ LoadBalancers: [{ LoadBalancerArn: `${PREFIX}:loadbalancer/gwy/gate/50dc`, Type: 'gateway' }] });

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });

    expect(elb.commandCalls(DescribeListenersCommand)).toHaveLength(0);
  });

  test('reads all pages of all three lists', async () => {
    elb
      .on(DescribeLoadBalancersCommand, { Marker: undefined })
      .resolves({ LoadBalancers: [{ LoadBalancerArn: balancer('edge-1') }], NextMarker: '2' })
      .on(DescribeLoadBalancersCommand, { Marker: '2' })
      .resolves({ LoadBalancers: [{ LoadBalancerArn: balancer('edge-2') }] })
      .on(DescribeListenersCommand, { LoadBalancerArn: balancer('edge-1'), Marker: undefined })
      .resolves({ Listeners: [aListener('edge-1', 443)], NextMarker: '3' })
      .on(DescribeListenersCommand, { LoadBalancerArn: balancer('edge-1'), Marker: '3' })
      .resolves({ Listeners: [aListener('edge-1', 444)] })
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-1', 444), Marker: undefined })
      .resolves({ Certificates: [{ CertificateArn: certificate('c'), IsDefault: true }], NextMarker: '4' })
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-1', 444), Marker: '4' })
      .resolves({ Certificates: [{ CertificateArn: certificate('d'), IsDefault: false }] });

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: {
        attachments: [
          attachment('a', 'edge-1', 443, 'default'),
          attachment('c', 'edge-1', 444, 'default'),
          attachment('d', 'edge-1', 444, 'sni'),
          attachment('b', 'edge-2', 443, 'default'),
        ],
      },
    });
    expect(elb.commandCalls(DescribeLoadBalancersCommand)[0]?.args[0].input).toMatchObject({ PageSize: 400 });
  });

  test('does not mind a load balancer or a listener that vanishes meanwhile', async () => {
    elb
      .on(DescribeListenersCommand, { LoadBalancerArn: balancer('edge-1') })
      .rejects(aServiceError('LoadBalancerNotFoundException'))
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-2', 443) })
      .rejects(aServiceError('ListenerNotFoundException'));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });
  });

  test('keeps what was read when a later page of load balancers fails', async () => {
    elb
      .on(DescribeLoadBalancersCommand)
      .resolvesOnce({ LoadBalancers: [{ LoadBalancerArn: balancer('edge-1') }], NextMarker: '2' })
      .rejects(aServiceError('Throttling'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { attachments: [{ name: 'edge-1' }] },
    });
  });

  test('keeps what was read when one load balancer cannot be', async () => {
    elb
      .on(DescribeListenersCommand, { LoadBalancerArn: balancer('edge-1') })
      .rejects(aServiceError('ThrottlingException'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'details-missing',
      content: { attachments: [{ name: 'edge-2' }] },
    });
  });

  test.each([
    ['load balancers', DescribeLoadBalancersCommand, aServiceError('AccessDenied'), DENIED],
    ['listeners', DescribeListenersCommand, aServiceError('AccessDenied'), DENIED],
    ['certificates of listeners', DescribeListenerCertificatesCommand, aServiceError('AccessDenied'), DENIED],
    ['certificates of listeners', DescribeListenerCertificatesCommand, aServiceError('Throttling'), THROTTLED],
  ] as const)('is a failure without content when no %s can be read (%#)', async (_, command, error, expected) => {
    elb.on(command as typeof DescribeListenersCommand).rejects(error);

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('stops asking once it is denied', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `edge-${index}`);
    elb
      .on(DescribeLoadBalancersCommand)
      .resolves({ LoadBalancers: names.map((name) => ({ LoadBalancerArn: balancer(name) })) });
    elb.on(DescribeListenersCommand).rejects(aServiceError('AccessDenied'));

    await expect(read()).resolves.toMatchObject(DENIED);

    expect(elb.commandCalls(DescribeListenersCommand).length).toBeLessThanOrEqual(10);
  });

  test.each<readonly [string, () => unknown]>([
    [
      'a load balancer without an ARN',
      () =>
        elb.on(DescribeLoadBalancersCommand).resolves({ LoadBalancers: [{}, { LoadBalancerArn: balancer('edge-2') }] }),
    ],
    ['a listener without a port', () => walked('edge-1', aListener('edge-1', 443, { Port: undefined }))],
    ['a listener without an ARN', () => walked('edge-1', aListener('edge-1', 443, { ListenerArn: undefined }))],
    ['a listener of nobody', () => walked('edge-1', aListener('edge-1', 443, { LoadBalancerArn: 'edge-1' }))],
    [
      'a certificate without an ARN',
      () =>
        elb
          .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-1', 443) })
          .resolves({ Certificates: [{ IsDefault: true }] }),
    ],
  ])('leaves out %s and says so', async (_, answer) => {
    answer();

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { attachments: [{ name: 'edge-2' }] },
    });
  });

  test('takes an answer without a list as malformed, not as empty', async () => {
    elb.on(DescribeLoadBalancersCommand).resolves({});

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });
});

describe('readElasticLoadBalancingV2 of some listeners', () => {
  const known = new Map<string, Listener>();
  beforeEach(() => {
    elb.reset();
    known.clear();
    // Refuses the whole batch for one that is not there, as AWS does.
    elb.on(DescribeListenersCommand).callsFake(async ({ ListenerArns = [] }: { ListenerArns?: string[] }) => {
      const found = ListenerArns.map((arn) => known.get(arn));
      if (found.includes(undefined)) throw aServiceError('ListenerNotFoundException');
      return { Listeners: found };
    });
    elb.on(DescribeListenerCertificatesCommand).resolves({
      Certificates: [{ CertificateArn: certificate('a'), IsDefault: true }],
    });
  });
  const exists = (name: string, port: number, others: Partial<Listener> = {}) => {
    known.set(listenerArn(name, port), aListener(name, port, others));
    return listenerArn(name, port);
  };

  test('reads these and no load balancer', async () => {
    const scope = [exists('edge-1', 443), exists('edge-2', 8443)] as const;

    await expect(read(scope)).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      listeners: scope,
      content: {
        certificates: [],
        attachments: [attachment('a', 'edge-1', 443, 'default'), attachment('a', 'edge-2', 8443, 'default')],
      },
    });
    expect(elb.commandCalls(DescribeLoadBalancersCommand)).toHaveLength(0);
  });

  test('asks for twenty at a time', async () => {
    const [first, ...others] = Array.from({ length: 41 }, (_, index) => exists('edge-1', 1000 + index));

    await expect(read([first ?? exists('edge-1', 1), ...others])).resolves.toMatchObject({ status: 'ok' });

    expect(
      elb.commandCalls(DescribeListenersCommand).map(({ args: [{ input }] }) => input.ListenerArns?.length),
    ).toEqual([20, 20, 1]);
  });

  test('reads the others of a batch in which one vanished, and says that this one holds nothing', async () => {
    const scope = [exists('edge-1', 443), listenerArn('gone', 443), exists('edge-2', 443)] as const;

    await expect(read(scope)).resolves.toMatchObject({
      status: 'ok',
      listeners: scope,
      content: { attachments: [{ name: 'edge-1' }, { name: 'edge-2' }] },
    });
  });

  test('says that a listener which ends no TLS any more holds nothing', async () => {
    await expect(read([exists('edge-1', 443, { Protocol: 'TCP' })])).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [] },
    });
  });

  test.each([
    ['denied', 'AccessDenied', DENIED],
    ['throttled', 'ThrottlingException', THROTTLED],
  ])('reads all of them or none when one is %s', async (_, name, expected) => {
    elb
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-2', 443) })
      .rejects(aServiceError(name));

    await expect(read([exists('edge-1', 443), exists('edge-2', 443)])).resolves.toStrictEqual({
      ...attempt,
      ...expected,
    });
  });

  test('reads none when one is malformed', async () => {
    const scope = [exists('edge-1', 443), exists('edge-2', 443, { Port: undefined })] as const;

    await expect(read(scope)).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test('takes an answer without a list as malformed', async () => {
    elb.on(DescribeListenersCommand).resolves({});

    await expect(read([exists('edge-1', 443)])).resolves.toMatchObject({
      status: 'failed',
      reason: 'malformed-answer',
    });
  });
});
