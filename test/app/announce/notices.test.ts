import { aSilence } from '../../builders/silence';
import { noticesOf, someNoticesOf } from '../../../lambda/app/announce/notices';
import type { Case } from '../../../lambda/domain/ledger/case';
import { anAttachment } from '../../builders/attachment';
import { NOW } from '../../builders/instant';
import { anEntry } from '../../builders/ledger';
import { anAbout, anOpenState, many } from '../../builders/message';

const caseOf = (index: number, about: Parameters<typeof anAbout>[0] = {}): Case =>
  anEntry({
    subject: `certificate:${String(index).padStart(3, '0')}`,
    state: anOpenState(),
    about: anAbout({ attachments: [], ...about }),
  }).case;
const names = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => `${'n'.repeat(length)}${index}.example.com`);

describe('noticesOf', () => {
  test.each([
    { cases: 10, told: 10 },
    { cases: 11, told: 10 },
  ])('tells of $cases cases $told', ({ cases, told }) => {
    const all = many(cases, (index) => caseOf(index));

    expect(noticesOf(all)).toHaveLength(told);
    expect(someNoticesOf(all)).toHaveLength(told);
  });

  test('tells who silenced a case', () => {
    const silences = [aSilence()];

    expect(noticesOf([{ ...caseOf(1), silences }])).toMatchObject([{ silences }]);
    expect(noticesOf([caseOf(1)])[0]).not.toHaveProperty('silences');
  });

  test('tells that a case flaps', () => {
    const flapping = { on: 'critical', since: NOW } as const;

    expect(noticesOf([{ ...caseOf(1), unrest: { changedAt: [NOW], flapping } }])).toMatchObject([{ flapping: true }]);
    expect(noticesOf([{ ...caseOf(1), unrest: { changedAt: [NOW] } }])[0]).not.toHaveProperty('flapping');
  });

  test('tells how old the evidence is', () => {
    const { observedAt } = caseOf(1);

    expect(noticesOf([caseOf(1)])[0]).toMatchObject({ observedAt });
  });

  test('begins with the worst, which is always told', () => {
    const expired = anEntry({ subject: 'certificate:expired', state: anOpenState({ rung: 'expired' }) }).case;

    expect(noticesOf([caseOf(1), expired])[0]?.subject).toBe('certificate:expired');
    expect(someNoticesOf([caseOf(1), expired])[0].subject).toBe('certificate:expired');
    expect(someNoticesOf([expired, caseOf(1)])[0].subject).toBe('certificate:expired');
    expect(noticesOf([])).toEqual([]);
  });

  test('tells of fewer where they would not hold in a message', () => {
    const long = many(10, (index) => caseOf(index, { names: names(20, 500) }));

    expect(JSON.stringify(noticesOf(long)).length).toBeLessThanOrEqual(60_000);
    expect(noticesOf(long).length).toBeLessThan(10);
    expect(noticesOf(long.map((one) => ({ ...one, about: anAbout({ names: names(20, 9000) }) })))).toHaveLength(1);
  });

  test.each([
    { title: 'twenty of each are told', count: 20, omitted: undefined },
    { title: 'of more, the number', count: 23, omitted: { names: 3, attachments: 3 } },
  ])('lists names and attachments: $title', ({ count, omitted }) => {
    const attachments = Array.from({ length: count }, () => anAttachment());
    const [notice] = noticesOf([caseOf(1, { names: names(count), attachments })]);

    expect(notice?.omitted).toEqual(omitted);
    expect(notice?.about.names).toHaveLength(20);
    expect(notice?.about.attachments).toHaveLength(20);
  });

  test.each([
    { title: 'names', about: { names: names(21) }, omitted: { names: 1 } },
    {
      title: 'attachments',
      about: { attachments: Array.from({ length: 21 }, () => anAttachment()) },
      omitted: { attachments: 1 },
    },
  ])('counts only $title, where only they are too many', ({ about, omitted }) => {
    expect(noticesOf([caseOf(1, about)])[0]?.omitted).toEqual(omitted);
  });

  test('says nothing of attachments that were not read', () => {
    expect(noticesOf([caseOf(1, { attachments: undefined })])[0]?.about).not.toHaveProperty('attachments');
  });
});
