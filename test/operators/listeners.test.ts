import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
  ElasticLoadBalancingClient,
  SetLoadBalancerListenerSSLCertificateCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { awsListeners } from '../../lambda/operators/listeners';
import { loadBalancerClients } from '../../lambda/operators/load-balancer-clients';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { aServiceError } from '../builders/attempt';
import { aClassicPlace, aPlace, NEW, OLD, OTHER } from '../builders/migration';

const elbv2 = mockClient(ElasticLoadBalancingV2Client);
const elb = mockClient(ElasticLoadBalancingClient);
const clients = loadBalancerClients({ writesPerSecond: 1000, watch: () => undefined });
const { read, write } = awsListeners(clients);
const place = aPlace();
const classic = aClassicPlace();

const reset = (): void => {
  elbv2.reset();
  elb.reset();
  elbv2.on(DescribeListenersCommand).resolves({ Listeners: [{ Port: 443, Protocol: 'HTTPS', SslPolicy: 'policy' }] });
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
        ...{ DNSName: 'classic.elb.example', Scheme: 'internal', VPCId: 'vpc-0b' },
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
  const readPlaces = readPlacesBy(clients);
  const around = async (one = place) => (await readPlaces([one])).get(one.key);

  beforeEach(() => {
    elbv2
      .on(DescribeLoadBalancersCommand)
      .resolves({ LoadBalancers: [{ DNSName: 'edge.elb.example', Scheme: 'internet-facing', VpcId: 'vpc-0a' }] });
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
    elbv2.on(DescribeTagsCommand).resolves({ TagDescriptions: [{ Tags: [{ Key: 'Env', Value: 'staging' }] }] });
    elb.on(DescribeClassicTagsCommand).resolves({
      TagDescriptions: [{ Tags: [{ Key: 'aws:cloudformation:stack-name', Value: 'edge' }] }],
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

  test('leaves the listener unreadable where its load balancer is', async () => {
    elbv2.on(DescribeLoadBalancersCommand).resolvesOnce({}).rejects(aServiceError('LoadBalancerNotFound'));

    expect(await around()).toEqual({ kind: 'unreadable', because: 'malformed-answer' });
    expect(await around()).toMatchObject({ kind: expect.stringMatching(/gone|unreadable/) });
  });
});
