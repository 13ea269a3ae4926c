import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ScanReport } from '../../lambda/contract/scan-report';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { importCertificate, uploadServerCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { type CliRun, runCli } from './run-cli';

jest.setTimeout(180_000);

const START = '2030-01-07T08:00:00.000Z';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));
let aws: LocalAws;
let expiring: string;
let legacy: string;

const run = async (words: readonly string[], input?: string): Promise<CliRun> =>
  runCli(words, {
    environment: { ...aws.environment, ...aws.clockEnvironment },
    ...(input !== undefined && { input }),
  });

async function scan(...words: readonly string[]): Promise<ScanReport & Pick<CliRun, 'status' | 'stderr'>> {
  const { status, stdout, stderr } = await run(['scan', '--format', 'json', ...words]);
  return { ...(JSON.parse(stdout) as ScanReport), status, stderr };
}

describe('notafter in an account', () => {
  beforeAll(async () => {
    aws = await startLocalAws({ region: 'us-east-1' });
    await aws.enableRegions(['us-east-1', 'eu-west-1', 'eu-west-3']);
    await aws.moveClock(START);
    const wishes = { names: ['api.example.com'], notBefore: daysAfterStart(-80), notAfter: daysAfterStart(10) };
    expiring = await importCertificate(aws, wishes);
    await createLoadBalancer(aws, { name: 'edge-1', certificate: expiring });
    await importCertificate(aws, { ...wishes, names: ['far.example.com'] }, { region: 'eu-west-1' });
    const old = { names: ['old.example.com'], notBefore: daysAfterStart(-100), notAfter: daysAfterStart(200) };
    legacy = (await uploadServerCertificate(aws, 'old', old)).arn;
  }, 120_000);
  afterEach(() => aws.clearFaults());
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await aws.stop();
  });

  test('reads the region of the profile, and what has no region', async () => {
    const { status, account, complete, certificates, findings, cells } = await scan();

    expect({ status, account, complete }).toEqual({ status: 0, account: '123456789012', complete: true });
    expect(certificates.map(({ arn }) => arn).sort()).toEqual([expiring, legacy].sort());
    expect(certificates.find(({ arn }) => arn === expiring)).toMatchObject({
      ...{ source: 'acm', region: 'us-east-1', names: ['api.example.com'], use: 'used', renews: 'nobody' },
      attachments: [{ name: 'edge-1', service: 'elbv2' }],
    });
    expect(findings).toMatchObject([
      { rule: 'certificate-expiring', severity: 'critical', subject: expiring },
      { rule: 'change-events-off', severity: 'info', subject: 'change-events:us-east-1' },
    ]);
    expect(cells.filter(({ reason }) => reason === 'not-requested').map(({ region }) => region)).toContain('eu-west-3');
  });

  test('never says that a certificate of IAM is unused unless it read every region', async () => {
    const some = await scan('--region', 'us-east-1', '--region', 'eu-west-1');
    const all = await scan('--all-regions');

    const useIn = ({ certificates }: ScanReport) => certificates.find(({ arn }) => arn === legacy);
    expect(useIn(some)).toMatchObject({
      use: 'unknown',
      notProven: expect.arrayContaining([{ region: 'eu-west-3', source: 'elbv2', because: 'not-requested' }]),
    });
    expect(useIn(some)).not.toHaveProperty('attachments');
    expect(useIn(all)).toMatchObject({ use: 'unused', attachments: [] });
  });

  test('counts the calls that it makes', async () => {
    await aws.resetCalls();

    const { calls } = await scan('--all-regions');

    const made: Record<string, number> = {};
    for (const { action, count } of await aws.calls()) made[action] = (made[action] ?? 0) + count;
    expect(calls).toEqual(made);
    expect(calls).toMatchObject({ 'acm:ListCertificates': 3, 'iam:ListServerCertificates': 1 });
  });

  test('leaves with 3 where a region is denied, and shows the blind spot', async () => {
    await aws.addFault({ kind: 'access-denied', service: 'acm', region: 'eu-west-3' });

    const { status, complete, cells, findings, stderr } = await scan('--all-regions');

    expect({ status, complete }).toEqual({ status: 3, complete: false });
    expect(cells).toContainEqual({
      ...{ region: 'eu-west-3', source: 'acm', status: 'denied', reason: 'no-permission' },
    });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'blind-spot', severity: 'warning' }));
    expect(stderr).toContain('eu-west-3 acm: not read, denied');
  });

  test('is as complete where it may not ask for trails, and does not know whether changes are heard of', async () => {
    await aws.addFault({ kind: 'access-denied', service: 'cloudtrail' });

    const { status, complete, findings, unknown } = await scan();

    expect({ status, complete }).toEqual({ status: 0, complete: true });
    expect(findings.map(({ rule }) => rule)).toEqual(['certificate-expiring']);
    expect(unknown).toContainEqual({
      ...{ rule: 'change-events-off', subject: 'change-events:us-east-1', lacks: 'trails' },
    });
  });

  test('leaves with 1 rather than 3 where a finding fails it', async () => {
    await aws.addFault({ kind: 'access-denied', service: 'acm', region: 'eu-west-3' });

    await expect(scan('--all-regions', '--fail-on', 'critical')).resolves.toMatchObject({ status: 1, complete: false });
  });

  test('refuses with 2 where nothing at all can be read', async () => {
    for (const service of ['acm', 'iam', 'cloudfront', 'ec2', 'account'])
      await aws.addFault({ kind: 'access-denied', service });

    const { status, stdout, stderr } = await run(['scan']);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/notafter: nothing could be read \(no-permission\): give these credentials read access/);
  });

  test('refuses a region that does not exist, with the nearest that does', async () => {
    await expect(run(['scan', '--region', 'eu-wset-1'])).resolves.toEqual({
      status: 2,
      stdout: '',
      stderr:
        "notafter: region 'eu-wset-1' does not exist or is not enabled in this account; did you mean eu-west-1?\n",
    });
  });

  test('refuses a region that does not exist, also where none is near', async () => {
    const { status, stderr } = await run(['scan', '--region', 'us-gov-west-1']);

    expect(status).toBe(2);
    expect(stderr).toBe("notafter: region 'us-gov-west-1' does not exist or is not enabled in this account\n");
  });

  test('refuses to judge by a clock that is wrong, unless it is told the moment', async () => {
    const { environment } = aws;

    const wrong = await runCli(['scan'], { environment });
    const told = await runCli(['scan', '--at', START], { environment });

    expect(wrong).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('the clock of this machine'),
    });
    expect(told.status).toBe(0);
  });

  test('saves an inventory that gives the same answer without AWS', async () => {
    const file = path.join(folder, 'inventory.json');

    const live = await scan('--all-regions', '--at', START, '--save', file);
    const replayed = await scan('--inventory', file, '--at', START);

    const { calls, stderr, ...answer } = live;
    expect(calls).not.toEqual({});
    expect(stderr).not.toBe('');
    expect(replayed).toEqual({ ...answer, calls: {}, stderr: '' });
  });

  test('reports a certificate in use that is not eligible at its very first reading', async () => {
    const [arn = ''] = await aws.seedCertificates({ count: 1 });
    await createLoadBalancer(aws, { name: 'edge-2', certificate: arn });
    await aws.overlayCertificate(arn, { RenewalEligibility: 'INELIGIBLE' });

    const { findings } = await scan();

    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'renewal-ineligible', severity: 'critical', subject: arn }),
    );
  });
});
