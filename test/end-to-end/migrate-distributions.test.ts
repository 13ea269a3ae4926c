import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CloudFrontClient, GetDistributionCommand, UpdateDistributionCommand } from '@aws-sdk/client-cloudfront';
import type { IdentifiedPlan, Plan } from '../../lambda/domain/migration/plan';
import { identified } from '../../lambda/stores/plan-file';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import type { CertificatePair } from '../builders/x509';
import type { CliRun } from '../commands/run-cli';
import { freePort } from '../builders/free-port';
import { createDistribution } from '../estate/distributions';
import { createDomainName } from '../estate/domain-names';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../fakes/tls-edge';
import { runNotafter } from './command-line';
import { allowedBy, importedPair, uploadedPair } from './edge-ground';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();
const ALIAS = 'shop.example.com';

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-distributions-'));
const file = (name: string): string => path.join(folder, name);

describe('moving distributions from one certificate to another, with real TLS on their edges', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let port: number;
  let id: string;
  let old: { readonly arn: string; readonly id: string };
  let fresh: string;
  let ownOfCloudFront: string;
  const pairs = new Map<string, CertificatePair>();
  const nodes: EdgeNode[] = [];

  const cloudfront = () => clientOf(aws, CloudFrontClient);
  const migrate = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['migrate', ...words]);
  const shown = async () => cloudfront().send(new GetDistributionCommand({ Id: id }));

  async function held(): Promise<string> {
    const { ViewerCertificate: viewers } = (await shown()).Distribution?.DistributionConfig ?? {};
    return viewers?.ACMCertificateArn ?? viewers?.IAMCertificateId ?? '';
  }

  /** All of it but the certificate. */
  async function others(): Promise<unknown> {
    const config = (await shown()).Distribution?.DistributionConfig;
    const naming = { ACMCertificateArn: 0, IAMCertificateId: 0, Certificate: 0, CertificateSource: 0 };
    return { ...config, ViewerCertificate: { ...config?.ViewerCertificate, ...naming } };
  }

  /** Edges go on with what they have until all of them have the new one. */
  function edges(): () => Promise<Served> {
    let last = '';
    return async () => {
      const { Distribution: one } = await shown();
      if (one?.Status === 'Deployed' || last === '') last = await held();
      return { default: ownOfCloudFront, sni: [last] };
    };
  }

  /** The same plan, for edges on a port that anybody may listen on. */
  function onOurPort(name: string): IdentifiedPlan {
    const plan = JSON.parse(readFileSync(file(name), 'utf8')) as Plan & { id?: string };
    delete plan.id;
    const moved = identified({ ...plan, targets: plan.targets.map((target) => ({ ...target, port })) });
    writeFileSync(file(name), JSON.stringify(moved));
    return moved;
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    await aws.enableRegions(['us-east-1']);
    await aws.moveClock(START);
    port = await freePort();
    const life = { notBefore: daysAfterStart(-30), notAfter: daysAfterStart(300) };
    old = await uploadedPair(aws, pairs, { ...life, name: 'legacy', names: [ALIAS], notAfter: daysAfterStart(10) });
    fresh = await importedPair(aws, pairs, { ...life, names: [ALIAS] });
    ownOfCloudFront = await importedPair(aws, pairs, { ...life, names: ['*.cloudfront.net'] });
    id = await createDistribution(aws, ALIAS, { viewers: { IAMCertificateId: old.id } });
    const host = (await shown()).Distribution?.DomainName ?? '';
    const addresses = ['127.0.90.1', '127.0.90.2'];
    dns.put(host.toLowerCase(), { addresses });
    const now = edges();
    for (const address of addresses) nodes.push(await startEdgeNode({ address, port }, pairs, now));
  });
  afterAll(async () => {
    await Promise.all(nodes.map(async (node) => node.stop()));
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('plans one of them, with its aliases, and the certificate that takes over', async () => {
    const { status, stdout, stderr } = await migrate('plan', '--from', 'legacy', '--out', file('plan.json'));

    expect({ status, stderr }).toMatchObject({ status: 0 });
    const plan = onOurPort('plan.json');
    expect(plan).toMatchObject({ from: { arn: old.arn }, to: { arn: fresh }, blockers: [], gaps: [], left: [] });
    expect(plan.targets).toMatchObject([
      { kind: 'distribution', id, name: ALIAS, names: [ALIAS], unnamed: false, before: { default: old.arn } },
    ]);
    expect(stdout).toMatch(/^Canary: 1 distribution$/m);
    expect(stdout).toContain(
      `${ALIAS} ${id} default (CloudFront); 1 change; verified from here, by handshakes for ${ALIAS}`,
    );
    expect(await held()).toBe(old.id);
  });

  test('moves it, waits for its edges, sees each of them, and leaves everything else as it was', async () => {
    const before = await others();
    await aws.resetCalls();

    const { status, stdout, stderr } = await migrate('apply', file('plan.json'), '--yes', '--bake', '1s');

    expect({ status, stdout, stderr }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 of 1 distribution verified'),
      stderr: expect.stringContaining('waiting until it has reached all of where it is served'),
    });
    expect(await held()).toBe(fresh);
    expect(await others()).toEqual(before);
    for (const { asked } of nodes) expect(new Set(asked)).toEqual(new Set([ALIAS]));
  });

  test('does what its policy allows, and no more', async () => {
    const { allowed, statements } = allowedBy('migrate.md');
    const made = [...new Set((await aws.calls()).map(({ action }) => action))];

    // Who we are needs no permission.
    expect(made.filter((call) => !allowed.includes(call))).toEqual(['sts:GetCallerIdentity']);
    const changes = statements.get('PutCertificatesIntoDistributions') ?? [];
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter((action) => !made.includes(action))).toEqual([]);
  });

  test('puts everything back', async () => {
    const before = await others();

    const { status, stdout } = await migrate('rollback', file('plan.json'), '--yes');

    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all is as it was') });
    expect(await held()).toBe(old.id);
    expect(await others()).toEqual(before);
  });

  test('leaves alone what was changed since the plan was made', async () => {
    await migrate('plan', '--from', 'legacy', '--out', file('stale.json'));
    onOurPort('stale.json');
    const { ETag, Distribution } = await shown();
    const DistributionConfig = Distribution?.DistributionConfig && {
      ...Distribution.DistributionConfig,
      Comment: 'changed meanwhile',
    };
    await cloudfront().send(new UpdateDistributionCommand({ Id: id, IfMatch: ETag, DistributionConfig }));

    const { status, stdout } = await migrate('apply', file('stale.json'), '--yes', '--bake', '1s');

    expect(status).toBe(1);
    expect(stdout).toContain('was changed since the plan was made');
    expect(await held()).toBe(old.id);
  });

  test('leaves what cannot be moved, says why, and is blocked by it', async () => {
    await createDistribution(aws, 'try.example.com', { viewers: { IAMCertificateId: old.id }, staging: true });
    await createDomainName(aws, 'graph.example.com', old.arn);

    const { status, stdout } = await migrate('plan', '--from', 'legacy', '--out', file('left.json'));

    expect(status).toBe(1);
    expect(stdout).toContain('graph.example.com (us-east-1): AppSync cannot exchange the certificate of a domain');
    expect(stdout).toContain('try.example.com (global): a staging distribution');
    expect(stdout).toContain('pass --partial');
  });
});
