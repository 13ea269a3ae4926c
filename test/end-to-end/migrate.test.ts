import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { DescribeListenersCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { READING_PERMISSIONS } from '../../lambda/contract/permissions';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { freePort } from '../builders/free-port';
import type { CertificatePair } from '../builders/x509';
import { type CliRun, runCli } from '../commands/run-cli';
import {
  addHostRule,
  addToSniList,
  createClassicLoadBalancer,
  createLoadBalancer,
  heldBy,
  heldByClassic,
  type MadeListener,
  replaceDefault,
} from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../fakes/tls-edge';
import { runNotafter } from './command-line';
import { allowedBy, importedPair, uploadedPair } from './edge-ground';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();
const NAMES = ['shop.example.com', '*.internal.example.com'];

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-migrate-'));
const file = (name: string): string => path.join(folder, name);

describe('moving load balancers from one certificate to another, with real TLS behind them', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let old: string;
  let fresh: string;
  let other: string;
  let listeners: Readonly<Record<'alb-1' | 'alb-2' | 'nlb-1', MadeListener>>;
  const pairs = new Map<string, CertificatePair>();
  const nodes: EdgeNode[] = [];

  const elb = () => clientOf(aws, ElasticLoadBalancingV2Client);
  const migrate = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['migrate', ...words]);

  async function imported(names: readonly string[], days: number): Promise<string> {
    const life = { notBefore: daysAfterStart(-30), notAfter: daysAfterStart(days) };
    return importedPair(aws, pairs, { names, ...life });
  }

  async function uploaded(name: string, days: number): Promise<string> {
    const life = { notBefore: daysAfterStart(-300), notAfter: daysAfterStart(days) };
    return (await uploadedPair(aws, pairs, { name, names: NAMES, ...life })).arn;
  }

  const certificates = async (): Promise<Readonly<Record<string, Served>>> => ({
    'alb-1': await heldBy(aws, listeners['alb-1']),
    'alb-2': await heldBy(aws, listeners['alb-2']),
    'nlb-1': await heldBy(aws, listeners['nlb-1']),
    'classic-1': await heldByClassic(aws, 'classic-1'),
  });

  /** All of the listeners but their certificates. */
  async function attributes(): Promise<unknown> {
    const { Listeners: found = [] } = await elb().send(
      new DescribeListenersCommand({ ListenerArns: Object.values(listeners).map(({ listenerArn }) => listenerArn) }),
    );
    return found.map((listener) => ({ ...listener, Certificates: undefined }));
  }

  async function serve(port: number, classicHost: string): Promise<void> {
    const hosts = [
      ...Object.entries(listeners).map(([name, { host }]) => ({ name, host })),
      { name: 'classic-1', host: classicHost },
    ];
    for (const [index, { name, host }] of hosts.entries()) {
      const addresses = [1, 2].map((node) => `127.0.${index + 77}.${node}`);
      dns.put(host, { addresses });
      const now = async (): Promise<Served> => (await certificates())[name] ?? { default: '', sni: [] };
      for (const address of addresses) nodes.push(await startEdgeNode({ address, port }, pairs, now));
    }
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    await aws.enableRegions(['us-east-1']);
    await aws.moveClock(START);
    const port = await freePort();
    old = await uploaded('legacy', 10);
    fresh = await imported(NAMES, 300);
    other = await imported(['other.example.com'], 200);
    listeners = {
      'alb-1': await createLoadBalancer(aws, { name: 'alb-1', certificate: old, port }),
      'alb-2': await createLoadBalancer(aws, { name: 'alb-2', certificate: other, port }),
      'nlb-1': await createLoadBalancer(aws, { name: 'nlb-1', type: 'network', certificate: old, port }),
    };
    await addToSniList(aws, listeners['alb-1'], other);
    await addHostRule(aws, listeners['alb-1'], ['ledger.internal.example.com']);
    await addToSniList(aws, listeners['alb-2'], old);
    await addToSniList(aws, listeners['nlb-1'], old);
    await serve(port, await createClassicLoadBalancer(aws, 'classic-1', old, { port }));
  });
  afterAll(async () => {
    await Promise.all(nodes.map(async (node) => node.stop()));
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('plans without changing anything: the certificate that takes over, a canary, every listener', async () => {
    const before = await certificates();
    await aws.resetCalls();

    const { status, stdout, stderr } = await migrate('plan', '--from', 'legacy', '--out', file('plan.json'));

    // What a scan may, what the page adds to that, and who we are, which needs no permission.
    const may = [...READING_PERMISSIONS.flatMap(({ actions }) => actions), ...allowedBy('migrate.md').allowed];
    const made = (await aws.calls()).map(({ action }) => action);
    expect(made.filter((call) => !may.includes(call) && call !== 'sts:GetCallerIdentity')).toEqual([]);
    expect(made).toContain('elasticloadbalancing:DescribeListeners');

    expect({ status, stderr }).toMatchObject({ status: 0 });
    const plan = JSON.parse(readFileSync(file('plan.json'), 'utf8')) as IdentifiedPlan;
    expect(plan).toMatchObject({ from: { arn: old }, to: { arn: fresh }, blockers: [], gaps: [], left: [] });
    expect(plan.targets.map(({ name }) => name).sort()).toEqual(['alb-1', 'alb-2', 'classic-1', 'nlb-1']);
    expect(plan.targets.find(({ name }) => name === 'alb-1')?.names).toContain('ledger.internal.example.com');
    expect(stdout).toMatch(/^Canary: 1 listener\n {2}[a-z]+-\d :/m);
    expect(stdout).toContain(`Next: npx notafter migrate apply ${file('plan.json')}`);
    expect(await certificates()).toEqual(before);
  });

  test('refuses where nobody can be asked, a plan that was edited, and a name that is taken', async () => {
    const edited = readFileSync(file('plan.json'), 'utf8').replaceAll(other, fresh);
    writeFileSync(file('edited.json'), edited);

    expect(await migrate('apply', file('plan.json'))).toMatchObject({ status: 2, stdout: '' });
    expect(await migrate('apply', file('edited.json'), '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('was changed since it was made'),
    });
    const again = await migrate('plan', '--from', 'legacy', '--out', file('plan.json'));
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be written') });
  });

  test.each(['apply', 'rollback'])('refuses to %s by a clock that is not that of AWS', async (verb) => {
    const { status, stderr } = await runCli(['migrate', verb, file('plan.json'), '--yes'], {
      environment: aws.environment,
    });

    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/\d+ s away from AWS's: set it\n$/),
    });
  });

  test('moves every listener, sees each on every address, and leaves everything else as it was', async () => {
    const attributesBefore = await attributes();
    await aws.resetCalls();

    const { status, stdout, stderr } = await migrate('apply', file('plan.json'), '--yes', '--bake', '1s');

    expect({ status, stdout, stderr }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('4 of 4 listeners verified'),
      stderr: expect.stringContaining('the deployed scanner does not know of this migration: no stack notafter in'),
    });
    expect(await certificates()).toEqual({
      'alb-1': { default: fresh, sni: [other] },
      'alb-2': { default: other, sni: [fresh] },
      'nlb-1': { default: fresh, sni: [fresh] },
      'classic-1': { default: fresh, sni: [] },
    });
    expect(await attributes()).toEqual(attributesBefore);
    for (const { asked } of nodes) expect(asked).toContain('shop.example.com');
  });

  test('does what its policy allows, and no more', async () => {
    const { allowed, statements } = allowedBy('migrate.md');
    const made = [...new Set((await aws.calls()).map(({ action }) => action))];

    // Who we are needs no permission.
    expect(made.filter((call) => !allowed.includes(call))).toEqual(['sts:GetCallerIdentity']);
    const changes = statements.get('PutCertificatesIntoListeners') ?? [];
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter((action) => !made.includes(action))).toEqual([]);
  });

  test('says how far it is, and does nothing a second time', async () => {
    await aws.resetCalls();

    expect(await migrate('status', file('plan.json'))).toMatchObject({ status: 0 });
    expect(await migrate('apply', file('plan.json'), '--yes')).toMatchObject({ status: 0 });

    expect((await aws.calls()).map(({ action }) => action)).toEqual([
      'sts:GetCallerIdentity',
      'cloudformation:DescribeStacks',
    ]);
  });

  test('puts everything back', async () => {
    const { status, stdout } = await migrate('rollback', file('plan.json'), '--yes');

    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all is as it was') });
    expect(await certificates()).toEqual({
      'alb-1': { default: old, sni: [other] },
      'alb-2': { default: other, sni: [old] },
      'nlb-1': { default: old, sni: [old] },
      'classic-1': { default: old, sni: [] },
    });
    expect(await migrate('status', file('plan.json'))).toMatchObject({ status: 1 });
  });

  test('a plan for one of ACM finds its listeners, and is blocked while a name would be lost', async () => {
    const { status, stdout } = await migrate('plan', '--from', other, '--to', fresh, '--out', file('blocked.json'));

    expect(status).toBe(1);
    expect(stdout).toContain('Blocked: the new certificate does not cover other.example.com');
    const plan = JSON.parse(readFileSync(file('blocked.json'), 'utf8')) as IdentifiedPlan;
    expect(plan.targets.map(({ name }) => name).sort()).toEqual(['alb-1', 'alb-2']);
    expect(await migrate('apply', file('blocked.json'), '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has blockers'),
    });
  });

  test('leaves alone what was changed since the plan was made, and says so by its status', async () => {
    await migrate('plan', '--from', old, '--to', fresh, '--out', file('stale.json'));
    const plan = JSON.parse(readFileSync(file('stale.json'), 'utf8')) as IdentifiedPlan;
    const canary = plan.targets.find(({ key }) => key === plan.waves[0]?.[0]);
    for (const listener of Object.values(listeners)) await replaceDefault(aws, listener, other);
    const before = await certificates();

    const { status, stdout } = await migrate('apply', file('stale.json'), '--yes', '--bake', '1s');

    expect(status).toBe(1);
    expect(canary).toBeDefined();
    expect(stdout).toContain('was changed since the plan was made');
    expect((await certificates())['alb-1']).toEqual(before['alb-1']);
    expect((await certificates())['nlb-1']).toEqual(before['nlb-1']);
  });

  test('a plan from a private CA to a public one names both, and is blocked until somebody answers for it', async () => {
    const issuer = [{ O: ['Example'] }, { CN: ['Example Internal CA'] }];
    const life = { notBefore: daysAfterStart(-30), notAfter: daysAfterStart(20) };
    await uploadedPair(aws, pairs, { name: 'internal', names: NAMES, issuer, policies: [], ...life });
    const { status, stdout } = await migrate(
      ...['plan', '--from', 'internal', '--to', fresh, '--out', file('authority.json')],
    );
    const accepted = await migrate(
      ...['plan', '--from', 'internal', '--to', fresh, '--accept-authority-change', '--out', file('accepted.json')],
    );

    expect(status).toBe(1);
    expect(stdout).toMatch(/^From .*, issued by a private CA \(CN=Example Internal CA, O=Example\): /m);
    expect(stdout).toMatch(/^To .*, issued by a public CA \(CN=Example Public CA, O=Example Trust\): /m);
    expect(stdout).toContain('Blocked: one is of a public CA and the other is not');
    // There is no listener of it.
    expect(accepted.stdout.match(/^Blocked: .*/gm)).toEqual([
      'Blocked: nothing is left that this operation could move',
    ]);
  });

  test('a plan leaves a listener whose list is full, before anything is done', async () => {
    const full = await createLoadBalancer(aws, { name: 'alb-full', certificate: other });
    const fillers = await aws.seedCertificates({ count: 24 });
    for (const arn of [...fillers, old]) await addToSniList(aws, full, arn);

    const { status, stdout } = await migrate(
      ...['plan', '--from', old, '--to', fresh, '--partial', '--out', file('full.json')],
    );

    expect(stdout).toMatch(/^Left as it is: alb-full :443 \(us-east-1\): the SNI lists of its load balancer are full/m);
    expect(status).toBe(0);
    expect(await heldBy(aws, full)).toEqual({ default: other, sni: [...fillers, old].sort() });
  });

  test('a certificate of IAM that nothing covers has no plan', async () => {
    const { status, stderr } = await migrate('plan', '--from', 'nothing', '--out', file('nothing.json'));

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/no certificate nothing was read/) });
  });
});
