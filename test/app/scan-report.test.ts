import { scanReport } from '../../lambda/app/scan-report';
import type { Cell } from '../../lambda/domain/inventory/cell';
import type { RuleVerdict } from '../../lambda/domain/finding';
import { certificateId, ruleId } from '../../lambda/domain/ids';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import type { Judgement } from '../../lambda/domain/judging/judgement';
import type { SubjectId } from '../../lambda/domain/subject';
import { viewOf } from '../../lambda/domain/judging/view-of';
import { anAttachment, aDistribution, listenerArn, loadBalancerArn } from '../builders/attachment';
import { aCellKey, aDeniedCell, anOkCell, aPartialCell, aSkippedCell } from '../builders/cell';
import { ACCOUNT, aCertificate, acmArn, anIamCertificate } from '../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../builders/instant';
import { anInventory } from '../builders/inventory';
import { aPolicy } from '../builders/policy';

const reportOf = (inventory: Inventory, judgements: readonly Judgement[] = []) =>
  scanReport({
    at: NOW,
    view: viewOf(inventory, { now: NOW, policy: aPolicy() }),
    judgements,
    calls: { 'acm:ListCertificates': 1 },
    adviceOf: (rule) => ({ remedy: `remedy of ${rule}`, runbook: `runbook of ${rule}` }),
  });

const seen = (verdicts: readonly RuleVerdict[], serial = 1): Judgement => ({
  presence: 'seen',
  subject: `certificate:${acmArn(serial)}`,
  observedAt: NOW,
  about: { region: 'global', owners: [], names: [], arn: acmArn(serial) },
  verdicts,
});

const failing = (rule: string, severity: 'warning' | 'critical', deadline = daysFromNow(5)): RuleVerdict => ({
  ...{ kind: 'fail', rule: ruleId(rule), severity, summary: `${rule} fails`, facts: { use: 'used' } },
  deadline,
});

describe('scanReport', () => {
  test('carries the account, the moments and the calls', () => {
    const report = reportOf(anInventory({ takenAt: hoursFromNow(-1) }));

    expect(report).toMatchObject({
      ...{ schemaVersion: 1, account: ACCOUNT, at: NOW, takenAt: hoursFromNow(-1) },
      calls: { 'acm:ListCertificates': 1 },
    });
  });

  test.each([
    ['every cell is read', anOkCell(), true],
    ['a cell is skipped', aSkippedCell(), true],
    ['a cell is read in part', aPartialCell(), false],
    ['a cell is denied', aDeniedCell(), false],
  ])('when %s, complete is told truly', (_what, cell, complete) => {
    expect(reportOf(anInventory({ cells: [cell] })).complete).toBe(complete);
  });
});

describe('cells of a report', () => {
  const cellOf = (inventory: Inventory, source: string) =>
    reportOf(inventory).cells.find((cell) => cell.source === source);

  test('count the certificates of their source and region', () => {
    const inventory = anInventory({
      certificates: [aCertificate(), aCertificate({ arn: acmArn(2) }), anIamCertificate()],
    });

    expect(cellOf(inventory, 'acm')).toEqual({
      ...{ region: 'eu-west-1', source: 'acm', status: 'ok', certificates: 2, readAt: NOW },
    });
    expect(cellOf(inventory, 'iam')).toMatchObject({ region: 'global', certificates: 1 });
  });

  test('count the attachments where listeners were walked', () => {
    const inventory = anInventory({ attachments: [anAttachment(), aDistribution()] });

    expect(cellOf(inventory, 'elbv2')).toMatchObject({ attachments: 1 });
    expect(cellOf(inventory, 'cloudfront')).toMatchObject({ attachments: 1 });
    expect(cellOf(inventory, 'elb')).toMatchObject({ attachments: 0 });
  });

  test('of the list of regions hold nothing to count', () => {
    expect(cellOf(anInventory(), 'regions')).toEqual({
      ...{ region: 'global', source: 'regions', status: 'ok', readAt: NOW },
    });
  });

  test('that were never read say why, and no number', () => {
    const cell: Cell = { ...aCellKey(), status: 'denied', reason: 'no-permission', triedAt: NOW, unreadSince: NOW };

    expect(cellOf(anInventory({ cells: [cell] }), 'acm')).toEqual({
      ...{ region: 'eu-west-1', source: 'acm', status: 'denied', reason: 'no-permission' },
    });
  });

  test('that keep what was read earlier say since when', () => {
    const inventory = anInventory({ cells: [aDeniedCell({ lastCompleteAt: hoursFromNow(-2) })] });

    expect(cellOf(inventory, 'acm')).toMatchObject({ status: 'denied', certificates: 0, readAt: hoursFromNow(-2) });
  });
});

describe('certificates of a report', () => {
  const only = (inventory: Inventory) => reportOf(inventory).certificates[0];

  test('carry their names, their dates and who renews them', () => {
    expect(only(anInventory({ certificates: [aCertificate()] }))).toMatchObject({
      ...{ arn: acmArn(), source: 'acm', region: 'eu-west-1', names: ['shop.example.com'], renews: 'acm', use: 'used' },
      ...{ notBefore: daysFromNow(-98), notAfter: daysFromNow(100) },
    });
  });

  test('leave out dates that nobody told', () => {
    const pending = aCertificate({ notBefore: undefined, notAfter: undefined });

    expect(only(anInventory({ certificates: [pending] }))).not.toHaveProperty('notAfter');
    expect(only(anInventory({ certificates: [pending] }))).not.toHaveProperty('notBefore');
  });

  test('list their attachments with port and role where these are known, and what sets one apart', () => {
    const certificate = anIamCertificate();
    const attachments = [
      anAttachment({ certificate: certificate.arn }),
      aDistribution({ certificate: certificate.id }),
      aDistribution({ certificate: certificate.id, name: 'trial', presentedTo: 'origin', staging: true }),
    ];

    expect(only(anInventory({ certificates: [certificate], attachments }))?.attachments).toEqual([
      {
        ...{ arn: loadBalancerArn(), name: 'edge-1', service: 'elbv2', region: 'eu-west-1' },
        ...{ port: 443, role: 'default' },
      },
      {
        ...{ arn: aDistribution().resource, name: aDistribution().name, service: 'cloudfront', region: 'global' },
      },
      {
        ...{ arn: aDistribution().resource, name: 'trial', service: 'cloudfront', region: 'global' },
        ...{ presentedTo: 'origin', staging: true },
      },
    ]);
  });

  test('carry what annotations tell, all host names among it, and what breaks', () => {
    const certificate = anIamCertificate({ names: ['*.example.com'] });
    const hosts = Array.from({ length: 9 }, (_, index) => `h${index}.example.com`);
    const attachments = [
      anAttachment({ certificate: certificate.arn }),
      aDistribution({ certificate: certificate.id, staging: true }),
    ];
    const annotations = {
      [certificate.arn]: { team: 'edge' },
      [loadBalancerArn()]: { environment: 'live' },
      [listenerArn()]: { hosts: [...hosts, 'other.test'] },
    };

    expect(only(anInventory({ certificates: [certificate], attachments, annotations }))).toMatchObject({
      owners: ['edge'],
      environments: ['live'],
      attachments: [{ name: 'edge-1', hosts }, { staging: true }],
      blastRadius: { resources: 1, loadBalancers: 1, hosts: 9, regions: 1 },
    });
  });

  test('say nothing of owners, host names and what breaks where nothing was read', () => {
    const denied = anInventory({ certificates: [anIamCertificate()], cells: [aDeniedCell({ source: 'elbv2' })] });

    expect(Object.keys(only(denied) ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/owners|environments|blastRadius/)]),
    );
  });

  test('have an empty list of attachments only when all were read', () => {
    const certificates = [anIamCertificate()];
    const walked = anInventory({ certificates });
    const denied = anInventory({ certificates, cells: [aDeniedCell({ source: 'elbv2' })] });

    expect(only(walked)).toMatchObject({ use: 'unused', attachments: [] });
    expect(only(denied)).toMatchObject({
      use: 'unknown',
      notProven: [{ region: 'eu-west-1', source: 'elbv2', because: 'no-permission' }],
    });
    expect(only(denied)).not.toHaveProperty('attachments');
  });
});

describe('findings of a report', () => {
  test('name the ARN of a certificate, the rule, what to do, and where to read on', () => {
    const { findings } = reportOf(anInventory(), [seen([failing('certificate-expiring', 'critical')])]);

    expect(findings).toEqual([
      {
        ...{ rule: 'certificate-expiring', severity: 'critical', subject: acmArn(), deadline: daysFromNow(5) },
        ...{ summary: 'certificate-expiring fails', facts: { use: 'used' } },
        ...{ remedy: 'remedy of certificate-expiring', runbook: 'runbook of certificate-expiring' },
      },
    ]);
  });

  test('name what has no ARN as the ledger does', () => {
    const spot: SubjectId = 'blind-spot:no-permission';
    const about = { region: 'global', owners: [], names: [] } as const;
    const verdict = { kind: 'fail', severity: 'warning', rule: ruleId('blind-spot'), summary: 'x', facts: {} } as const;
    const judgement: Judgement = { presence: 'seen', subject: spot, observedAt: NOW, about, verdicts: [verdict] };

    expect(reportOf(anInventory(), [judgement]).findings).toEqual([
      {
        rule: 'blind-spot',
        severity: 'warning',
        subject: spot,
        summary: 'x',
        facts: {},
        remedy: 'remedy of blind-spot',
        runbook: 'runbook of blind-spot',
      },
    ]);
  });

  test('say when they were judged from kept content', () => {
    const unread: Judgement = {
      ...seen([failing('weak-key', 'warning')]),
      ...{ presence: 'unread', because: 'throttled', verdicts: [failing('weak-key', 'warning')] },
      about: { region: 'global', owners: [], names: [], arn: acmArn() },
    };

    expect(reportOf(anInventory(), [unread]).findings).toMatchObject([{ unread: 'throttled' }]);
  });

  test('come worst first, then by deadline, undated last, whatever the order of judging', () => {
    const undated: RuleVerdict = {
      ...{ kind: 'fail', rule: ruleId('undated'), severity: 'critical', summary: 'it fails', facts: {} },
    };
    const judgements = [
      seen([failing('warning-soon', 'warning', daysFromNow(1)), undated]),
      seen([failing('critical-late', 'critical', daysFromNow(9)), failing('critical-soon', 'critical')], 2),
    ];
    const rules = (of: readonly Judgement[]) => reportOf(anInventory(), of).findings.map(({ rule }) => rule);

    expect(rules(judgements)).toEqual(['critical-soon', 'critical-late', 'undated', 'warning-soon']);
    expect(rules([...judgements].reverse())).toEqual(rules(judgements));
  });

  test('leave out what passes, what does not apply and what is gone', () => {
    const fine = seen([
      { kind: 'pass', rule: ruleId('weak-key') },
      { kind: 'not-applicable', rule: ruleId('renewal-overdue') },
    ]);
    const gone: Judgement = { presence: 'gone', subject: `certificate:${certificateId('x')}`, observedAt: NOW };

    expect(reportOf(anInventory(), [fine, gone])).toMatchObject({ findings: [], unknown: [] });
  });
});

describe('unknown of a report', () => {
  test('lists what could not be judged and what is lacking', () => {
    const judgement = seen([{ kind: 'unknown', rule: ruleId('renewal-ineligible'), lacks: 'history' }]);

    expect(reportOf(anInventory(), [judgement]).unknown).toEqual([
      { rule: 'renewal-ineligible', subject: acmArn(), lacks: 'history' },
    ]);
  });
});
