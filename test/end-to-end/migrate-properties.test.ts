import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { connect } from 'node:tls';
import { DescribeListenersCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import type { CliRun } from '../commands/run-cli';
import { addHostRule, type ListenerProperties, type MadeListener } from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import type { EdgePlace } from '../fakes/tls-edge';
import { runNotafter } from './command-line';
import { ServedLoadBalancers } from './served-load-balancers';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const days = (count: number): string => new Date(Date.parse(START) + count * 86_400_000).toISOString();
const folder = mkdtempSync(path.join(tmpdir(), 'notafter-properties-'));
const file = (name: string): string => path.join(folder, name);

/** Trust stores are not made in the local AWS, which takes any ARN for one. */
const TRUST = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/staff/73e2d6bc24d8a067';
const VERIFY = { Mode: 'verify', TrustStoreArn: TRUST, IgnoreClientCertificateExpiry: true } as const;

/** What a client without a certificate of its own sees of a node: whether the handshake was whole, and how it was turned away. */
async function turnedAway({ address, port }: EdgePlace): Promise<{ readonly saw: boolean; readonly code: string }> {
  const socket = connect({ host: address, port, servername: 'shop.example.com', rejectUnauthorized: false });
  let saw = false;
  socket.once('secureConnect', () => (saw = socket.getPeerX509Certificate() !== undefined));
  const [error] = (await once(socket.resume(), 'error').catch((cause: unknown) => [cause])) as [{ code: string }];
  return { saw, code: error.code };
}

describe('moving listeners that are not like the others, with real TLS behind them', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let balancers: ServedLoadBalancers;

  const migrate = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['migrate', ...words]);
  const planned = (name: string): IdentifiedPlan => JSON.parse(readFileSync(file(name), 'utf8')) as IdentifiedPlan;
  const certificate = async (names: readonly string[], end: number): Promise<string> =>
    balancers.certificate({ names, notBefore: days(-30), notAfter: days(end) });

  /** All of a listener but its certificates. */
  async function propertiesOf({ listenerArn }: MadeListener): Promise<unknown> {
    const { Listeners: [listener] = [] } = await clientOf(aws, ElasticLoadBalancingV2Client).send(
      new DescribeListenersCommand({ ListenerArns: [listenerArn] }),
    );
    return { ...listener, Certificates: undefined };
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    await aws.enableRegions(['us-east-1']);
    await aws.moveClock(START);
    balancers = new ServedLoadBalancers(aws, dns);
  });
  afterAll(async () => {
    await balancers.stop();
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('an ALPN policy and mutual TLS stay as they are, and clients are asked for certificates as before', async () => {
    const [old, fresh] = [await certificate(['shop.example.com'], 10), await certificate(['shop.example.com'], 300)];
    const alpn: ListenerProperties = { AlpnPolicy: ['HTTP2Preferred'] };
    const mutual: ListenerProperties = { MutualAuthentication: VERIFY };
    const held = { default: old, sni: [] };
    const network = await balancers.add('nlb-alpn', held, { type: 'network', properties: alpn });
    const application = await balancers.add('alb-mutual', held, { properties: mutual });
    const before = [await propertiesOf(network), await propertiesOf(application)];
    const clients = { saw: true, code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' };
    expect(before).toMatchObject([alpn, mutual]);
    expect(await Promise.all(application.nodes.map(turnedAway))).toEqual([clients, clients]);

    const plan = await migrate('plan', '--from', old, '--to', fresh, '--out', file('properties.json'));
    const applied = await migrate('apply', file('properties.json'), '--yes', '--bake', '1s');

    expect(plan).toMatchObject({ status: 0 });
    expect(planned('properties.json').warnings.filter(({ kind }) => kind === 'client-certificates')).toEqual([
      { kind: 'client-certificates', on: expect.stringContaining('alb-mutual') },
    ]);
    expect(applied).toMatchObject({ status: 0, stdout: expect.stringContaining('2 of 2 listeners verified') });
    expect(await balancers.now()).toEqual({
      'nlb-alpn': { default: fresh, sni: [] },
      'alb-mutual': { default: fresh, sni: [] },
    });
    expect([await propertiesOf(network), await propertiesOf(application)]).toEqual(before);
    expect(await Promise.all(application.nodes.map(turnedAway))).toEqual([clients, clients]);
  });

  test('mutual TLS of an older version shows nothing to who has no certificate, so that nothing is done', async () => {
    const [old, fresh] = [await certificate(['older.example.com'], 10), await certificate(['older.example.com'], 300)];
    const properties = { MutualAuthentication: VERIFY, SslPolicy: 'ELBSecurityPolicy-TLS-1-2-2017-01' };
    const { nodes } = await balancers.add('alb-older', { default: old, sni: [] }, { properties });
    expect(await Promise.all(nodes.map(turnedAway))).toMatchObject([{ saw: false }, { saw: false }]);

    const plan = await migrate('plan', '--from', old, '--to', fresh, '--out', file('older.json'));
    const applied = await migrate('apply', file('older.json'), '--yes', '--bake', '1s');

    expect(plan).toMatchObject({ status: 0, stdout: expect.stringContaining('asks clients for certificates') });
    expect(applied).toMatchObject({ status: 1, stdout: expect.stringContaining('shows nothing to handshakes') });
    expect(await balancers.now()).toMatchObject({ 'alb-older': { default: old, sni: [] } });
  });

  test('where another certificate of the list answers to every name, it is moved and not verified', async () => {
    const names = ['loud.example.com'];
    const [old, fresh, loud] = [
      await certificate(names, 10),
      await certificate(names, 300),
      await certificate(names, 400),
    ];
    const other = await certificate(['other.example.com'], 200);
    await balancers.add('alb-loud', { default: other, sni: [old, loud] });

    const plan = await migrate('plan', '--from', old, '--to', fresh, '--out', file('loud.json'));
    const applied = await migrate('apply', file('loud.json'), '--yes', '--bake', '1s');

    expect(plan).toMatchObject({ status: 0 });
    expect(applied).toMatchObject({ status: 1, stdout: expect.stringContaining('0 of 1 listener verified') });
    expect(applied.stdout).toMatch(/alb-loud .*moved, NOT verified: another of its certificates answered/);
    expect(await balancers.now()).toMatchObject({ 'alb-loud': { default: other, sni: [fresh, loud].sort() } });
  });

  test('what needs a name that is lacking is left and named, and what can be moved is verified', async () => {
    const old = await certificate(['part.example.com', 'lost.example.com'], 10);
    const fresh = await certificate(['part.example.com'], 300);
    await balancers.add('alb-part', { default: old, sni: [] });
    const kept = await balancers.add('alb-kept', { default: old, sni: [] });
    await addHostRule(aws, kept, ['lost.example.com']);

    const plan = await migrate('plan', '--from', old, '--to', fresh, '--partial', '--out', file('part.json'));
    const applied = await migrate('apply', file('part.json'), '--yes', '--bake', '1s');

    expect(plan).toMatchObject({ status: 0 });
    expect(plan.stdout).toMatch(/Left as it is: alb-kept .*\(it needs lost\.example\.com\)/);
    expect(planned('part.json').left).toMatchObject([
      { name: 'alb-kept', because: 'name-not-covered', lacks: ['lost.example.com'] },
    ]);
    expect(applied).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('1 of 1 listener verified; 1 use not part of the plan'),
    });
    expect(await balancers.now()).toMatchObject({
      'alb-part': { default: fresh, sni: [] },
      'alb-kept': { default: old, sni: [] },
    });
  });
});
