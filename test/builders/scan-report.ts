import type { CellReport, CertificateReport, FindingReport, ScanReport } from '../../lambda/contract/scan-report';
import { ruleId } from '../../lambda/domain/ids';
import { ACCOUNT, acmArn, HOME } from './certificate';
import { daysFromNow, NOW } from './instant';
import { overridden, type Overrides } from './overrides';

/** An imported certificate of two names, five days before its end, on one listener. */
export const aCertificateReport = (overrides: Partial<CertificateReport> = {}): CertificateReport => ({
  arn: acmArn(),
  source: 'acm',
  region: HOME,
  names: ['shop.example.com', 'www.example.com'],
  notAfter: daysFromNow(5),
  use: 'used',
  renews: 'nobody',
  attachments: [{ arn: 'arn:aws:x', name: 'edge-1', service: 'elbv2', region: HOME, port: 443, role: 'default' }],
  ...overrides,
});

/** That it expires; `undefined` takes the deadline away. */
export const aFindingReport = (overrides: Overrides<FindingReport> = {}): FindingReport =>
  overridden<FindingReport>(
    {
      rule: ruleId('certificate-expiring'),
      severity: 'critical',
      subject: acmArn(),
      summary: 'shop.example.com expires on 2026-11-25 08:00 UTC',
      facts: {},
      deadline: daysFromNow(5),
      remedy: 'Import a new one.',
      runbook: 'docs/rules/certificate-expiring.md',
    },
    overrides,
  );

/** A cell read whole, now. */
export const aCellReport = (overrides: Partial<CellReport> = {}): CellReport => ({
  region: HOME,
  source: 'acm',
  status: 'ok',
  certificates: 1,
  readAt: NOW,
  ...overrides,
});

/** One certificate, one cell, no finding; `complete` unless the test says otherwise. */
export const aScanReport = (overrides: Partial<ScanReport> = {}): ScanReport => ({
  schemaVersion: 1,
  at: NOW,
  takenAt: NOW,
  account: ACCOUNT,
  complete: true,
  cells: [aCellReport()],
  calls: { 'acm:ListCertificates': 2, 'iam:ListServerCertificates': 1 },
  certificates: [aCertificateReport()],
  findings: [],
  unknown: [],
  ...overrides,
});
