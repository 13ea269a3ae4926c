import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readInventoryFile } from '../../lambda/stores/inventory-file';
import { textOfInventory } from '../../lambda/stores/inventory-text';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import { aDeniedCell } from '../builders/cell';
import { aCertificate, acmArn, anImportedCertificate } from '../builders/certificate';
import { daysFromNow, NOW } from '../builders/instant';
import { anInventory } from '../builders/inventory';
import { runCli } from './run-cli';

jest.setTimeout(60_000);

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));

const saved = (name: string, inventory: Inventory): string => {
  const file = path.join(folder, name);
  writeFileSync(file, textOfInventory(inventory));
  return file;
};

const expiring = anImportedCertificate({ notAfter: daysFromNow(5) });
const warned = anImportedCertificate({ arn: acmArn(2), notAfter: daysFromNow(30) });
const healthy = saved('healthy.json', anInventory({ certificates: [aCertificate()] }));
const critical = saved('critical.json', anInventory({ certificates: [expiring] }));
const warning = saved('warning.json', anInventory({ certificates: [warned] }));
const denied = saved('denied.json', anInventory({ cells: [aDeniedCell()] }));
const both = saved('both.json', anInventory({ certificates: [expiring], cells: [aDeniedCell({ source: 'elb' })] }));

const scan = async (inventory: string, ...more: readonly string[]) =>
  runCli(['scan', '--inventory', inventory, '--at', NOW, ...more]);

describe('notafter scan --inventory', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    [0, 'of a healthy account', healthy, ['--fail-on', 'warning']],
    [0, 'of findings that nobody asked to fail on', critical, []],
    [1, 'of a critical finding with --fail-on critical', critical, ['--fail-on', 'critical']],
    [1, 'of a critical finding with --fail-on warning', critical, ['--fail-on', 'warning']],
    [0, 'of a warning with --fail-on critical', warning, ['--fail-on', 'critical']],
    [1, 'of a warning with --fail-on warning', warning, ['--fail-on', 'warning']],
    [3, 'of a reading that was incomplete', denied, []],
    [1, 'of both, the findings winning', both, ['--fail-on', 'critical']],
  ])('leaves with %i %s', async (status, _what, inventory, more) => {
    const run = await scan(inventory, ...more);

    expect(run).toMatchObject({ status, stderr: '' });
    expect(run.stdout).toMatch(/^Account 123456789012 at 2026-11-20 08:00 UTC/);
  });

  test('writes nothing but JSON to stdout', async () => {
    const { stdout, stderr, status } = await scan(critical, '--format', 'json');

    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ schemaVersion: 1, at: NOW, account: '123456789012', complete: true, calls: {} },
      findings: [
        {
          ...{ rule: 'certificate-expiring', severity: 'critical', subject: expiring.arn },
          runbook: 'docs/rules/certificate-expiring.md',
        },
      ],
    });
  });

  test('judges for the instant it is told', async () => {
    const { stdout } = await runCli(['scan', '--inventory', warning, '--at', daysFromNow(41), '--format', 'json']);

    expect(JSON.parse(stdout)).toMatchObject({ at: daysFromNow(41), findings: [{ rule: 'certificate-expired' }] });
  });

  test('writes the result to a file and nothing to stdout with --output', async () => {
    const output = path.join(folder, 'result.json');

    const run = await scan(critical, '--format', 'json', '--output', output);

    expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });

  test('saves what it loaded as it was', async () => {
    const copy = path.join(folder, 'copy.json');

    await scan(both, '--save', copy);

    await expect(readInventoryFile(copy)).resolves.toEqual(await readInventoryFile(both));
  });

  test('prints the result and leaves with 2 when it cannot be saved', async () => {
    // Longer than any file system takes, which only writing shows.
    const run = await scan(healthy, '--save', path.join(folder, 'x'.repeat(300)));

    expect(run.status).toBe(2);
    expect(run.stdout).toContain('no finding');
    expect(run.stderr).toMatch(/^notafter: the inventory cannot be saved to .*\n$/);
  });

  test('takes thresholds from --config', async () => {
    const config = path.join(folder, 'strict.config.json');
    writeFileSync(config, '{"policy":{"expiring":{"nobody":{"critical":{"days":45,"lifetimeDivisor":1}}}}}');

    const { stdout } = await scan(warning, '--config', config, '--format', 'json');

    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ severity: 'critical' }] });
  });

  test('links to the runbooks that --config names', async () => {
    const config = path.join(folder, 'linked.config.json');
    writeFileSync(config, '{"runbooks":"https://git.example.com/docs/rules/"}');

    const { stdout } = await scan(critical, '--config', config, '--format', 'json');

    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ runbook: 'https://git.example.com/docs/rules/certificate-expiring.md' }],
    });
  });

  test('ends quietly when nobody reads on', async () => {
    const many = Array.from({ length: 300 }, (_, serial) => aCertificate({ arn: acmArn(serial) }));
    const run = await runCli(
      ['scan', '--inventory', saved('many.json', anInventory({ certificates: many })), '--format', 'json'],
      {
        hangsUp: true,
      },
    );

    expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('works from any folder', async () => {
    const run = await runCli(['scan', '--inventory', path.basename(healthy), '--at', NOW], { folder });

    expect(run).toMatchObject({ status: 0, stderr: '' });
  });
});
