import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { readElasticLoadBalancingV2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import { aServiceError, anAttempt } from '../builders/attempt';
import {
  aListener,
  balancerArn,
  listenerArn,
  listenerAttachment,
  serverCertificateArn,
} from '../builders/load-balancing';

const elb = mockClient(ElasticLoadBalancingV2Client);
const attempt = anAttempt('elbv2');
const walker = { client: new ElasticLoadBalancingV2Client({ region: 'eu-west-1' }), isLate: () => false };
const read = () => readElasticLoadBalancingV2(walker, 'all', attempt);

const walked = (name: string, ...listeners: readonly Listener[]) =>
  elb.on(DescribeListenersCommand, { LoadBalancerArn: balancerArn(name) }).resolves({ Listeners: [...listeners] });
const held = (name: string, port: number, ...certificates: readonly (readonly [string, boolean])[]) =>
  elb.on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn(name, port) }).resolves({
    Certificates: certificates.map(([of, isDefault]) => ({
      CertificateArn: serverCertificateArn(of),
      IsDefault: isDefault,
    })),
  });
const THROTTLED = { status: 'failed', reason: 'throttled' };
const DENIED = { status: 'denied', reason: 'no-permission' };

describe('readElasticLoadBalancingV2 of everything', () => {
  beforeEach(() => {
    elb.reset();
    elb.on(DescribeLoadBalancersCommand).resolves({
      LoadBalancers: [{ LoadBalancerArn: balancerArn('edge-1') }, { LoadBalancerArn: balancerArn('edge-2') }],
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
          listenerAttachment('a', 'edge-1', 443, 'default'),
          listenerAttachment('c', 'edge-1', 443, 'sni'),
          listenerAttachment('a', 'edge-1', 8443, 'default'),
          listenerAttachment('b', 'edge-2', 443, 'default'),
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
    elb.on(DescribeLoadBalancersCommand).resolves({
      LoadBalancers: [{ LoadBalancerArn: balancerArn('gate').replace('/app/', '/gwy/'), Type: 'gateway' }],
    });

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });

    expect(elb.commandCalls(DescribeListenersCommand)).toHaveLength(0);
  });

  test('reads all pages of all three lists', async () => {
    elb
      .on(DescribeLoadBalancersCommand, { Marker: undefined })
      .resolves({ LoadBalancers: [{ LoadBalancerArn: balancerArn('edge-1') }], NextMarker: '2' })
      .on(DescribeLoadBalancersCommand, { Marker: '2' })
      .resolves({ LoadBalancers: [{ LoadBalancerArn: balancerArn('edge-2') }] })
      .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn('edge-1'), Marker: undefined })
      .resolves({ Listeners: [aListener('edge-1', 443)], NextMarker: '3' })
      .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn('edge-1'), Marker: '3' })
      .resolves({ Listeners: [aListener('edge-1', 444)] })
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-1', 444), Marker: undefined })
      .resolves({ Certificates: [{ CertificateArn: serverCertificateArn('c'), IsDefault: true }], NextMarker: '4' })
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-1', 444), Marker: '4' })
      .resolves({ Certificates: [{ CertificateArn: serverCertificateArn('d'), IsDefault: false }] });

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: {
        attachments: [
          listenerAttachment('a', 'edge-1', 443, 'default'),
          listenerAttachment('c', 'edge-1', 444, 'default'),
          listenerAttachment('d', 'edge-1', 444, 'sni'),
          listenerAttachment('b', 'edge-2', 443, 'default'),
        ],
      },
    });
    expect(elb.commandCalls(DescribeLoadBalancersCommand)[0]?.args[0].input).toMatchObject({ PageSize: 400 });
  });

  test('does not mind a load balancer or a listener that vanishes meanwhile', async () => {
    elb
      .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn('edge-1') })
      .rejects(aServiceError('LoadBalancerNotFoundException'))
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-2', 443) })
      .rejects(aServiceError('ListenerNotFoundException'));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });
  });

  test('keeps what was read when a later page of load balancers fails', async () => {
    elb
      .on(DescribeLoadBalancersCommand)
      .resolvesOnce({ LoadBalancers: [{ LoadBalancerArn: balancerArn('edge-1') }], NextMarker: '2' })
      .rejects(aServiceError('Throttling'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { attachments: [{ name: 'edge-1' }] },
    });
  });

  test('keeps what was read when one load balancer cannot be', async () => {
    elb
      .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn('edge-1') })
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
      .resolves({ LoadBalancers: names.map((name) => ({ LoadBalancerArn: balancerArn(name) })) });
    elb.on(DescribeListenersCommand).rejects(aServiceError('AccessDenied'));

    await expect(read()).resolves.toMatchObject(DENIED);

    expect(elb.commandCalls(DescribeListenersCommand).length).toBeLessThanOrEqual(10);
  });

  test.each<readonly [string, () => unknown]>([
    [
      'a load balancer without an ARN',
      () =>
        elb
          .on(DescribeLoadBalancersCommand)
          .resolves({ LoadBalancers: [{}, { LoadBalancerArn: balancerArn('edge-2') }] }),
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
