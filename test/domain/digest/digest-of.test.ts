import { digestOf, type DigestEvidence } from '../../../lambda/domain/digest/digest-of';
import { certificateId, ruleId, sinkId } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { viewOf } from '../../../lambda/domain/judging/view-of';
import { anEntry, aWarningEntry, FIRST_REVISION } from '../../builders/ledger';
import { anAttachment } from '../../builders/attachment';
import { aDeniedCell } from '../../builders/cell';
import { aCertificate, acmArn, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { WEEK } from '../../builders/digest';
import { daysFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aFinding, anOpenState, aResolvedState } from '../../builders/message';

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
  anImportedCertificate({
    arn: acmArn(serial),
    names: [`${serial}.example.com`],
    notAfter: daysFromNow(days),
    inUse: true,
  });

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
    expect(ending.first.map(({ name }) => name)).toEqual(['certificate (gone)', '1.example.com (ACM, eu-west-1)']);
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

  test('counts places that are left of each certificate of IAM that something uses, and names those that nothing does', () => {
    const used = ['a', 'b'].map((name, index) =>
      anIamCertificate({
        id: certificateId(`ASCA${name}`),
        arn: acmArn(index + 1),
        name,
        names: [`${name}.example.com`],
      }),
    );
    const idle = anIamCertificate({
      id: certificateId('ASCAIDLE'),
      arn: acmArn(9),
      name: 'idle',
      names: ['idle.example.com'],
    });
    const attachments = used.flatMap(({ arn }, index) =>
      ['edge-1', 'edge-2'].slice(0, index + 1).map((name) => anAttachment({ certificate: arn, name })),
    );
    const { migrations, idle: toDelete } = digest({ certificates: [...used, idle], attachments });

    expect(migrations).toMatchObject({
      total: 2,
      first: [
        { name: 'b.example.com (IAM, b)', remaining: 2, seen: 2, leftLately: 0 },
        { name: 'a.example.com (IAM, a)', remaining: 1, seen: 1, leftLately: 0 },
      ],
    });
    expect(toDelete).toEqual({ total: 1, first: ['idle.example.com (IAM, idle)'] });
  });

  test('is none about uses that were not read, and says which cells were not', () => {
    const legacy = anIamCertificate();
    const denied = aDeniedCell({ source: 'elbv2', unreadSince: daysFromNow(-2) });
    const { migrations, idle, unread, watched } = digest({ certificates: [legacy], cells: [denied] });

    expect({ migrations: migrations.total, idle: idle.total }).toEqual({ migrations: 0, idle: 0 });
    expect(watched.unknownUses).toBe(1);
    expect(unread.cells).toEqual({
      total: 1,
      first: [{ cell: 'eu-west-1/elbv2', because: 'no-permission', since: daysFromNow(-2) }],
    });
  });

  test('believes in no renewal of what ACM calls ineligible', () => {
    const renewal = (eligibility: 'eligible' | 'ineligible') => ({
      eligibility,
      progress: { kind: 'not-read' } as const,
    });
    const certificates = (['eligible', 'ineligible'] as const).map((eligibility, index) =>
      aCertificate({
        arn: acmArn(index + 1),
        renews: 'acm',
        inUse: true,
        notAfter: daysFromNow(20),
        renewal: renewal(eligibility),
      }),
    );
    const { watched, ends } = digest({ certificates });

    expect(watched.renewers).toEqual({ acm: 1, nobody: 1 });
    expect(ends.within[0]).toEqual({ days: 30, certificates: 2, unattended: 1 });
    expect(ends.first).toHaveLength(1);
  });

  test('lists neither what nothing uses nor what has no end', () => {
    const unused = anImportedCertificate({ inUse: false, exported: false, notAfter: daysFromNow(5) });
    const endless = aCertificate({ arn: acmArn(2), notAfter: undefined });

    expect(digest({ certificates: [unused, endless] }).ends.first).toEqual([]);
  });

  test('says since when the worst finding of a case is stale, and the rule of a silence of one rule', () => {
    const stale = { since: daysFromNow(-1), lacks: 'reading' } as const;
    const silences = [
      { rule: ruleId('weak-key'), owner: 'ann', reason: 'moves', upTo: 'critical', until: daysFromNow(1) } as const,
    ];
    const one = anEntry({
      silences,
      state: anOpenState({ findings: [aFinding({ stale, deadline: undefined })] }),
    }).case;
    const { open, silenced } = digest({}, { cases: [one] });

    expect(open.worst[0]).toMatchObject({ staleSince: stale.since });
    expect(open.worst[0]).not.toHaveProperty('deadline');
    expect(silenced.first[0]).toMatchObject({ rule: 'weak-key' });
  });
});
