import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { OPERATION_PERMISSIONS } from '../../lambda/contract/permissions/operations';
import type { IdentifiedOperationPlan } from '../../lambda/domain/operations/operation-plan';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import type { CliRun } from '../commands/run-cli';
import { requestCertificate, validationRecordOf } from '../estate/certificates';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { runNotafter } from './command-line';

jest.setTimeout(300_000);

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-records-'));
const file = (name: string): string => path.join(folder, name);
const planIn = (name: string): IdentifiedOperationPlan =>
  JSON.parse(readFileSync(file(name), 'utf8')) as IdentifiedOperationPlan;

describe('records of validation, in Route 53 and in DNS', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let zone: string;
  let certificate: string;
  let zones = 0;
  let record: { readonly name: string; readonly value: string };

  const route53 = () => clientOf(aws, Route53Client);
  const operations = async (...words: readonly string[]): Promise<CliRun> => runNotafter(aws, ['operations', ...words]);
  const plan = async (name: string, ...words: readonly string[]): Promise<CliRun> =>
    operations('plan', 'restore-validation-record', '--certificate', certificate, '--out', file(name), ...words);

  async function makeZone(name: string, isPrivate = false): Promise<string> {
    const made = await route53().send(
      new CreateHostedZoneCommand({
        Name: name,
        CallerReference: `zone-${(zones += 1)}`,
        ...(isPrivate && { VPC: { VPCId: 'vpc-1', VPCRegion: 'us-east-1' }, HostedZoneConfig: { PrivateZone: true } }),
      }),
    );
    return (made.HostedZone?.Id ?? '').replace('/hostedzone/', '');
  }

  /** What the zone holds at the name of the record, which is also what the name server of the test then answers. */
  async function held(): Promise<readonly string[]> {
    const { ResourceRecordSets: sets = [] } = await route53().send(
      new ListResourceRecordSetsCommand({ HostedZoneId: zone }),
    );
    const found = sets.filter(({ Name: name }) => name === `${record.name}.`);
    const values = found.flatMap(({ ResourceRecords: rows = [] }) => rows.map(({ Value: value = '' }) => value));
    dns.put(record.name, values[0] === undefined ? undefined : { cname: values[0].replace(/\.$/, '') });
    return values;
  }

  async function put(value: string): Promise<void> {
    const set = { Name: `${record.name}.`, Type: 'CNAME' as const, TTL: 60, ResourceRecords: [{ Value: value }] };
    await route53().send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zone,
        ChangeBatch: { Changes: [{ Action: 'UPSERT', ResourceRecordSet: set }] },
      }),
    );
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws({ nameServer: dns.address });
    certificate = await requestCertificate(aws, { DomainName: 'shop.example.com' });
    await aws.advance(120_000);
    record = await validationRecordOf(aws, certificate);
    await makeZone('com');
    zone = await makeZone('example.com');
    await makeZone('shop.example.com', true);
    await makeZone('example.org');
  });
  afterAll(async () => {
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('plans the one record that is missing, into the nearest public zone, and changes nothing', async () => {
    await aws.resetCalls();

    const { status, stdout, stderr } = await plan('plan.json');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(planIn('plan.json')).toMatchObject({
      blockers: [],
      byHand: [],
      changes: [{ kind: 'record', zone, name: record.name, before: 'absent', record: { value: record.value } }],
    });
    expect(stdout).toContain(`Next: npx notafter operations apply ${file('plan.json')}`);
    expect(await held()).toEqual([]);
  });

  test('refuses where nobody can be asked, and a plan that was edited', async () => {
    writeFileSync(
      file('edited.json'),
      readFileSync(file('plan.json'), 'utf8').replaceAll(record.value, 'evil.example'),
    );

    expect(await operations('apply', file('plan.json'))).toMatchObject({ status: 2, stdout: '' });
    expect(await operations('apply', file('edited.json'), '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('was changed since it was made'),
    });
    expect(await held()).toEqual([]);
  });

  test('reads no private key that nothing needs', async () => {
    expect(
      await operations('apply', file('plan.json'), '--yes', '--private-key-file', file('plan.json')),
    ).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('leave out --private-key-file'),
    });
    expect(await held()).toEqual([]);
  });

  test('is not verified before anything is done', async () => {
    expect(await operations('verify', file('plan.json'))).toMatchObject({ status: 1 });
  });

  test('puts the record there, verifies it in DNS and by ACM, and does nothing a second time', async () => {
    const { status, stdout, stderr } = await operations('apply', file('plan.json'), '--yes');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('1 of 1 change done');
    expect(await held()).toEqual([`${record.value}.`]);
    expect(await operations('verify', file('plan.json'))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`DNS shows the record of ${record.name}`),
    });
    await expect(made('restore-validation-record')).resolves.toEqual({ beyond: [], unused: [] });

    await aws.resetCalls();
    expect(await operations('apply', file('plan.json'), '--yes')).toMatchObject({ status: 0 });
    expect((await aws.calls()).map(({ action }) => action)).toEqual([
      'sts:GetCallerIdentity',
      'route53:ListResourceRecordSets',
    ]);
  });

  test('says what its journal saw', () => {
    const lines = readFileSync(file('plan.journal.jsonl'), 'utf8').trim().split('\n');

    const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds).toEqual(['checked', 'run', 'write', 'ended', 'checked', 'run', 'ended']);
  });

  test('takes the record away again', async () => {
    expect(await operations('undo', file('plan.json'), '--yes')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('all is as it was'),
    });
    expect(await held()).toEqual([]);
    expect(await operations('verify', file('plan.json'))).toMatchObject({ status: 1 });
  });

  test('never overwrites what somebody else put there meanwhile', async () => {
    await plan('stale.json');
    await put('somebody.else.example.');

    expect(await operations('apply', file('stale.json'), '--yes')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('somebody else changed it'),
    });
    expect(await held()).toEqual(['somebody.else.example.']);
  });

  test('replaces another record only where it is told to, and puts it back', async () => {
    expect(await plan('blocked.json')).toMatchObject({ status: 1, stdout: expect.stringContaining('--replace') });
    expect(await operations('apply', file('blocked.json'), '--yes')).toMatchObject({ status: 2 });
    expect(await plan('replace.json', '--replace')).toMatchObject({ status: 0 });

    expect(await operations('apply', file('replace.json'), '--yes')).toMatchObject({ status: 0 });
    expect(await held()).toEqual([`${record.value}.`]);
    expect(await operations('undo', file('replace.json'), '--yes')).toMatchObject({ status: 0 });
    expect(await held()).toEqual(['somebody.else.example.']);
  });

  test('asks which zone is meant where two bear the name', async () => {
    const twin = await makeZone('example.com');

    const asked = await plan('twins.json');
    expect(asked).toMatchObject({ status: 1, stdout: expect.stringContaining('--zone') });
    expect(asked.stdout).toContain(twin);
    expect(await plan('twin.json', '--zone', twin)).toMatchObject({ status: 0 });
    expect(planIn('twin.json').changes).toMatchObject([{ zone: twin, before: 'absent' }]);
  });

  test('shows the record to be made by hand where the zone is elsewhere', async () => {
    certificate = await requestCertificate(aws, { DomainName: 'elsewhere.example.net' });
    record = await validationRecordOf(aws, certificate);

    const { status, stdout } = await plan('elsewhere.json');

    expect(status).toBe(0);
    expect(stdout).toContain(
      `By hand, as no public zone of this account holds it: ${record.name} CNAME ${record.value}`,
    );
    expect(planIn('elsewhere.json').changes).toEqual([]);
  });

  test('changes from e-mail to DNS, step by step', async () => {
    certificate = await requestCertificate(
      aws,
      { DomainName: 'mail.example.org' },
      {
        DomainValidationOptions: [
          { DomainName: 'mail.example.org', ValidationMethod: 'EMAIL', ValidationStatus: 'SUCCESS' },
        ],
      },
    );
    await aws.advance(120_000);
    await aws.resetCalls();
    expect(await plan('too-early.json')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('validate-by-dns'),
    });

    const words = ['plan', 'validate-by-dns', '--certificate', certificate, '--out', file('mail.json')];
    expect(await operations(...words)).toMatchObject({ status: 0, stdout: expect.stringContaining('no way back') });
    expect(await operations('verify', file('mail.json'))).toMatchObject({ status: 1 });
    const applied = await operations('apply', file('mail.json'), '--yes');
    expect(applied).toMatchObject({ status: 0 });
    expect(applied.stdout).toContain(
      `Next: npx notafter operations plan restore-validation-record --certificate ${certificate}`,
    );

    expect(await plan('mail-records.json')).toMatchObject({ status: 0 });
    expect(planIn('mail-records.json').changes).toHaveLength(1);
    expect(await operations('apply', file('mail-records.json'), '--yes')).toMatchObject({ status: 0 });
    expect(await operations('verify', file('mail.json'))).toMatchObject({ status: 1 });
    await aws.clearOverlay(certificate, ['DomainValidationOptions']);
    expect(await operations('verify', file('mail.json'))).toMatchObject({ status: 0 });
    expect(await operations('undo', file('mail.json'), '--yes')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be undone'),
    });
    await expect(made('validate-by-dns', 'restore-validation-record')).resolves.toMatchObject({ beyond: [] });
  });

  /** Calls that no policy of these operations allows, and what the policy of the first allows and nobody needed. */
  async function made(...ids: readonly (keyof typeof OPERATION_PERMISSIONS)[]) {
    const allowed = ids.map((id) => OPERATION_PERMISSIONS[id].flatMap(({ actions }) => actions));
    const calls = [...new Set((await aws.calls()).map(({ action }) => action))];
    return {
      beyond: calls.filter((call) => call !== 'sts:GetCallerIdentity' && !allowed.flat().includes(call)),
      // Asked of certificates only that are validated by e-mail.
      unused: (allowed[0] ?? []).filter(
        (action) => !calls.includes(action) && action !== 'acm:ListCertificateDomainValidations',
      ),
    };
  }
});
