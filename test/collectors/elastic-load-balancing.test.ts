import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
  type Listener,
  type LoadBalancerDescription,
} from '@aws-sdk/client-elastic-load-balancing';
import { mockClient } from 'aws-sdk-client-mock';
import type { WalkScope } from '../../lambda/domain/use/walk';
import { readElasticLoadBalancing } from '../../lambda/collectors/elastic-load-balancing';
import { resourceArn } from '../../lambda/domain/ids';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const elb = mockClient(ElasticLoadBalancingClient);
const attempt = anAttempt('elb');
const read = (scope: WalkScope = 'all') =>
  readElasticLoadBalancing(new ElasticLoadBalancingClient({ region: 'eu-west-1' }), scope, attempt);

const CERTIFICATE = 'arn:aws:iam::123456789012:server-certificate/edge';
const arnOf = (name: string, partition = 'aws') =>
  resourceArn(`arn:${partition}:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${name}`);
const aListener = (others: Partial<Listener> = {}): Listener => ({
  Protocol: 'HTTPS',
  LoadBalancerPort: 443,
  InstancePort: 80,
  SSLCertificateId: CERTIFICATE,
  ...others,
});
const aBalancer = (name: string, ...listeners: readonly Listener[]): LoadBalancerDescription => ({
  LoadBalancerName: name,
  ListenerDescriptions: (listeners.length === 0 ? [aListener()] : listeners).map((Listener) => ({ Listener })),
});
const attachment = (name: string, port: number) => ({
  certificate: CERTIFICATE,
  resource: arnOf(name),
  name,
  region: 'eu-west-1',
  service: 'elb',
  listener: { port, role: 'default' },
  observedAt: NOW,
});
const lists = (...balancers: readonly LoadBalancerDescription[]) =>
  elb.on(DescribeLoadBalancersCommand).resolves({ LoadBalancerDescriptions: [...balancers] });
const asked = () => elb.commandCalls(DescribeLoadBalancersCommand).map(({ args: [{ input }] }) => input);

describe('readElasticLoadBalancing of everything', () => {
  beforeEach(() => elb.reset());

  test('names the certificate of each listener that ends TLS', async () => {
    lists(
      aBalancer(
        'classic-1',
        aListener(),
        aListener({ Protocol: 'ssl', LoadBalancerPort: 8443 }),
        aListener({ Protocol: 'HTTP', LoadBalancerPort: 80, SSLCertificateId: undefined }),
        aListener({ Protocol: 'TCP', LoadBalancerPort: 25, SSLCertificateId: undefined }),
      ),
      aBalancer('classic-2'),
    );

    await expect(read()).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      content: {
        certificates: [],
        attachments: [attachment('classic-1', 443), attachment('classic-1', 8443), attachment('classic-2', 443)],
      },
    });
  });

  test('reads all pages, four hundred at a time', async () => {
    elb
      .on(DescribeLoadBalancersCommand)
      .resolvesOnce({ LoadBalancerDescriptions: [aBalancer('classic-1')], NextMarker: 'second' })
      .resolvesOnce({ LoadBalancerDescriptions: [aBalancer('classic-2')] });

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ name: 'classic-1' }, { name: 'classic-2' }] },
    });
    expect(asked()).toEqual([
      { PageSize: 400, Marker: undefined },
      { PageSize: 400, Marker: 'second' },
    ]);
  });

  test('takes the partition of the load balancer from its certificate', async () => {
    lists(aBalancer('classic-1', aListener({ SSLCertificateId: CERTIFICATE.replace('arn:aws:', 'arn:aws-cn:') })));

    await expect(read()).resolves.toMatchObject({
      content: { attachments: [{ resource: arnOf('classic-1', 'aws-cn') }] },
    });
  });

  test('does not mind a listener whose certificate was deleted', async () => {
    lists(aBalancer('classic-1', aListener({ SSLCertificateId: 'Invalid-Certificate' })));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });
  });

  test.each<readonly [string, string, object]>([
    ['no permission', 'AccessDenied', { status: 'denied', reason: 'no-permission' }],
    ['throttling', 'Throttling', { status: 'failed', reason: 'throttled' }],
  ])('is a failure without content after %s', async (_, name, expected) => {
    elb.on(DescribeLoadBalancersCommand).rejects(aServiceError(name));

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('keeps what was read when a later page fails', async () => {
    elb
      .on(DescribeLoadBalancersCommand)
      .resolvesOnce({ LoadBalancerDescriptions: [aBalancer('classic-1')], NextMarker: 'second' })
      .rejects(aServiceError('Throttling'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { attachments: [{ name: 'classic-1' }] },
    });
  });

  test('takes an answer without a list as malformed, not as empty', async () => {
    elb.on(DescribeLoadBalancersCommand).resolves({});

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test.each<readonly [string, LoadBalancerDescription]>([
    ['a load balancer without a name', { ...aBalancer('x'), LoadBalancerName: undefined }],
    ['a load balancer without listeners', { LoadBalancerName: 'x' }],
    ['a description without a listener', { LoadBalancerName: 'x', ListenerDescriptions: [{}] }],
    ['a TLS listener without a certificate', aBalancer('x', aListener({ SSLCertificateId: undefined }))],
    ['a TLS listener without a port', aBalancer('x', aListener({ LoadBalancerPort: undefined }))],
  ])('leaves out %s and says so', async (_, malformed) => {
    lists(malformed, aBalancer('classic-2'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { attachments: [{ name: 'classic-2' }] },
    });
  });
});

describe('readElasticLoadBalancing of some load balancers', () => {
  const known = new Set<string>();
  let gone: string;
  beforeEach(() => {
    elb.reset();
    known.clear();
    gone = 'AccessPointNotFoundException';
    // Refuses the whole batch for one that is not there, as AWS does.
    elb
      .on(DescribeLoadBalancersCommand)
      .callsFake(async ({ LoadBalancerNames = [] }: { LoadBalancerNames?: string[] }) => {
        if (!LoadBalancerNames.every((name) => known.has(name))) throw aServiceError(gone);
        return { LoadBalancerDescriptions: LoadBalancerNames.map((name) => aBalancer(name)) };
      });
  });
  const exists = (name: string) => {
    known.add(name);
    return arnOf(name);
  };

  test('reads these by name', async () => {
    const scope = [exists('classic-1'), exists('classic-2')] as const;

    await expect(read(scope)).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      listeners: scope,
      content: { certificates: [], attachments: [attachment('classic-1', 443), attachment('classic-2', 443)] },
    });
    expect(asked()).toEqual([{ LoadBalancerNames: ['classic-1', 'classic-2'] }]);
  });

  test('asks for twenty at a time', async () => {
    const others = Array.from({ length: 20 }, (_, index) => exists(`classic-${index}`));

    await expect(read([exists('first'), ...others])).resolves.toMatchObject({ status: 'ok' });

    expect(asked().map(({ LoadBalancerNames }) => LoadBalancerNames?.length)).toEqual([20, 1]);
  });

  // By its model, by its code on the wire, and as the second generation says it.
  test.each(['AccessPointNotFoundException', 'LoadBalancerNotFound', 'LoadBalancerNotFoundException'])(
    'reads the others of a batch in which one vanished (%s), and says that this one holds nothing',
    async (word) => {
      gone = word;
      const scope = [exists('classic-1'), arnOf('gone'), exists('classic-2')] as const;

      await expect(read(scope)).resolves.toMatchObject({
        status: 'ok',
        listeners: scope,
        content: { attachments: [{ name: 'classic-1' }, { name: 'classic-2' }] },
      });
    },
  );

  test('reads all of them or none', async () => {
    elb.on(DescribeLoadBalancersCommand, { LoadBalancerNames: ['last'] }).rejects(aServiceError('Throttling'));
    const others = Array.from({ length: 19 }, (_, index) => exists(`classic-${index}`));

    await expect(read([exists('first'), ...others, exists('last')])).resolves.toStrictEqual({
      ...attempt,
      status: 'failed',
      reason: 'throttled',
    });
  });

  test('reads none when one is malformed', async () => {
    const scope = [exists('classic-1'), arnOf('classic-2')] as const;
    elb
      .on(DescribeLoadBalancersCommand)
      .resolves({ LoadBalancerDescriptions: [aBalancer('classic-1'), { LoadBalancerName: 'classic-2' }] });

    await expect(read(scope)).resolves.toStrictEqual({ ...attempt, status: 'failed', reason: 'malformed-answer' });
  });
});
