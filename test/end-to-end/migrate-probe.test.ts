import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DeleteFunctionCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { bootstrap, deploy, type Outputs } from '../aws/cdk';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { aConfiguration } from '../builders/configuration';
import { freePort } from '../builders/free-port';
import { aCertificatePair, type CertificatePair } from '../builders/x509';
import { type CliRun, runCli } from '../commands/run-cli';
import {
  createLoadBalancer,
  createNetwork,
  type MadeListener,
  type Network,
  networkOf,
} from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, startEdgeNode } from '../fakes/tls-edge';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();
const folder = mkdtempSync(path.join(tmpdir(), 'notafter-probe-'));
const file = (name: string): string => path.join(folder, name);

/** Addresses of internal load balancers are known only to functions here: from the machine of the command line they are not reached. */
describe('moving internal load balancers, with real TLS behind them and a probe in one network of two', () => {
  let aws: LocalAws;
  let inside: FakeNameServer;
  let outputs: Outputs;
  let watched: Network;
  let unwatched: Network;
  let port: number;
  const pairs = new Map<string, CertificatePair>();
  const nodes: EdgeNode[] = [];
  const probe = (): string => `notafter-probe-${watched.vpc}`;

  const migrate = async (...words: readonly string[]): Promise<CliRun> =>
    runCli(['migrate', ...words], {
      environment: { ...aws.environment, ...aws.clockEnvironment, NOTAFTER_NAME_SERVER: '127.0.0.1:9' },
    });

  async function imported(name: string, days: number): Promise<string> {
    const pair = await aCertificatePair({
      ...{ names: [name], notBefore: daysAfterStart(-30), notAfter: daysAfterStart(days) },
    });
    const [Certificate, PrivateKey] = [Buffer.from(pair.certificate), Buffer.from(pair.privateKey)];
    const made = await clientOf(aws, ACMClient).send(new ImportCertificateCommand({ Certificate, PrivateKey }));
    pairs.set(made.CertificateArn ?? '', pair);
    return made.CertificateArn ?? '';
  }

  async function heldBy({ listenerArn }: MadeListener): Promise<string> {
    const asked = new DescribeListenersCommand({ ListenerArns: [listenerArn] });
    const { Listeners: [one] = [] } = await clientOf(aws, ElasticLoadBalancingV2Client).send(asked);
    return one?.Certificates?.[0]?.CertificateArn ?? '';
  }

  async function internalOne(name: string, certificate: string, network: Network): Promise<MadeListener> {
    const listener = await createLoadBalancer(aws, { name, certificate, port, internalIn: network });
    const asked = new DescribeLoadBalancersCommand({ Names: [name] });
    const { LoadBalancers: [one] = [] } = await clientOf(aws, ElasticLoadBalancingV2Client).send(asked);
    const address = `127.0.88.${nodes.length + 1}`;
    inside.put((one?.DNSName ?? '').toLowerCase(), { addresses: [address] });
    const now = async () => ({ default: await heldBy(listener), sni: [] });
    nodes.push(await startEdgeNode({ address, port }, pairs, now));
    return listener;
  }

  beforeAll(async () => {
    inside = await startNameServer();
    aws = await startLocalAws({ nameServer: inside.address });
    await aws.enableRegions(['us-east-1']);
    port = await freePort();
    [watched, unwatched] = [await networkOf(aws), await createNetwork(aws)];
    const configuration = aConfiguration({
      pages: { sms: ['+15550100'] },
      chat: {},
      probe: [{ vpcId: watched.vpc, subnets: watched.subnets }],
    });
    writeFileSync(file('notafter.config.json'), JSON.stringify(configuration));
    await bootstrap(aws);
    outputs = await deploy(aws, { context: { config: file('notafter.config.json') } });
    await aws.moveClock(START);
  });
  afterAll(async () => {
    await Promise.all(nodes.map(async (node) => node.stop()));
    await inside.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('the probe is deployed into its network, and named by the stack', async () => {
    expect(outputs['notafter']).toMatchObject({ [`ProbeVpc${watched.vpc.replace('vpc-', '')}`]: probe() });
    const made = await clientOf(aws, LambdaClient).send(new GetFunctionConfigurationCommand({ FunctionName: probe() }));
    expect(made.VpcConfig?.SubnetIds).toEqual(watched.subnets);
    expect(made.VpcConfig?.SecurityGroupIds).toHaveLength(1);
  });

  test('a load balancer in its network is moved, verified by it, and nothing is left', async () => {
    const [old, fresh] = [await imported('a.example.com', 10), await imported('a.example.com', 300)];
    const listener = await internalOne('inside-a', old, watched);

    const planned = await migrate('plan', '--from', old, '--to', fresh, '--out', file('a.json'));
    await aws.resetCalls();
    const { status, stdout, stderr } = await migrate('apply', file('a.json'), '--yes', '--bake', '1s');

    expect(planned.stdout).toContain(`internal in ${watched.vpc}); 1 change; verified by ${probe()}`);
    expect(planned.stdout).not.toContain('cannot be verified');
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringContaining('1 of 1') });
    expect(await heldBy(listener)).toBe(fresh);
    expect(nodes.at(-1)?.asked).toContain('a.example.com');
    const calls = await aws.calls();
    expect(calls.map(({ action }) => action)).toContain('lambda:InvokeFunction');
    expect(calls.filter(({ principal }) => principal.includes('Probes'))).toEqual([]);
  });

  test('needs no more than its policy allows', async () => {
    const page = readFileSync(path.join(__dirname, '../../docs/operations/migrate.md'), 'utf8');
    const [, json = ''] = /```json\n([^]*?)\n```/.exec(page) ?? [];
    const { Statement: statements } = JSON.parse(json) as {
      Statement: { Sid: string; Action: readonly string[]; Resource: string | readonly string[] }[];
    };
    const made = new Set((await aws.calls()).map(({ action }) => action));
    const [asking, finding] = ['AskProbes', 'FindProbes'].map((sid) => statements.find(({ Sid }) => Sid === sid));

    expect([...made].filter((call) => !statements.some(({ Action }) => Action.includes(call)))).toEqual([
      'sts:GetCallerIdentity',
    ]);
    expect(asking).toMatchObject({
      Action: ['lambda:InvokeFunction'],
      Resource: expect.stringContaining('notafter-probe-'),
    });
    expect(finding).toMatchObject({ Action: ['cloudformation:DescribeStacks'] });
  });

  describe('where one is in a network without a probe', () => {
    let listeners: readonly [MadeListener, MadeListener];
    let old: string;
    let fresh: string;

    beforeAll(async () => {
      [old, fresh] = [await imported('b.example.com', 10), await imported('b.example.com', 300)];
      listeners = [await internalOne('inside-b1', old, watched), await internalOne('inside-b2', old, unwatched)];
    });

    test('the plan says so before anybody is asked', async () => {
      const { status, stdout } = await migrate('plan', '--from', old, '--to', fresh, '--out', file('b.json'));

      expect(status).toBe(0);
      expect(stdout).toMatch(new RegExp(`inside-b1 .*verified by ${probe()}`));
      expect(stdout).toMatch(/inside-b2 .*cannot be verified from here/);
      expect(stdout).toMatch(/Warning: inside-b2 :\d+: is internal: what it serves cannot be verified from here/);
    });

    test('it is left alone, and that is told', async () => {
      const { status, stdout } = await migrate('apply', file('b.json'), '--yes', '--bake', '1s');

      expect(status).toBe(1);
      expect(stdout).toMatch(/inside-b1 .*: verified/);
      expect(stdout).toMatch(/inside-b2 .*: shows nothing to handshakes: nothing was done/);
      expect(await Promise.all(listeners.map(heldBy))).toEqual([fresh, old]);
    });

    test('it is moved where that is accepted, named, and never called verified', async () => {
      const { status, stdout } = await migrate('apply', file('b.json'), '--yes', '--bake', '1s', '--accept-unverified');

      expect(status).toBe(1);
      expect(stdout).toMatch(/inside-b2 .*: moved, NOT verified/);
      expect(stdout).toContain('1 of 2 listeners verified');
      expect(await Promise.all(listeners.map(heldBy))).toEqual([fresh, fresh]);
      expect(await migrate('status', file('b.json'))).toMatchObject({ status: 1 });
    });
  });

  test('a probe that is gone shows nothing: nothing is moved, and it is said why', async () => {
    const [old, fresh] = [await imported('c.example.com', 10), await imported('c.example.com', 300)];
    const listener = await internalOne('inside-c', old, watched);
    await migrate('plan', '--from', old, '--to', fresh, '--out', file('c.json'));
    await clientOf(aws, LambdaClient).send(new DeleteFunctionCommand({ FunctionName: probe() }));

    const { status, stdout, stderr } = await migrate('apply', file('c.json'), '--yes', '--bake', '1s');

    expect(status).toBe(1);
    expect(stdout).toMatch(/inside-c .*nothing was done/);
    expect(stderr).toContain(`${probe()} (us-east-1) is not there any more`);
    expect(await heldBy(listener)).toBe(old);
  });
});
