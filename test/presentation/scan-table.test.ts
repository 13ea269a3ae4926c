import { stripVTControlCharacters } from 'node:util';
import { paint } from '../../bin/presentation/paint';
import { scanTable } from '../../bin/presentation/scan-table';
import type { AttachmentReport, ScanReport } from '../../lambda/contract/scan-report';
import { region, ruleId } from '../../lambda/domain/ids';
import { acmArn } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { aCellReport, aCertificateReport, aFindingReport, aScanReport } from '../builders/scan-report';

const tableOf = (report: Partial<ScanReport>, columns = 100) =>
  scanTable(aScanReport(report), { columns, paint: paint(false), milliseconds: 3210 });

describe('scanTable', () => {
  test('shows what hurts, since when, where, how it is used, and what to do', () => {
    expect(tableOf({ findings: [aFindingReport()] })).toBe(`\
Account 123456789012 at 2026-11-20 08:00 UTC

SEVERITY  WHEN            WHERE               CERTIFICATE
critical  in 5 days       ACM eu-west-1       shop.example.com and 1 more name
          certificate-expiring: shop.example.com expires on 2026-11-25 08:00 UTC
          used by: edge-1:443
          names: shop.example.com, www.example.com
          arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-4000-8000-000000000001

WHAT TO DO
certificate-expiring: Import a new one.
  docs/rules/certificate-expiring.md

1 critical in 1 certificate; all 1 cell read; 3 calls; 3.2 s
`);
  });

  test('says in one line that there is nothing', () => {
    expect(tableOf({})).toBe(`\
Account 123456789012 at 2026-11-20 08:00 UTC

no finding in 1 certificate; all 1 cell read; 3 calls; 3.2 s
`);
  });

  test('of a saved inventory says how old it is, and no duration', () => {
    const report = aScanReport({ takenAt: daysFromNow(-3) });
    const table = scanTable(report, { columns: 100, paint: paint(false) });

    expect(table).toContain('judged from an inventory of 2026-11-17 08:00 UTC, 3 days ago');
    expect(table).toMatch(/all 1 cell read\n$/);
  });

  test('says of a use its port, its role and what it is', () => {
    const shared = { arn: 'arn:aws:x', region: region('eu-west-1') };
    const attachments: readonly AttachmentReport[] = [
      { ...shared, name: 'edge-1', service: 'elbv2', port: 443, role: 'sni' },
      { ...shared, name: 'api.example.com', service: 'api-gateway' },
      { ...shared, name: 'www.example.com', service: 'cloudfront', presentedTo: 'origin' },
      { ...shared, name: 'trial.example.com', service: 'cloudfront', staging: true },
    ];
    const table = tableOf({ findings: [aFindingReport()], certificates: [aCertificateReport({ attachments })] }, 120);

    expect(table.replaceAll(/\s+/g, ' ')).toContain(
      'edge-1:443 (SNI), api.example.com (API Gateway), www.example.com (client certificate towards an origin), ' +
        'trial.example.com (staging)',
    );
  });

  test.each([80, 100, 120])('fits %i columns', (columns) => {
    const attachments = Array.from({ length: 30 }, (_, index): AttachmentReport => ({
      ...{ arn: 'arn:aws:x', name: `load-balancer-${index}`, service: 'elbv2', region: region('eu-west-1') },
      ...{ port: 443, role: 'sni' },
    }));
    const names = Array.from({ length: 9 }, (_, index) => `a-rather-long-name-${index}.example.com`);
    const lines = tableOf(
      {
        findings: [aFindingReport({ summary: 'word '.repeat(60) })],
        certificates: [aCertificateReport({ attachments, names })],
      },
      columns,
    ).split('\n');

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
  });

  test.each([
    [20, 80],
    [500, 120],
  ])('of %i columns is laid out for %i', (columns, width) => {
    expect(tableOf({ findings: [aFindingReport()] }, columns)).toBe(tableOf({ findings: [aFindingReport()] }, width));
  });

  test('shows hostile names and obeys none', () => {
    const certificates = [aCertificateReport({ names: ['\u001b[2Jevil\u202e.example.com'] })];
    const table = tableOf({ findings: [aFindingReport({ summary: 'a\u009b31mb\nc' })], certificates });

    expect(table).toContain('[2Jevil.example.com');
    expect(table).not.toMatch(/[^\P{C}\n]/u);
  });

  test('colours the counts without moving them', () => {
    const report = aScanReport({ findings: [aFindingReport()] });
    const look = { columns: 100, milliseconds: 3210 };
    const coloured = scanTable(report, { ...look, paint: paint(true) });

    expect(stripVTControlCharacters(coloured)).toBe(scanTable(report, { ...look, paint: paint(false) }));
    expect(coloured).toContain('\u001b[31m1 critical\u001b[39m');
  });
});

describe('findings of the table', () => {
  test('of one subject stand together under its worst', () => {
    const findings = [
      aFindingReport(),
      aFindingReport({ rule: ruleId('weak-key'), severity: 'warning', summary: 'RSA 1024' }),
    ];

    const lines = tableOf({ findings }).split('\n');

    expect(lines.filter((line) => line.startsWith('critical'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('warning'))).toHaveLength(0);
    expect(lines).toContain('          weak-key: RSA 1024');
  });

  test('of info take one line each, ten at most', () => {
    const findings = Array.from({ length: 12 }, (_, serial) =>
      aFindingReport({ severity: 'info', rule: ruleId('weak-key'), subject: acmArn(serial) }),
    );

    const lines = tableOf({ findings, certificates: [] }).split('\n');

    expect(lines.filter((line) => line.startsWith('info'))).toHaveLength(10);
    expect(lines).toContain('          and 2 more subjects of info; --format json lists them');
    expect(lines).not.toContain('WHAT TO DO');
  });

  test('name a certificate without names by its ARN', () => {
    const certificates = [aCertificateReport({ names: [] })];

    expect(tableOf({ findings: [aFindingReport()], certificates })).toMatch(/^critical .* arn:aws:acm:/m);
  });

  test('name a subject that is no certificate', () => {
    const findings = [
      aFindingReport({ rule: ruleId('blind-spot'), subject: 'blind-spot:throttled', deadline: undefined }),
    ];

    expect(tableOf({ findings })).toMatch(/^critical {38}blind-spot: throttled$/m);
  });

  test.each([
    ['throttled', 'now throttled'],
    ['deleted-in-use', 'now deleted'],
  ] as const)('say when they stand on an earlier reading, as %s', (unread, words) => {
    const findings = [aFindingReport({ unread, summary: 'It expires' })];

    expect(tableOf({ findings })).toContain(`It expires (as last read; ${words})`);
  });

  test('of one rule say what to do, and where to read on, once', () => {
    const table = tableOf({ findings: [aFindingReport(), aFindingReport({ subject: acmArn(2) })] });

    expect(table.match(/Import a new one\./g)).toHaveLength(1);
    expect(table.match(/docs\/rules\/certificate-expiring\.md/g)).toHaveLength(1);
  });
});

describe('gaps of the table', () => {
  test('name what was not read and why', () => {
    const cells = [
      aCellReport(),
      aCellReport({ region: region('eu-west-3'), status: 'denied', reason: 'no-permission' }),
      aCellReport({ region: region('eu-west-3'), source: 'elb', status: 'denied', reason: 'no-permission' }),
      aCellReport({ region: region('us-east-1'), status: 'partial', reason: 'pages-missing' }),
    ];

    const table = tableOf({ cells, complete: false });

    expect(table).toContain('not read (denied): eu-west-3 (acm, elb)');
    expect(table).toContain('read in part (pages-missing): us-east-1 (acm)');
    expect(table).toContain('only 1 of 4 cells read whole');
  });

  test.each([
    [1, 'not asked for: r-0; --all-regions reads all'],
    [2, 'not asked for: 2 regions; --all-regions reads all'],
  ])('count the %i regions that nobody asked for', (count, line) => {
    const cells = Array.from({ length: count }, (_, index) =>
      aCellReport({ region: region(`r-${index}`), status: 'skipped', reason: 'not-requested' }),
    );

    expect(tableOf({ cells })).toContain(line);
  });

  test('count what could not be judged by what it lacks', () => {
    const unknown = [1, 2].map((serial) => ({
      ...{ rule: ruleId('renewal-ineligible'), subject: acmArn(serial), lacks: 'history' as const },
    }));

    expect(tableOf({ unknown })).toContain('not judged: renewal-ineligible, lacking history: 2 subjects');
  });
});
