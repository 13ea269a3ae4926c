import { decide } from '../../../lambda/domain/ledger/decide';
import { daysFromNow, minutesFromNow } from '../../builders/instant';
import {
  aDecideContext,
  caseAfter,
  doubts,
  EXPIRING,
  fails,
  FIRST_REVISION,
  informs,
  passes,
  seen,
  WEAK,
} from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { anAttachment } from '../../builders/attachment';

const LATER = minutesFromNow(60);
const context = aDecideContext({ now: LATER });
const later = (...[verdicts, overrides]: Parameters<typeof seen>) =>
  seen(verdicts, { observedAt: LATER, ...overrides });

describe('decide, of a subject without a case', () => {
  test.each([
    { title: 'critical opens a case that rings', verdict: fails('critical'), rings: true, rang: FIRST_REVISION },
    { title: 'warning opens a case that does not ring', verdict: fails('warning'), rings: false, rang: 0 },
  ])('$title', ({ verdict, rings, rang }) => {
    expect(decide(undefined, seen([verdict]), aDecideContext())).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'opened', reason: 'first-finding', rings, revision: FIRST_REVISION },
        rang,
        version: 0,
        state: { kind: 'open' },
      },
    });
  });

  test.each([
    { title: 'a rule that is content', verdict: passes() },
    { title: 'a rule that does not know', verdict: doubts() },
    { title: 'something to know', verdict: informs('minor') },
  ])('$title opens nothing', ({ verdict }) => {
    expect(decide(undefined, seen([verdict]), aDecideContext())).toEqual({
      kind: 'quiet',
      reason: 'nothing-of-warning',
    });
  });
});

describe('decide, of an open case', () => {
  test.each([
    {
      title: 'a warning that turned critical is raised, and rings',
      before: fails('warning'),
      after: [fails('critical')],
      last: { kind: 'raised', reason: 'severity-rose', rings: true },
      rang: FIRST_REVISION + 1,
    },
    {
      title: 'a critical one that crossed a rung is raised, and rings anew',
      before: fails('critical', { days: 8 }),
      after: [fails('critical', { days: 6 })],
      last: { kind: 'raised', reason: 'rung-crossed', rings: true },
      rang: FIRST_REVISION + 1,
    },
    {
      title: 'a warning that crossed a rung is raised, and rings nobody',
      before: fails('warning', { days: 8 }),
      after: [fails('warning', { days: 6 })],
      last: { kind: 'raised', reason: 'rung-crossed', rings: false },
      rang: 0,
    },
    {
      title: 'a critical one that became a warning is eased, and its ring ends',
      before: fails('critical'),
      after: [fails('warning')],
      last: { kind: 'eased', reason: 'no-longer-critical', rings: false },
      rang: 0,
    },
    {
      title: 'one with another rule besides has changed, and its ring goes on',
      before: fails('critical'),
      after: [fails('critical'), fails('warning', { rule: WEAK })],
      last: { kind: 'changed', reason: 'rules-differ', rings: false },
      rang: FIRST_REVISION,
    },
    {
      title: 'one with another rule instead has changed',
      before: fails('critical'),
      after: [passes(), fails('critical', { rule: WEAK })],
      last: { kind: 'changed', reason: 'rules-differ', rings: false },
      rang: FIRST_REVISION,
    },
  ])('$title', ({ before, after, last, rang }) => {
    const decision = decide(caseAfter(seen([before])), later(after), context);

    expect(decision).toMatchObject({ kind: 'moved', case: { last, rang } });
    expect(decision.case?.last.revision).toBe(FIRST_REVISION + 1);
  });

  test('severities that changed places have changed, though the worst is the same', () => {
    const before = caseAfter(seen([fails('critical'), fails('warning', { rule: WEAK })]));

    expect(decide(before, later([fails('warning'), fails('critical', { rule: WEAK })]), context)).toMatchObject({
      kind: 'moved',
      case: { last: { kind: 'changed', reason: 'severities-differ' }, rang: FIRST_REVISION },
    });
  });

  test.each`
    before       | after        | kind       | title
    ${5}         | ${6}         | ${'moved'} | ${'that rose is news'}
    ${5}         | ${5}         | ${'quiet'} | ${'that stays is none'}
    ${5}         | ${4}         | ${'quiet'} | ${'that fell is none'}
    ${undefined} | ${6}         | ${'quiet'} | ${'that was not taken before is none'}
    ${5}         | ${undefined} | ${'quiet'} | ${'that is taken no more is none'}
  `('a tally $title', (row: { before?: number; after?: number; kind: string }) => {
    const before = fails('critical', { tally: row.before });
    const decision = decide(caseAfter(seen([before])), later([fails('critical', { tally: row.after })]), context);

    expect(decision.kind).toBe(row.kind);
  });

  test('of which a tally rose is told as attached in more places, and its ring goes on', () => {
    const decision = decide(
      caseAfter(seen([fails('critical', { tally: 5 })])),
      later([fails('critical', { tally: 6 })]),
      context,
    );

    expect(decision).toMatchObject({
      case: { last: { kind: 'changed', reason: 'attached-more', rings: false }, rang: FIRST_REVISION },
    });
  });

  test.each([
    { title: 'at the threshold', days: 7, kind: 'moved' },
    { title: 'a minute before it', days: 7 + 1 / 1440, kind: 'quiet' },
  ])('a rung is crossed $title: $kind', ({ days, kind }) => {
    const notAfter = daysFromNow(days);
    const before = caseAfter(seen([fails('critical', { days: 8 })]));
    const verdict = { ...fails('critical'), deadline: notAfter };

    expect(decide(before, seen([verdict], { observedAt: LATER }), aDecideContext())).toMatchObject({ kind });
  });

  test('the same once more is quiet, and known to have been seen', () => {
    const before = caseAfter(seen([fails('critical')]));

    expect(decide(before, later([fails('critical')]), context)).toEqual({
      kind: 'quiet',
      reason: 'unchanged',
      case: { ...before, observedAt: LATER },
    });
  });

  test('a later deadline on the way to another rung is no news: it is told when it rings again', () => {
    const before = caseAfter(seen([fails('critical', { days: 2 })]));

    expect(decide(before, later([fails('critical', { days: 6 })]), context)).toMatchObject({
      kind: 'quiet',
      case: { state: { rung: '7d' } },
    });
  });

  test('what a rule does not know stands as it was, and is called stale since it was noticed', () => {
    const before = caseAfter(seen([fails('critical')]));
    const once = decide(before, later([doubts()]), context);
    const twice = decide(once.case, later([doubts()]), aDecideContext({ now: minutesFromNow(120) }));

    for (const decision of [once, twice])
      expect(decision).toMatchObject({
        kind: 'quiet',
        case: { state: { severity: 'critical', findings: [{ stale: { since: LATER, lacks: 'use' } }] } },
      });
  });

  test.each([
    { title: 'were not read are told as last read', attachments: undefined, told: ['known'] },
    { title: 'were read are told as they are', attachments: [anAttachment({ name: 'new' })], told: ['new'] },
  ])('attachments that $title', ({ attachments, told }) => {
    const before = caseAfter(
      seen([fails('critical')], { about: anAbout({ attachments: [anAttachment({ name: 'known' })] }) }),
    );
    const decision = decide(before, later([fails('critical')], { about: anAbout({ attachments }) }), context);

    expect(decision.case?.about.attachments?.map(({ name }) => name)).toEqual(told);
  });
});

describe('decide, of a case whose findings left', () => {
  test.each([
    { title: 'content rules: healthy', verdicts: [passes()], reason: 'healthy' },
    { title: 'a rule that was never more than minor: healthy', verdicts: [informs('minor')], reason: 'healthy' },
    { title: 'unused', verdicts: [informs('unused')], reason: 'unused' },
    { title: 'aged out', verdicts: [informs('aged-out')], reason: 'aged-out' },
    { title: 'no such rule any more', verdicts: [passes(WEAK)], reason: 'rule-retired' },
    {
      title: 'content, while another rule excuses it as unused',
      verdicts: [passes(), informs('unused', WEAK)],
      reason: 'unused',
    },
  ])('$title', ({ verdicts, reason }) => {
    const before = caseAfter(seen([fails('critical')]));

    expect(decide(before, later(verdicts), context)).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'resolved', reason, rings: false, revision: FIRST_REVISION + 1 },
        rang: 0,
        state: { kind: 'resolved', reason, severity: 'critical', findings: [{ rule: EXPIRING }] },
      },
    });
  });

  test('of several reasons, health is claimed last', () => {
    const before = caseAfter(seen([fails('critical'), fails('warning', { rule: WEAK })]));

    expect(decide(before, later([passes(), informs('aged-out', WEAK)]), context).case?.last).toMatchObject({
      reason: 'aged-out',
    });
  });

  test('it opens again with the next revision, which no incident had', () => {
    const resolved = caseAfter(seen([fails('critical')]), later([passes()]));

    expect(decide(resolved, later([fails('critical')]), context)).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'opened', reason: 'reopened', rings: true, revision: FIRST_REVISION + 2 },
        rang: FIRST_REVISION + 2,
      },
    });
  });

  test('it stays resolved, and says so', () => {
    const resolved = caseAfter(seen([fails('critical')]), later([passes()]));

    expect(decide(resolved, later([passes()]), context)).toEqual({
      kind: 'quiet',
      case: resolved,
      reason: 'already-resolved',
    });
  });
});
