import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CATALOGUE } from '../../lambda/domain/operations/catalogue';
import { identified } from '../../lambda/stores/plan-file';
import { aPlan } from '../builders/migration';
import { anOperationPlan } from '../builders/operation';
import { runCli } from './run-cli';

jest.setTimeout(60_000);

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));
const saved = (name: string, plan: object): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(identified(plan)));
  return file;
};
const MIGRATION = saved('migration.json', aPlan());
const OPERATION = saved('operation.json', anOperationPlan());

describe('notafter operations', () => {
  test('lists what there is, without credentials', async () => {
    const { status, stdout, stderr } = await runCli(['operations', 'list']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { id } of CATALOGUE) expect(stdout).toMatch(new RegExp(`^${id} +\\w`, 'm'));
  });

  test('shows the steps of one, with its way back', async () => {
    const { status, stdout } = await runCli(['operations', 'show', 'restore-validation-record']);

    expect(status).toBe(0);
    expect(stdout).toContain('npx notafter operations plan restore-validation-record --certificate ARN');
    expect(stdout).toMatch(/^Way back: /m);
  });

  test.each([
    [['show', 'restore-validation-records'], "did you mean 'restore-validation-record'?"],
    [['show', 'nothing-like-it-at-all'], 'there are migrate, '],
    [['plan', 'migrate', '--certificate', 'arn', '--out', 'f'], 'has a command of its own: npx notafter migrate plan'],
    [['plan', 'migrat', '--certificate', 'arn', '--out', 'f'], "did you mean 'migrate'?"],
    [['apply', '/nonexistent/plan.json'], 'cannot be read: no such file or folder'],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { status, stdout, stderr } = await runCli(['operations', ...words]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('notafter operations plan', () => {
  const NOT_ASKED = [
    '--certificate',
    'arn:aws:acm:eu-west-1:123456789012:certificate/1',
    '--out',
    '/nonexistent/plan.json',
  ];
  const OWN = 'restore-validation-record';

  test.each([
    ['validate-by-dns', ['--zone', 'Z1'], `validate-by-dns does not take --zone, which is for ${OWN}: leave it out`],
    ['reimport', ['--replace'], `reimport does not take --replace, which is for ${OWN}: leave it out`],
    [OWN, ['--certificate-file', 'new.pem'], `${OWN} does not take --certificate-file, which is for reimport: leave`],
    [
      'retire-certificate',
      ['--chain-file', 'c.pem'],
      'does not take --chain-file, which is for reimport: leave it out',
    ],
    [OWN, ['--config', 'a.ts'], 'does not take --config, which is for reimport and retire-certificate: leave it out'],
  ])('refuses for %s in one sentence what belongs to another: %j', async (id, words, sentence) => {
    const { status, stdout, stderr } = await runCli(['operations', 'plan', id, ...NOT_ASKED, ...words]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    [OWN, ['--zone', 'Z1', '--replace']],
    ['reimport', ['--certificate-file', 'new.pem', '--chain-file', 'c.pem', '--config', 'a.ts']],
    ['retire-certificate', ['--config', 'a.ts']],
    ['validate-by-dns', []],
  ])('goes on for %s with what is its own: %j', async (id, words) => {
    const { stderr } = await runCli(['operations', 'plan', id, ...NOT_ASKED, ...words]);

    expect(stderr).toMatch(/^notafter: the plan cannot be written to \/nonexistent\/plan\.json/);
  });
});

describe('a plan of the other kind', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['operations', 'apply', MIGRATION, 'is a plan of a migration, not of an operation: `npx notafter migrate apply`'],
    ['operations', 'verify', MIGRATION, '`migrate status` looks'],
    ['operations', 'undo', MIGRATION, '`migrate rollback` takes it back'],
    ['migrate', 'apply', OPERATION, 'is a plan of an operation, not of a migration: `npx notafter operations apply`'],
    ['migrate', 'status', OPERATION, '`operations verify` looks'],
    ['migrate', 'rollback', OPERATION, '`operations undo` takes it back'],
  ])('is refused by %s %s in one sentence that says where it belongs', async (group, command, file, sentence) => {
    const { status, stdout, stderr } = await runCli([group, command, file]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${file} is a plan of`);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['operations', 'apply', OPERATION],
    ['migrate', 'apply', MIGRATION],
  ])('is not what %s %s is given where it is of its own', async (group, command, file) => {
    expect((await runCli([group, command, file])).stderr).toMatch(/^notafter: no AWS credentials that work/);
  });
});
