import { group } from '../../../lambda/domain/ledger/group';
import { linesOf } from '../../../lambda/domain/ledger/lines';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import { byWeight } from '../../../lambda/domain/ledger/split';
import { ACCOUNT } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { anEntry, aWarningEntry, EXPIRING, FIRST_REVISION, RUN } from '../../builders/ledger';
import { silencedCase } from '../../builders/silence';
import { aFinding, anAbout, anOpenState, aResolvedState } from '../../builders/message';

const resolved = (told: Parameters<typeof anEntry>[0]) => anEntry({ state: aResolvedState(), rang: 0, ...told });

describe('linesOf', () => {
  test('tells an opening with what it is about, and no attachments', () => {
    const entry = anEntry({ state: anOpenState(), about: anAbout() });

    expect(linesOf([entry])).toEqual([
      {
        subject: 'certificate:one',
        revision: FIRST_REVISION,
        says: 'open',
        change: { kind: 'opened', reason: 'first-finding', rings: true },
        about: anAbout({ attachments: undefined }),
        rules: ['certificate-expiring'],
        severity: 'critical',
        summary: aFinding().summary,
        deadline: daysFromNow(6),
        highest: 'critical',
      },
    ]);
  });

  test('tells of a silence who wrote it, until when and why', () => {
    const one = silencedCase(anEntry({ about: anAbout({ notAfter: daysFromNow(99) }) }).case, { rule: EXPIRING });
    const told = { revision: FIRST_REVISION, open: true, highest: 'critical' } as const;

    expect(linesOf([{ case: one, announced: { told } }])).toMatchObject([
      {
        says: 'open',
        change: { kind: 'silenced' },
        summary: 'certificate-expiring silenced until 2026-11-23 08:00 UTC by ann: moves on Tuesday',
      },
    ]);
  });

  test('tells that a case flaps', () => {
    const flapping = { on: 'critical', since: NOW } as const;

    expect(linesOf([anEntry({ unrest: { changedAt: [NOW], flapping } })])).toMatchObject([{ flapping: true }]);
    expect(linesOf([anEntry({ unrest: { changedAt: [NOW] } })])[0]).not.toHaveProperty('flapping');
  });

  test('has no deadline where nothing is dated', () => {
    const state = anOpenState({ findings: [aFinding({ deadline: undefined })] });

    expect(linesOf([anEntry({ state })])[0]).not.toHaveProperty('deadline');
  });

  test('cuts names, owners and summaries of any length, between characters', () => {
    const about = anAbout({
      names: Array.from({ length: 11 }, (_, index) => `${index}.example.com`),
      owners: Array.from({ length: 11 }, (_, index) => `team-${index}`),
    });
    const state = anOpenState({ findings: [aFinding({ summary: '🔒'.repeat(501) })] });
    const [line] = linesOf([anEntry({ about, state })]);

    expect(line?.about.names).toHaveLength(10);
    expect(line?.about.owners).toHaveLength(10);
    expect(line?.summary).toBe('🔒'.repeat(500));
  });

  test.each([
    { title: 'an end nobody was told the beginning of', entry: resolved({}), lines: 0 },
    {
      title: 'an end whose beginning was told',
      entry: resolved({ announced: { told: { revision: 1, open: true, highest: 'critical' } } }),
      lines: 1,
    },
    { title: 'an end that was told', entry: resolved({ announced: { told: { revision: 1, open: false } } }), lines: 0 },
    {
      title: 'what was told before',
      entry: anEntry({ announced: { told: { revision: FIRST_REVISION, open: true, highest: 'critical' } } }),
      lines: 0,
    },
    {
      title: 'what moved since it was told',
      entry: anEntry({ announced: { told: { revision: FIRST_REVISION - 1, open: true, highest: 'critical' } } }),
      lines: 1,
    },
  ])('$title: $lines lines', ({ entry, lines }) => {
    expect(linesOf([entry])).toHaveLength(lines);
  });

  test.each([
    { told: 'critical' as const, highest: 'critical' },
    { told: 'warning' as const, highest: 'warning' },
  ])('a warning that was told as $told before was at most $highest', ({ told, highest }) => {
    const entry = aWarningEntry('certificate:w', { announced: { told: { revision: 1, open: true, highest: told } } });

    expect(linesOf([entry])[0]).toMatchObject({ severity: 'warning', highest });
  });

  test('puts what is open before what is over, the most pressing first', () => {
    const over = resolved({
      subject: 'certificate:over',
      announced: { told: { revision: 1, open: true, highest: 'critical' } },
    });
    const lines = linesOf([
      over,
      aWarningEntry('certificate:w'),
      anEntry({ subject: 'certificate:b' }),
      anEntry({ subject: 'certificate:a' }),
    ]);

    expect(lines.map(({ subject, says }) => `${subject} ${says}`)).toEqual([
      'certificate:a open',
      'certificate:b open',
      'certificate:w open',
      'certificate:over ended',
    ]);
  });
});

describe('group, of lines', () => {
  test.each([
    { cases: 500, sizes: [500] },
    { cases: 501, sizes: [500, 1] },
  ])('$cases lines are told in bulletins of $sizes', ({ cases, sizes }) => {
    const pending = Array.from({ length: cases }, (_, index) => aWarningEntry(`certificate:${index}`));
    const { bulletins } = group(new Map([[RUN, pending]]), {
      now: NOW,
      account: ACCOUNT,
      limits: RING_LIMITS,
      memory: NO_RINGS,
      routing: { targets: [], routes: [] },
    });

    expect(bulletins.map(({ lines }) => lines.length)).toEqual(sizes);
    expect(bulletins[0]?.key).toBe(`bulletin:1:123456789012:certificate:0:${FIRST_REVISION}`);
  });
});

describe('byWeight', () => {
  test.each([
    { title: 'as many as fit', bytes: 10, parts: [['abc', 'def'], ['ghi']] },
    { title: 'one by one, where two are a byte too many', bytes: 9, parts: [['abc'], ['def'], ['ghi']] },
    { title: 'what is too large by itself, alone', bytes: 1, parts: [['abc'], ['def'], ['ghi']] },
  ])('takes $title', ({ bytes, parts }) => {
    expect(byWeight(['abc', 'def', 'ghi'], 2, bytes)).toEqual(parts);
  });

  test('counts bytes, not characters', () => {
    expect(byWeight(['é', 'é'], 9, 8)).toHaveLength(1);
    expect(byWeight(['é', 'é'], 9, 7)).toHaveLength(2);
  });
});
