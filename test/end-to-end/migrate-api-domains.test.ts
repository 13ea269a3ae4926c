import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { APIGatewayClient, GetDomainNameCommand } from '@aws-sdk/client-api-gateway';
import type { IdentifiedPlan, Plan } from '../../lambda/domain/migration/plan';
import { identified } from '../../lambda/stores/plan-file';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import type { CertificatePair } from '../builders/x509';
import { freePort } from '../builders/free-port';
import type { CliRun } from '../commands/run-cli';
import { createApiDomain } from '../estate/api-domains';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../fakes/tls-edge';
import { runNotafter } from './command-line';
import { allowedBy, importedPair } from './edge-ground';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();
const LIFE = { notBefore: daysAfterStart(-30), notAfter: daysAfterStart(300) };

/** Where API Gateway has each, and where its edges are here. Certificates of both lie in us-east-1. */
const DOMAINS = [
  ['regional', { name: 'api.example.com', region: 'us-east-1', endpoint: 'REGIONAL', net: '127.0.91' }],
  ['edge-optimized', { name: 'edge.example.com', region: 'eu-west-1', endpoint: 'EDGE', net: '127.0.92' }],
] as const;
type Domain = (typeof DOMAINS)[number][1];

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-api-domains-'));
const file = (name: string): string => path.join(folder, `${name}.json`);

describe('moving custom domains of API Gateway from one certificate to another, with real TLS where they are served', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let port: number;
  let ownOfAws: string;
  const certificates = new Map<string, { readonly old: string; readonly fresh: string }>();
  const pairs = new Map<string, CertificatePair>();
  const nodes = new Map<string, readonly EdgeNode[]>();

  const migrate = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['migrate', ...words]);
  const shown = async ({ name, region }: Domain) =>
    clientOf(aws, APIGatewayClient, region).send(new GetDomainNameCommand({ domainName: name }));
  const of = ({ name }: Domain) => certificates.get(name) ?? { old: '', fresh: '' };

  async function held(domain: Domain): Promise<string> {
    const { certificateArn, regionalCertificateArn } = await shown(domain);
    return certificateArn ?? regionalCertificateArn ?? '';
  }

  /** All of it but the certificate, and what API Gateway says of it by itself. */
  const others = async (domain: Domain): Promise<object> => ({
    ...(await shown(domain)),
    ...{ certificateArn: 0, regionalCertificateArn: 0, certificateUploadDate: 0, $metadata: 0 },
  });

  /** What serves a domain goes on with what it has until API Gateway is done. */
  function served(domain: Domain): () => Promise<Served> {
    let last = '';
    return async () => {
      if ((await shown(domain)).domainNameStatus === 'AVAILABLE' || last === '') last = await held(domain);
      return { default: ownOfAws, sni: [last] };
    };
  }

  async function provide(domain: Domain): Promise<void> {
    const { name, region, endpoint, net } = domain;
    const old = await importedPair(aws, pairs, { ...LIFE, names: [name], notAfter: daysAfterStart(10) });
    certificates.set(name, { old, fresh: await importedPair(aws, pairs, { ...LIFE, names: [name] }) });
    const host = await createApiDomain(aws, name, {
      ...{ region, endpoint, certificate: old, securityPolicy: 'TLS_1_2', tags: { team: 'api' } },
    });
    const addresses = [`${net}.1`, `${net}.2`];
    dns.put(host.toLowerCase(), { addresses });
    const now = served(domain);
    nodes.set(name, await Promise.all(addresses.map(async (address) => startEdgeNode({ address, port }, pairs, now))));
  }

  /** The same plan, on a port that anybody may listen on. */
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
    await aws.enableRegions(['us-east-1', 'eu-west-1']);
    await aws.moveClock(START);
    port = await freePort();
    ownOfAws = await importedPair(aws, pairs, { ...LIFE, names: ['*.execute-api.example'] });
    for (const [, domain] of DOMAINS) await provide(domain);
  });
  afterAll(async () => {
    await Promise.all([...nodes.values()].flat().map(async (node) => node.stop()));
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  describe.each(DOMAINS)('of which one is %s', (_what, domain) => {
    test('plans it, though ACM names only what AWS serves by the certificate', async () => {
      const { name, region, endpoint } = domain;
      const { old, fresh } = of(domain);

      const { status, stdout, stderr } = await migrate('plan', '--from', old, '--out', file(name));

      expect({ status, stderr, stdout }).toMatchObject({ status: 0 });
      const plan = onOurPort(name);
      expect(plan).toMatchObject({ from: { arn: old }, to: { arn: fresh }, blockers: [], gaps: [], left: [] });
      expect(plan.targets).toMatchObject([
        {
          ...{ kind: 'api-domain', name, region, endpoint: endpoint === 'EDGE' ? 'edge' : 'regional' },
          ...{ names: [name], unnamed: false, before: { default: old } },
        },
      ]);
      expect(stdout).toMatch(/^Canary: 1 domain$/m);
      expect(stdout).toContain(`${name} default (API Gateway ${region}`);
      expect(await held(domain)).toBe(old);
    });

    test('moves it, waits for API Gateway, sees it where it is served, and leaves everything else as it was', async () => {
      const before = await others(domain);
      await aws.resetCalls();

      const { status, stdout, stderr } = await migrate('apply', file(domain.name), '--yes', '--bake', '1s');

      expect({ status, stdout, stderr }).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('1 of 1 domain verified'),
        stderr: expect.stringContaining('waiting until it has reached all of where it is served'),
      });
      expect(await held(domain)).toBe(of(domain).fresh);
      expect(await others(domain)).toEqual(before);
      for (const { asked } of nodes.get(domain.name) ?? []) expect(new Set(asked)).toEqual(new Set([domain.name]));
    });

    test('puts everything back, and does what its policy allows, and no more', async () => {
      const before = await others(domain);

      const { status, stdout } = await migrate('rollback', file(domain.name), '--yes');

      expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all is as it was') });
      expect(await held(domain)).toBe(of(domain).old);
      expect(await others(domain)).toEqual(before);

      const { allowed, statements } = allowedBy('migrate.md');
      const made = [...new Set((await aws.calls()).map(({ action }) => action))];
      // Who we are needs no permission; the test itself and the nodes read as well.
      expect(made.filter((call) => !allowed.includes(call))).toEqual(['sts:GetCallerIdentity']);
      const changes = statements.get('PutCertificatesIntoApiDomains') ?? [];
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.filter((action) => !made.includes(action))).toEqual([]);
    });
  });

  test('leaves what cannot be moved, says why, and is blocked by it', async () => {
    const [[, domain]] = DOMAINS;
    const { region, endpoint } = { region: 'us-east-1', endpoint: 'PRIVATE' } as const;
    await createApiDomain(aws, 'private.example.com', { region, endpoint, certificate: of(domain).old });

    const { status, stdout } = await migrate('plan', '--from', of(domain).old, '--out', file('left'));

    expect(status).toBe(1);
    expect(stdout).toContain('private.example.com (us-east-1): a private custom domain of API Gateway');
    expect(stdout).toContain('pass --partial');
  });
});
