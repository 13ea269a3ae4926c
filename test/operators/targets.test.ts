import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
  ElasticLoadBalancingClient,
  SetLoadBalancerListenerSSLCertificateCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  DescribeAccountLimitsCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersInput,
  DescribeRulesCommand,
  DescribeTagsCommand,
  type DescribeTagsInput,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import type { TargetPlace } from '../../lambda/domain/migration/plan';
import { targetClients } from '../../lambda/operators/target-clients';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { awsTargets } from '../../lambda/operators/targets';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';
import { aClassicPlace, aPlace, NEW, OLD, OTHER, theNew, theOld } from '../builders/migration';

const elbv2 = mockClient(ElasticLoadBalancingV2Client);
const elb = mockClient(ElasticLoadBalancingClient);
const clients = targetClients({ writesPerSecond: 1000, homeRegion: HOME, watch: () => undefined });
const { read, write } = awsTargets(clients, [theOld(), theNew()]);
const place = aPlace();
const classic = aClassicPlace();

const reset = (): void => {
  elbv2.reset();
  elb.reset();
  elbv2.on(DescribeListenersCommand).resolves({ Listeners: [{ Port: 443, Protocol: 'HTTPS', SslPolicy: 'policy' }] });
  elbv2.on(DescribeAccountLimitsCommand).resolves({});
  elbv2
    .on(DescribeListenerCertificatesCommand)
    .resolvesOnce({
      Certificates: [{ CertificateArn: OLD, IsDefault: true }, { CertificateArn: OTHER }],
      NextMarker: 'more',
    })
    .resolves({
      Certificates: [
        { CertificateArn: OLD, IsDefault: false },
        { CertificateArn: OTHER, IsDefault: false },
      ],
    });
  elb.on(DescribeClassicCommand).resolves({
    LoadBalancerDescriptions: [
      {
        ...{ LoadBalancerName: classic.name, DNSName: 'classic.elb.example', Scheme: 'internal', VPCId: 'vpc-0b' },
        ListenerDescriptions: [
          { Listener: { Protocol: 'HTTPS', LoadBalancerPort: 443, InstancePort: 80, SSLCertificateId: OLD } },
        ],
      },
    ],
  });
};

describe('a listener', () => {
  beforeEach(reset);

  test('is read whole: its default, and its list, each certificate once', async () => {
    expect(await read(place)).toEqual({
      kind: 'read',
      state: { default: OLD, sni: [OTHER, OLD], attributes: '[443,"HTTPS","policy",[],[]]' },
    });
  });

  test('of a Classic Load Balancer has one certificate', async () => {
    expect(await read(classic)).toMatchObject({ kind: 'read', state: { default: OLD, sni: [] } });
    expect(await read({ ...classic, port: 8443 })).toEqual({ kind: 'gone' });
  });

  test.each([
    ['no listener', () => elbv2.on(DescribeListenersCommand).resolves({})],
    [
      'no default',
      () => elbv2.on(DescribeListenerCertificatesCommand).resolves({ Certificates: [{ CertificateArn: OLD }] }),
    ],
    [
      'a certificate without a name',
      () =>
        elbv2
          .on(DescribeListenerCertificatesCommand)
          .resolves({ Certificates: [{ CertificateArn: OLD, IsDefault: true }, {}] }),
    ],
  ])('is unreadable where AWS shows %s', async (_what, show) => {
    elbv2.reset();
    elbv2.on(DescribeListenersCommand).resolves({ Listeners: [{}] });
    show();

    expect(await read(place)).toEqual({ kind: 'unreadable', because: 'malformed-answer' });
  });

  test('is gone, or unreadable, where AWS says so', async () => {
    elbv2
      .on(DescribeListenersCommand)
      .rejectsOnce(aServiceError('ListenerNotFoundException'))
      .rejects(aServiceError('AccessDenied'));

    expect(await read(place)).toEqual({ kind: 'gone' });
    expect(await read(place)).toEqual({ kind: 'unreadable', because: 'no-permission' });
  });

  test.each([
    ['add', AddListenerCertificatesCommand],
    ['set-default', ModifyListenerCommand],
    ['remove', RemoveListenerCertificatesCommand],
  ] as const)('is written by naming one certificate, and no other property: %s', async (verb, command) => {
    expect(await write(place, { verb, certificate: NEW })).toBe('done');

    const [sent] = elbv2.calls().map(({ args: [one] }) => one);
    expect(sent).toBeInstanceOf(command);
    expect(sent?.input).toEqual({
      ListenerArn: place.listener,
      Certificates: [{ CertificateArn: NEW }],
    });
  });

  test('of a Classic Load Balancer is written by its port', async () => {
    expect(await write(classic, { verb: 'set-default', certificate: NEW })).toBe('done');

    expect(elb.commandCalls(SetLoadBalancerListenerSSLCertificateCommand)[0]?.args[0].input).toEqual({
      LoadBalancerName: classic.name,
      LoadBalancerPort: 443,
      SSLCertificateId: NEW,
    });
  });

  test('that refuses a write is told, not thrown', async () => {
    elbv2.on(ModifyListenerCommand).rejects(aServiceError('TooManyCertificates'));

    expect(await write(place, { verb: 'set-default', certificate: NEW })).toBe('refused');
  });
});

describe('what is around a listener', () => {
  beforeEach(reset);
  const readPlaces = readPlacesBy(clients, [theOld(), theNew()]);
  const around = async (one: TargetPlace = place) => (await readPlaces([one])).get(one.key);
  const staging = [{ Key: 'Env', Value: 'staging' }];

  beforeEach(() => {
    elbv2.on(DescribeLoadBalancersCommand).callsFake(({ LoadBalancerArns: arns = [] }: DescribeLoadBalancersInput) => ({
      LoadBalancers: arns.map((LoadBalancerArn) => ({
        ...{ LoadBalancerArn, DNSName: 'edge.elb.example', Scheme: 'internet-facing', VpcId: 'vpc-0a' },
      })),
    }));
    elbv2.on(DescribeRulesCommand).resolves({
      Rules: [
        {
          Conditions: [
            { Field: 'host-header', HostHeaderConfig: { Values: ['a.example.com'] } },
            { Field: 'path-pattern', Values: ['/x'] },
          ],
        },
      ],
    });
    elbv2.on(DescribeTagsCommand).callsFake(({ ResourceArns: arns = [] }: DescribeTagsInput) => ({
      TagDescriptions: arns.map((ResourceArn) => ({ ResourceArn, Tags: staging })),
    }));
    elb.on(DescribeClassicTagsCommand).resolves({
      TagDescriptions: [
        { LoadBalancerName: classic.name, Tags: [{ Key: 'aws:cloudformation:stack-name', Value: 'edge' }] },
      ],
    });
  });

  test('is its address, its host names, its environment and whose it is', async () => {
    expect(await around()).toMatchObject({
      around: {
        ...{ host: 'edge.elb.example', internal: false, vpc: 'vpc-0a', hosts: ['a.example.com'] },
        ...{ asksClients: false, owner: 'nobody', environment: 'staging' },
      },
    });
    expect(await around(classic)).toMatchObject({
      around: { host: 'classic.elb.example', internal: true, vpc: 'vpc-0b', hosts: [], owner: 'cloudformation' },
    });
  });

  test('is read without any quota for a certificate that stays where it is', async () => {
    elbv2.on(DescribeListenerCertificatesCommand).resolves({
      Certificates: [{ CertificateArn: OTHER, IsDefault: true }, { CertificateArn: OLD }],
    });

    await readPlacesBy(clients, [theOld(), theOld()])([place]);
    expect(elbv2.commandCalls(DescribeAccountLimitsCommand)).toHaveLength(0);
    await readPlacesBy(clients, [theOld(), theNew()])([place]);
    expect(elbv2.commandCalls(DescribeAccountLimitsCommand)).toHaveLength(1);
  });

  test('is the length that its list may have, where the old certificate stands in it', async () => {
    const limits = [{ Name: 'certificates-per-application-load-balancer', Max: '25' }];
    elbv2.on(DescribeAccountLimitsCommand).resolves({ Limits: limits });
    expect(await around()).toMatchObject({ around: { listQuota: 25 } });

    elbv2
      .on(DescribeListenerCertificatesCommand)
      .resolves({ Certificates: [{ CertificateArn: OLD, IsDefault: true }] });
    expect(await around()).not.toHaveProperty('around.listQuota');
  });

  test('is unknown where it may not be read, never nothing', async () => {
    elbv2.on(DescribeRulesCommand).rejects(aServiceError('AccessDenied'));
    elbv2.on(DescribeTagsCommand).rejects(aServiceError('AccessDenied'));

    const reading = await around();

    expect(reading).toMatchObject({ kind: 'read', around: { owner: 'unknown' } });
    expect(reading).not.toHaveProperty('around.hosts');
  });

  test('is told of a listener that asks clients for certificates', async () => {
    elbv2.on(DescribeListenersCommand).resolves({ Listeners: [{ MutualAuthentication: { Mode: 'verify' } }] });

    expect(await around()).toMatchObject({ around: { asksClients: true } });
  });

  test('is asked for twenty load balancers at a time, of 300 listeners, too', async () => {
    const rows = [{ CertificateArn: OLD, IsDefault: true }];
    elbv2.on(DescribeListenerCertificatesCommand).resolves({ Certificates: rows });
    const many = Array.from({ length: 300 }, (_, index) => aPlace(`edge-${index}`));

    const readings = await readPlaces([classic, ...many]);

    const made = (command: Parameters<typeof elbv2.commandCalls>[0]): number => elbv2.commandCalls(command).length;
    expect([...readings.values()].filter(({ kind }) => kind === 'read')).toHaveLength(301);
    expect(made(DescribeLoadBalancersCommand)).toBe(15);
    // Of each load balancer, and of each listener.
    expect(made(DescribeTagsCommand)).toBe(30);
    expect(elbv2.calls()).toHaveLength(15 + 30 + 3 * 300);
    expect(elb.calls()).toHaveLength(3);
  });

  test('is asked for one by one where one of them is gone, which AWS says of all', async () => {
    const [gone, there] = [aPlace('edge-1'), aPlace('edge-2')];
    elbv2.on(DescribeLoadBalancersCommand).callsFake(({ LoadBalancerArns: arns = [] }: DescribeLoadBalancersInput) => {
      if (arns.includes(gone.resource)) throw aServiceError('LoadBalancerNotFound');
      return { LoadBalancers: arns.map((LoadBalancerArn) => ({ LoadBalancerArn, DNSName: 'edge.elb.example' })) };
    });

    const readings = await readPlaces([gone, there]);

    expect(readings.get(gone.key)).toEqual({ kind: 'gone' });
    expect(readings.get(there.key)).toMatchObject({ kind: 'read', around: { internal: true, environment: 'staging' } });
  });

  test('is of unknown owner where only half of the tags are told', async () => {
    elbv2
      .on(DescribeTagsCommand)
      .resolves({ TagDescriptions: [{ ResourceArn: place.resource, Tags: staging }, { Tags: staging }] });

    expect(await around()).toMatchObject({ kind: 'read', around: { owner: 'unknown' } });
  });

  test('leaves the listener unreadable where its load balancer is', async () => {
    elbv2.on(DescribeLoadBalancersCommand).resolvesOnce({}).rejects(aServiceError('LoadBalancerNotFound'));

    expect(await around()).toEqual({ kind: 'unreadable', because: 'malformed-answer' });
    expect(await around()).toMatchObject({ kind: expect.stringMatching(/gone|unreadable/) });
  });
});
