import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { migrationKey } from '../../lambda/app/ledger/keys';
import { OUTPUTS, STACK_NAME } from '../../lambda/contract/outputs';
import { TABLE_KEY } from '../../lambda/contract/table-key';
import { FINISH_MIGRATION } from '../../lambda/domain/operations/catalogue/finish-migration';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { dynamoDbTable } from '../../lambda/stores/dynamodb-table';
import { lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import type { CliRun, RunningCli } from '../commands/run-cli';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import type { Served } from '../fakes/tls-edge';
import { runNotafter, spawnNotafter } from './command-line';
import { ServedLoadBalancers } from './served-load-balancers';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const days = (count: number): string => new Date(Date.parse(START) + count * 86_400_000).toISOString();
const folder = mkdtempSync(path.join(tmpdir(), 'notafter-interrupted-'));
const file = (name: string): string => path.join(folder, name);
const PLAN = file('plan.json');

const KEYS = Object.values(TABLE_KEY);

/** As much of the product as an operation looks for. */
const A_LEDGER = {
  Resources: {
    Ledger: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: KEYS.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
        AttributeDefinitions: KEYS.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      },
    },
  },
  Outputs: { [OUTPUTS.ledgerTableName]: { Value: { Ref: 'Ledger' } } },
};

describe('a migration that is interrupted, with real TLS behind the load balancers', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let balancers: ServedLoadBalancers;
  let old: string;
  let fresh: string;
  let other: string;

  const migrate = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['migrate', ...words]);
  const before = (): Readonly<Record<string, Served>> => ({
    'alb-1': { default: old, sni: [other] },
    'alb-2': { default: other, sni: [old] },
    'alb-3': { default: old, sni: [] },
  });
  const moved = (): Readonly<Record<string, Served>> => ({
    'alb-1': { default: fresh, sni: [other] },
    'alb-2': { default: other, sni: [fresh] },
    'alb-3': { default: fresh, sni: [] },
  });
  const calls = async (): Promise<readonly string[]> =>
    (await aws.calls()).flatMap(({ action, count }) => Array<string>(count).fill(action));
  const writes = async (): Promise<readonly string[]> =>
    (await calls()).filter((action) => /:(Add|Modify|Remove)/.test(action)).sort();

  /** Runs `apply` until AWS was asked to change something, and does something to it then. */
  async function applyAnd(interfere: (running: RunningCli) => Promise<unknown>): Promise<CliRun> {
    await aws.resetCalls();
    const running = spawnNotafter(aws, ['migrate', 'apply', PLAN, '--yes', '--bake', '4s']);
    while ((await writes()).length === 0 && running.isRunning()) await nextTurn();
    await interfere(running);
    return running.ended;
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    await aws.enableRegions(['us-east-1']);
    await aws.moveClock(START);
    balancers = new ServedLoadBalancers(aws, dns);
    const shop = { names: ['shop.example.com'], notBefore: days(-30) };
    old = await balancers.certificate({ ...shop, notAfter: days(10) });
    fresh = await balancers.certificate({ ...shop, notAfter: days(300) });
    other = await balancers.certificate({ names: ['other.example.com'], notBefore: days(-30), notAfter: days(200) });
    for (const [name, served] of Object.entries(before())) await balancers.add(name, served);
    await migrate('plan', '--from', old, '--to', fresh, '--out', PLAN);
  });
  afterAll(async () => {
    await balancers.stop();
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('killed after its first change and run again, makes each change once, and ends as if nothing had been', async () => {
    const killed = await applyAnd(async ({ kill }) => Promise.resolve(kill('SIGKILL')));
    const made = await writes();

    const { status, stdout, stderr } = await migrate('apply', PLAN, '--yes', '--bake', '1s');

    expect(killed.status).toBeNull();
    expect(made).toHaveLength(1);
    expect({ status, stdout, stderr }).toMatchObject({ status: 0 });
    expect(await writes()).toEqual([
      'elasticloadbalancing:AddListenerCertificates',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:RemoveListenerCertificates',
    ]);
    expect(await balancers.now()).toEqual(moved());
    expect(await migrate('rollback', PLAN, '--yes')).toMatchObject({ status: 0 });
    expect(await balancers.now()).toEqual(before());
  });

  test.each<readonly [string, (running: RunningCli) => Promise<unknown>]>([
    ['from another terminal', async () => migrate('stop', PLAN)],
    ['by Ctrl-C', async ({ kill }) => Promise.resolve(kill('SIGINT'))],
  ])('asked %s to stop, finishes the listener that has begun, and begins no other', async (_how, interfere) => {
    const stopped = await applyAnd(interfere);

    expect(stopped).toMatchObject({ status: 1, stdout: expect.stringContaining('1 of 3 listeners verified') });
    expect(readFileSync(file('plan.journal.jsonl'), 'utf8').trim().split('\n').at(-1)).toContain('"kind":"stopped"');
    expect(await migrate('status', PLAN)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('stopped on request on'),
    });
    expect(await migrate('stop', PLAN)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is nothing to stop'),
    });
    expect(await migrate('rollback', PLAN, '--yes')).toMatchObject({ status: 0 });
    expect(await balancers.now()).toEqual(before());
  });

  test('is finished by a plan of what is left, by the commands of the catalogue, and put back by both plans', async () => {
    const [plan, planInPart, apply] = FINISH_MIGRATION.steps.map(({ run }) =>
      run
        .replace('npx notafter migrate ', '')
        .replace('OLD', old)
        .replace('NEW', fresh)
        .replace(/(rest|part)\.json/, (name) => file(name))
        .split(' '),
    );
    await applyAnd(async () => migrate('stop', PLAN));

    expect(await migrate(...(plan ?? []))).toMatchObject({ status: 0 });
    expect(await migrate(...(planInPart ?? []))).toMatchObject({ status: 0 });
    const done = await migrate(...(apply ?? []), '--yes', '--bake', '1s');

    expect(done).toMatchObject({ status: 0, stdout: expect.stringContaining('2 of 2 listeners verified') });
    expect(await balancers.now()).toEqual(moved());
    expect(await migrate('plan', '--from', old, '--to', fresh, '--out', file('none.json'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('nothing is left that this operation could move'),
    });
    copyFileSync(file('rest.json'), file('without-its-journal.json'));
    expect(await migrate('rollback', file('without-its-journal.json'), '--yes')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('2 targets NOT as before'),
    });
    expect(await balancers.now()).toEqual(moved());
    for (const each of [file('rest.json'), PLAN])
      expect(await migrate('rollback', each, '--yes')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('all is as it was'),
      });
    expect(await balancers.now()).toEqual(before());
  });

  test('says while what has begun goes on that a stop was asked for, and only then', async () => {
    await lockPlan(PLAN);
    const pending = 'a stop was asked for: what has begun is finished';

    const { stdout } = await migrate('status', PLAN);
    expect(stdout).toContain(`the process ${process.pid} is at it`);
    expect(stdout).not.toContain(pending);
    expect(await migrate('apply', PLAN, '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`is being carried out by the process ${process.pid}`),
    });
    expect(await migrate('stop', PLAN)).toMatchObject({ status: 0 });
    expect((await migrate('status', PLAN)).stdout).toContain(pending);
    await unlockPlan(PLAN);
    expect((await migrate('status', PLAN)).stdout).not.toContain(pending);
  });

  test('where a stack is deployed, tells its ledger what is to be left, and that it was taken back', async () => {
    const clouds = clientOf(aws, CloudFormationClient);
    await clouds.send(new CreateStackCommand({ StackName: STACK_NAME, TemplateBody: JSON.stringify(A_LEDGER) }));
    const { Stacks: [stack] = [] } = await clouds.send(new DescribeStacksCommand({ StackName: STACK_NAME }));
    const name = stack?.Outputs?.[0]?.OutputValue ?? '';
    const { from, account } = JSON.parse(readFileSync(PLAN, 'utf8')) as IdentifiedPlan;
    const table = dynamoDbTable(clientOf(aws, DynamoDBClient), name, account);
    const record = async () => table.get(migrationKey(from.id));
    await aws.resetCalls();

    const applied = await migrate('apply', PLAN, '--yes', '--bake', '1s');

    const page = readFileSync(path.join(__dirname, '../../docs/operations/migrate.md'), 'utf8');
    const [, asked = ''] = /"Sid": "TellTheDeployedScanner",[^]*?"Action": \[([^\]]*)\]/.exec(page) ?? [];
    const allowed = Array.from(asked.matchAll(/"([^"]+)"/g), ([, action = '']) => action);
    const made = await calls();
    expect(applied).toMatchObject({ status: 0, stderr: expect.not.stringContaining('does not know') });
    expect(allowed.filter((action) => made.includes(action))).toEqual(allowed);
    expect(made.filter((action) => /^(dynamodb|cloudformation):/.test(action) && !allowed.includes(action))).toEqual(
      [],
    );
    expect(allowed).toHaveLength(3);
    expect(await record()).toMatchObject({ to: fresh, total: 3, moved: 3, endedAt: expect.any(String) });
    expect(await migrate('rollback', PLAN, '--yes')).toMatchObject({ status: 0 });
    expect(await record()).toMatchObject({ moved: 0, rolledBackAt: expect.any(String) });
  });
});
