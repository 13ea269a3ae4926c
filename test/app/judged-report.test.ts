import { judgedReport, onFirstReading } from '../../lambda/app/judged-report';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import { RULES } from '../../lambda/domain/rules';
import { aCertificate, acmArn, HOME } from '../builders/certificate';
import { hoursFromNow, NOW } from '../builders/instant';
import { anInventory } from '../builders/inventory';
import { aPolicy } from '../builders/policy';

const reportOf = (inventory: Inventory) =>
  judgedReport({
    ...{
      inventory,
      at: NOW,
      calls: {},
      policy: aPolicy(),
      scanEveryMinutes: 60,
      accepted: [],
      homeRegion: HOME,
      rules: RULES,
    },
    adviceOf: (rule) => ({ remedy: `remedy of ${rule}`, runbook: `runbook of ${rule}` }),
  });

const ineligible = aCertificate({ renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } } });
const other = aCertificate({ arn: acmArn(2) });

describe('judgedReport', () => {
  test('reports what the rules find, with what to do about it', () => {
    const { findings } = reportOf(anInventory({ certificates: [ineligible] }));

    expect(findings).toMatchObject([
      { rule: 'renewal-ineligible', severity: 'critical', remedy: 'remedy of renewal-ineligible' },
    ]);
  });

  test('tells that changes are not heard of, by the name of the ledger, and is no less complete', () => {
    const off = reportOf(anInventory({ trails: [{ region: HOME, readAt: NOW, trails: [] }] }));
    const unread = reportOf(anInventory({ trails: [{ region: HOME, readAt: NOW, trails: 'unreadable' }] }));

    expect(off.findings).toMatchObject([
      { rule: 'change-events-off', severity: 'info', subject: `change-events:${HOME}` },
    ]);
    expect(unread).toMatchObject({ findings: [], complete: true });
    expect(unread.unknown).toEqual([{ rule: 'change-events-off', subject: `change-events:${HOME}`, lacks: 'trails' }]);
  });

  test.each([
    ['at once where no reading came before', {}, 1],
    ['at once where every certificate was seen now for the first time', { [ineligible.id]: { firstSeenAt: NOW } }, 1],
    ['only after a second reading where others were seen before', { [other.id]: { firstSeenAt: hoursFromNow(-1) } }, 0],
    [
      'after the second reading',
      { [ineligible.id]: { firstSeenAt: hoursFromNow(-1), ineligibleSince: hoursFromNow(-1) } },
      1,
    ],
  ])('believes that a certificate is ineligible %s', (_what, memory, count) => {
    const inventory = anInventory({ certificates: [ineligible, other], memory });

    expect(reportOf(inventory).findings).toHaveLength(count);
  });
});

describe('onFirstReading', () => {
  test('changes nothing but the number of readings', () => {
    const policy = aPolicy();

    expect(onFirstReading(policy)).toEqual({ ...policy, ineligible: { ...policy.ineligible, readings: 1 } });
  });
});
