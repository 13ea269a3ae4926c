import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  ACMClient,
  GetCertificateCommand,
  ListTagsForCertificateCommand,
  AddTagsToCertificateCommand,
} from '@aws-sdk/client-acm';
import { DescribeLoadBalancersCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetServerCertificateCommand, IAMClient, ListServerCertificateTagsCommand } from '@aws-sdk/client-iam';
import { READING_PERMISSIONS } from '../../lambda/contract/permissions';
import { OPERATION_PERMISSIONS } from '../../lambda/contract/permissions/operations';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { freePort } from '../builders/free-port';
import { aCertificatePair, type CertificatePair } from '../builders/x509';
import type { CliRun } from '../commands/run-cli';
import { importCertificate, uploadServerCertificate } from '../estate/certificates';
import { createLoadBalancer, replaceDefault } from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, startEdgeNode } from '../fakes/tls-edge';
import { runNotafter } from './command-line';

jest.setTimeout(300_000);

const START = '2030-01-07T08:00:00.000Z';
const DAY = 86_400_000;
const onDay = (days: number): string => new Date(Date.parse(START) + days * DAY).toISOString();
const NAMES = ['shop.example.com'];

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-certificates-'));
const file = (name: string): string => path.join(folder, name);

describe('operations on certificates that nobody renews', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  const operations = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['operations', ...words]);

  async function pairIn(name: string, days: number, names: readonly string[] = NAMES): Promise<CertificatePair> {
    const pair = await aCertificatePair({ names, notBefore: onDay(-30), notAfter: onDay(days) });
    writeFileSync(file(`${name}.pem`), pair.certificate);
    writeFileSync(file(`${name}.key`), pair.privateKey);
    return pair;
  }

  /** Calls beyond what reading an account takes and the policy of an operation allows. */
  async function beyond(id: keyof typeof OPERATION_PERMISSIONS): Promise<readonly string[]> {
    const allowed = [...READING_PERMISSIONS, ...OPERATION_PERMISSIONS[id]].flatMap(({ actions }) => actions);
    const calls = [
      ...new Set((await aws.calls()).filter(({ principal }) => principal === 'user').map(({ action }) => action)),
    ];
    // Who we are needs no permission.
    return calls.filter((call) => call !== 'sts:GetCallerIdentity' && !allowed.includes(call));
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    await aws.enableRegions(['us-east-1']);
    await aws.moveClock(START);
  });
  afterAll(async () => {
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  describe('importing a new certificate under the same ARN', () => {
    let arn: string;
    let node: EdgeNode;
    const held = async (): Promise<string> => {
      const asked = new GetCertificateCommand({ CertificateArn: arn });
      return ((await clientOf(aws, ACMClient).send(asked)).Certificate ?? '').trim();
    };
    const pairs = new Map<string, CertificatePair>();

    beforeAll(async () => {
      const old = await pairIn('old', 10);
      arn = await importCertificate(aws, {}, { pair: old });
      await clientOf(aws, ACMClient).send(
        new AddTagsToCertificateCommand({ CertificateArn: arn, Tags: [{ Key: 'owner', Value: 'payments' }] }),
      );
      const port = await freePort();
      await createLoadBalancer(aws, { name: 'alb-1', certificate: arn, port });
      const { LoadBalancers: [balancer] = [] } = await clientOf(aws, ElasticLoadBalancingV2Client).send(
        new DescribeLoadBalancersCommand({}),
      );
      dns.put((balancer?.DNSName ?? '').toLowerCase(), { addresses: ['127.0.78.1'] });
      const fresh = await pairIn('fresh', 300);
      for (const pair of [old, fresh]) pairs.set(pair.certificate.trim(), pair);
      // What the listener serves is whatever ACM holds at that moment.
      node = await startEdgeNode({ address: '127.0.78.1', port }, pairs, async () => ({
        default: await held(),
        sni: [],
      }));
    });
    afterAll(async () => node.stop());

    test('plans with what is served now, and no key', async () => {
      const words = ['--certificate', arn, '--certificate-file', file('fresh.pem'), '--out', file('plan.json')];
      await aws.resetCalls();
      const { status, stdout } = await operations('plan', 'reimport', ...words);

      expect(await beyond('reimport')).toEqual([]);
      expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('operations apply') });
      expect(JSON.parse(readFileSync(file('plan.json'), 'utf8'))).toMatchObject({
        blockers: [],
        witnesses: [{ label: expect.stringContaining('alb-1'), isDefault: true }],
      });
      expect(await operations('verify', file('plan.json'))).toMatchObject({ status: 1 });
    });

    test('refuses a plan that would not hold, and a key that is not its own', async () => {
      await pairIn('other', 300, ['other.example.com']);
      const words = ['--certificate', arn, '--certificate-file', file('other.pem'), '--out', file('blocked.json')];

      expect(await operations('plan', 'reimport', ...words)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('does not cover shop.example.com'),
      });
      expect(await operations('apply', file('plan.json'), '--yes')).toMatchObject({ status: 2 });
      for (const key of ['other.key', 'fresh.pem'])
        expect(await operations('apply', file('plan.json'), '--yes', '--private-key-file', file(key))).toMatchObject({
          status: 2,
          stderr: expect.stringMatching(/private key/),
        });
    });

    test('imports, shows by a handshake that it is served, keeps the tags', async () => {
      await aws.resetCalls();
      const key = ['--private-key-file', file('fresh.key')];
      expect(await operations('apply', file('plan.json'), '--yes', ...key)).toMatchObject({ status: 0, stderr: '' });

      expect(await operations('verify', file('plan.json'))).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('serves the new certificate on every address'),
      });
      expect(await beyond('reimport')).toEqual([]);
      const tags = await clientOf(aws, ACMClient).send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
      expect(tags.Tags).toEqual([{ Key: 'owner', Value: 'payments' }]);
    });

    test('goes back only with the old key', async () => {
      const undo = async (key: string): Promise<CliRun> =>
        operations('undo', file('plan.json'), '--yes', '--private-key-file', file(key));

      expect(await undo('fresh.key')).toMatchObject({ status: 2 });
      expect(await undo('old.key')).toMatchObject({ status: 0, stdout: expect.stringContaining('all is as it was') });
      expect(await held()).toBe(readFileSync(file('old.pem'), 'utf8').trim());
    });

    test('never goes back to one that has expired', async () => {
      await operations('apply', file('plan.json'), '--yes', '--private-key-file', file('fresh.key'));
      await aws.moveClock(onDay(11));

      expect(await operations('undo', file('plan.json'), '--yes', '--private-key-file', file('old.key'))).toMatchObject(
        {
          status: 2,
          stderr: expect.stringContaining('has expired'),
        },
      );
      await aws.moveClock(START);
    });
  });

  describe('deleting a server certificate of IAM that nothing uses', () => {
    let pair: CertificatePair;
    const name = { ServerCertificateName: 'legacy' };
    const held = async (): Promise<string> => {
      const { ServerCertificate: found } = await clientOf(aws, IAMClient).send(new GetServerCertificateCommand(name));
      return (found?.CertificateBody ?? '').trim();
    };
    const plan = async (out: string): Promise<CliRun> =>
      operations('plan', 'retire-certificate', '--certificate', 'legacy', '--out', file(out));

    beforeAll(async () => {
      pair = await pairIn('legacy', 300);
      await uploadServerCertificate(aws, 'legacy', { path: '/', pair }, { owner: 'payments' });
    });

    test('is blocked while something uses it, and says what', async () => {
      const { ServerCertificate: found } = await clientOf(aws, IAMClient).send(new GetServerCertificateCommand(name));
      const arn = found?.ServerCertificateMetadata?.Arn ?? '';
      const listener = await createLoadBalancer(aws, { name: 'alb-2', certificate: arn });

      expect(await plan('used.json')).toMatchObject({ status: 1, stdout: expect.stringContaining('alb-2 uses it') });
      const other = await importCertificate(aws, { names: NAMES, notBefore: onDay(-1), notAfter: onDay(300) });
      await replaceDefault(aws, listener, other);
      expect(await plan('retire.json')).toMatchObject({ status: 0, stdout: expect.stringContaining('2030-01-21') });
      await replaceDefault(aws, listener, arn);
      await aws.moveClock(onDay(15));
      expect(await operations('apply', file('retire.json'), '--yes')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/nothing was deleted: alb-2 uses it/),
      });
      await replaceDefault(aws, listener, other);
    });

    test('waits out its quarantine', async () => {
      await aws.moveClock(onDay(13));
      expect(await operations('apply', file('retire.json'), '--yes')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('quarantine'),
      });
      expect(await held()).toBe(pair.certificate.trim());
    });

    test('is not done where the second reading is not whole', async () => {
      await aws.moveClock(onDay(15));
      const fault = await aws.addFault({
        ...{ kind: 'access-denied', service: 'elasticloadbalancing', action: 'DescribeListeners' },
      });

      expect(await operations('apply', file('retire.json'), '--yes')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('was not read whole'),
      });
      await fault.remove();
      expect(await held()).toBe(pair.certificate.trim());
    });

    test('deletes it after a second whole reading, and uploads it again with its key', async () => {
      await aws.resetCalls();
      expect(await operations('apply', file('retire.json'), '--yes')).toMatchObject({ status: 0 });
      await expect(held()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      expect(await operations('verify', file('retire.json'))).toMatchObject({ status: 0 });
      expect(await operations('apply', file('retire.json'), '--yes')).toMatchObject({ status: 0 });

      const undo = ['undo', file('retire.json'), '--yes', '--private-key-file'];
      expect(await operations(...undo, file('fresh.key'))).toMatchObject({ status: 2 });
      expect(await operations(...undo, file('legacy.key'))).toMatchObject({ status: 0 });
      expect(await held()).toBe(pair.certificate.trim());
      const { Tags: tags } = await clientOf(aws, IAMClient).send(new ListServerCertificateTagsCommand(name));
      expect(tags).toEqual([{ Key: 'owner', Value: 'payments' }]);
      expect(await operations('verify', file('retire.json'))).toMatchObject({ status: 1 });
      expect(await beyond('retire-certificate')).toEqual([]);
    });
  });

  test('no private key and no name of its file came to stand in anything that was written', () => {
    const written = readdirSync(folder).filter((name) => /\.json(l)?$/.test(name));

    expect(written.length).toBeGreaterThan(3);
    for (const name of written) expect(readFileSync(file(name), 'utf8')).not.toMatch(/PRIVATE KEY|\.key/);
  });
});
