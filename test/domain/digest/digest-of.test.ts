import { digestOf, type DigestEvidence } from '../../../lambda/domain/digest/digest-of';
import { ruleId, sinkId } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { viewOf } from '../../../lambda/domain/view-of';
import { anEntry, aWarningEntry, FIRST_REVISION } from '../../builders/ledger';
import { anImportedCertificate, acmArn } from '../../builders/certificate';
import { WEEK } from '../../builders/digest';
import { daysFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aResolvedState } from '../../builders/message';

const digest = (holds: Parameters<typeof anInventory>[0] = {}, evidence: Partial<DigestEvidence> = {}) => {
  const inventory: Inventory = anInventory(holds);
  return digestOf({
    week: WEEK,
    now: NOW,
    view: viewOf(inventory, { now: NOW, policy: DEFAULT_POLICY }),
    cases: [],
    unreadableCases: 0,
    accepted: [],
    deliveries: {},
    ...evidence,
  });
};
const imported = (serial: number, days: number) =>
  anImportedCertificate({ arn: acmArn(serial), names: [`${serial}.example.com`], notAfter: daysFromNow(days), inUse: true });

describe('digestOf', () => {
  test('tells an empty account as that, and nothing of a digest before', () => {
    expect(digest()).toMatchObject({
      week: WEEK,
      at: NOW,
      watched: { certificates: 0, unknownUses: 0 },
      open: { critical: 0, warning: 0, worst: [] },
      way: {},
    });
    expect(digest()).not.toHaveProperty('changed');
  });

  test.each([
    { days: 0, near: 0, far: 0 },
    { days: 30, near: 1, far: 1 },
    { days: 31, near: 0, far: 1 },
    { days: 90, near: 0, far: 1 },
    { days: 91, near: 0, far: 0 },
  ])('counts what ends in $days days among the near $near times, among the far $far times', ({ days, near, far }) => {
    expect(digest({ certificates: [imported(1, days)] }).ends.within).toEqual([
      { days: 30, certificates: near, unattended: near },
      { days: 90, certificates: far, unattended: far },
    ]);
  });

  test('counts what opened and ended since the digest before', () => {
    const since = daysFromNow(-7);
    const before = { openedAt: daysFromNow(-8) };
    const ended = anEntry({ subject: 'certificate:ended', ...before, state: aResolvedState() });
    const cases = [anEntry(), aWarningEntry('certificate:two', before), ended].map((entry) => entry.case);

    expect(digest({}, { cases, since }).changed).toEqual({ since, opened: 1, ended: 1 });
  });

  test('tells who acknowledged the ring that stands, and not an older one', () => {
    const acknowledged = (rang: number) =>
      digest({}, { cases: [anEntry({ acknowledgement: { by: 'ann', at: NOW, rang } }).case] }).open.worst[0];

    expect(acknowledged(FIRST_REVISION)).toMatchObject({ acknowledgedBy: 'ann' });
    expect(acknowledged(FIRST_REVISION - 1)).not.toHaveProperty('acknowledgedBy');
  });

  test('tells of silences and accepted entries that end soon, by the name of the certificate', () => {
    const silence = { owner: 'ann', reason: 'moves', upTo: 'critical' } as const;
    const one = anEntry({ silences: [14, 15].map((days) => ({ ...silence, until: daysFromNow(days) })) }).case;
    const weak = ruleId('weak-key');
    const [certificate] = [imported(1, 200)];
    const accepted = [
      { rule: weak, subject: `certificate:${certificate.id}`, reason: 'old', until: daysFromNow(30) } as const,
      { rule: weak, subject: 'certificate:gone', reason: 'old', until: daysFromNow(3) } as const,
      { rule: weak, subject: 'certificate:later', reason: 'old', until: daysFromNow(31) } as const,
    ];
    const { silenced, accepted: ending } = digest({ certificates: [certificate] }, { cases: [one], accepted });

    expect(silenced).toMatchObject({ cases: 1, total: 1, first: [{ until: daysFromNow(14), owner: 'ann' }] });
    expect(ending.first.map(({ name }) => name)).toEqual(['certificate (gone)', '1.example.com (ACM, us-east-1)']);
  });

  test('tells when a pager took something last, and when somebody made a drill', () => {
    const deliveries = {
      [sinkId('page')]: { topic: 'pages', acceptedAt: daysFromNow(-3) },
      [sinkId('chat')]: { topic: 'chat', acceptedAt: daysFromNow(-1) },
    } as const;
    const cases = [anEntry({ subject: 'drill:one', openedAt: daysFromNow(-9) }).case];

    expect(digest({}, { deliveries, cases })).toMatchObject({
      way: { pagedAt: daysFromNow(-3), drilledAt: daysFromNow(-9) },
      open: { critical: 0 },
    });
  });
});
