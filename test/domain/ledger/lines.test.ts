import { group } from '../../../lambda/domain/ledger/group';
import { linesOf } from '../../../lambda/domain/ledger/lines';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import { byWeight } from '../../../lambda/domain/ledger/split';
import { anAttachment } from '../../builders/attachment';
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
        observedAt: NOW,
        usedBy: ['edge-1'],
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
    const state = anOpenState({ findings: [aFinding({ summary: 'x'.repeat(501) })] });
    const [line] = linesOf([anEntry({ about, state })]);

    expect(line?.about.names).toHaveLength(10);
    expect(line?.about.owners).toHaveLength(10);
    expect(line?.summary).toBe(`${'x'.repeat(499)}…`);
  });

  test.each([
    { what: 'locks', character: '🔒' },
    { what: 'families of several people', character: '👩‍👩‍👧‍👦' },
    { what: 'flags', character: '🇮🇪' },
    { what: 'skin tones', character: '👍🏽' },
    { what: 'letters with marks', character: 'e\u0301\u0323' },
    { what: 'syllables of Hangul in parts', character: '\u1112\u1161\u11ab' },
    { what: 'conjuncts of Devanagari', character: 'क्षि' },
    { what: 'carriage returns with line feeds', character: '\r\n' },
  ])('cuts a summary of $what between characters that people see as one', ({ character }) => {
    const summaryOf = (summary: string) =>
      linesOf([anEntry({ state: anOpenState({ findings: [aFinding({ summary })] }) })])[0]?.summary ?? '';
    const whole = Math.floor(499 / character.length);

    for (const offset of Array.from({ length: character.length }, (_, index) => index)) {
      const fitting = Math.floor((499 - offset) / character.length);
      const summary = summaryOf('x'.repeat(offset) + character.repeat(600));

      expect(summary).toBe(`${('x'.repeat(offset) + character.repeat(fitting)).trimEnd()}…`);
    }
    expect(summaryOf(character.repeat(whole))).toBe(character.repeat(whole));
  });

  test('names the first three uses of what goes on, and says where they were not read', () => {
    const attachments = Array.from({ length: 5 }, (_, index) => anAttachment({ name: `edge-${index}` }));
    const usedBy = (about: Parameters<typeof anAbout>[0], entry: Parameters<typeof anEntry>[0] = {}) =>
      linesOf([anEntry({ about: anAbout(about), ...entry })])[0]?.usedBy;

    expect(usedBy({ attachments })).toEqual(['edge-0', 'edge-1', 'edge-2', 'and 2 more']);
    expect(usedBy({ attachments: undefined })).toEqual(['not read']);
    expect(usedBy({ attachments }, { subject: 'blind-spot:throttled' })).toBeUndefined();
  });

  test('names no uses of what has ended', () => {
    const told = { revision: 1, open: true, highest: 'critical' } as const;
    const [line] = linesOf([resolved({ about: anAbout(), announced: { told } })]);

    expect(line).toMatchObject({ says: 'ended', observedAt: NOW });
    expect(line).not.toHaveProperty('usedBy');
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
