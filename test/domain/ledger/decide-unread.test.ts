import { decide } from '../../../lambda/domain/ledger/decide';
import { minutesFromNow, NOW } from '../../builders/instant';
import {
  aDecideContext,
  caseAfter,
  doubts,
  fails,
  passes,
  seen,
  SUBJECT,
  unread,
  WEAK,
  without,
} from '../../builders/ledger';

const LATER = minutesFromNow(60);
const context = aDecideContext({ now: LATER });
const unreadLater = (...[verdicts, overrides]: Parameters<typeof unread>) =>
  unread(verdicts, { observedAt: LATER, ...overrides });

describe('decide, of a subject whose row was not read', () => {
  test.each([
    { title: 'a rule that is content', verdicts: [passes()] },
    { title: 'a rule that does not know', verdicts: [doubts()] },
    { title: 'no rule at all', verdicts: [] },
    { title: 'a milder verdict', verdicts: [fails('warning')] },
  ])('$title resolves and eases nothing', ({ verdicts }) => {
    const before = caseAfter(seen([fails('critical')]));

    expect(decide(before, unreadLater(verdicts), context)).toMatchObject({
      kind: 'quiet',
      case: {
        rang: before.rang,
        state: { kind: 'open', severity: 'critical', findings: [{ stale: { since: LATER } }] },
      },
    });
  });

  test('says that there was no evidence of health, where the rules claim it', () => {
    const before = caseAfter(seen([fails('critical')]));

    expect(decide(before, unreadLater([passes()]), context)).toMatchObject({ reason: 'no-evidence-of-health' });
    expect(decide(before, unreadLater([fails('critical')]), context)).toMatchObject({ reason: 'unchanged' });
  });

  test('a case may open from kept content, marked as stale', () => {
    expect(decide(undefined, unreadLater([fails('critical')]), context)).toMatchObject({
      kind: 'moved',
      case: { last: { kind: 'opened', rings: true }, state: { findings: [{ stale: { lacks: 'reading' } }] } },
    });
  });

  test('a case may be raised from kept content, as old as it was when it was noticed first', () => {
    const before = caseAfter(seen([fails('warning')]), unread([fails('warning')], { observedAt: minutesFromNow(30) }));

    expect(decide(before, unreadLater([fails('critical')]), context)).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'raised', reason: 'severity-rose', rings: true },
        state: { findings: [{ severity: 'critical', stale: { since: minutesFromNow(30) } }] },
      },
    });
  });

  test('is no longer stale once it was read', () => {
    const before = caseAfter(
      seen([fails('critical')]),
      unread([fails('critical')], { observedAt: minutesFromNow(30) }),
    );
    const decision = decide(before, seen([fails('critical')], { observedAt: LATER }), context);

    expect(before.state.findings[0].stale).toBeDefined();
    expect(decision.case?.state.findings[0].stale).toBeUndefined();
  });
});

describe('decide, of a subject that is not there any more', () => {
  const before = caseAfter(seen([fails('critical')]));
  const absentOnce = decide(before, without('gone'), aDecideContext()).case;

  test('the first reading without it moves nothing', () => {
    expect(decide(before, without('gone'), aDecideContext())).toMatchObject({
      kind: 'quiet',
      reason: 'awaiting-second-reading',
      case: { rang: before.rang, state: { kind: 'open', absentSince: NOW } },
    });
  });

  test.each([
    { minutes: 30, expected: { kind: 'moved', case: { last: { kind: 'resolved', reason: 'gone' }, rang: 0 } } },
    {
      minutes: 29,
      expected: { kind: 'quiet', reason: 'awaiting-second-reading', case: { state: { absentSince: NOW } } },
    },
  ])('a reading without it $minutes minutes later: $expected.kind', ({ minutes, expected }) => {
    expect(decide(absentOnce, without('gone', minutesFromNow(minutes)), context)).toMatchObject(expected);
  });

  test.each([
    { title: 'a reading that saw it starts anew', between: seen([fails('critical')]), kind: 'quiet' },
    {
      title: 'a reading that saw it used starts anew',
      between: unread([fails('critical')], { because: 'deleted-in-use' }),
      kind: 'quiet',
    },
    { title: 'a reading that failed changes nothing', between: unread([fails('critical')]), kind: 'moved' },
  ])('$title: $kind', ({ between, kind }) => {
    const now = minutesFromNow(31);
    const meanwhile = decide(absentOnce, { ...between, observedAt: minutesFromNow(15) }, context).case;

    expect(decide(meanwhile, without('gone', now), aDecideContext({ now }))).toMatchObject({ kind });
  });

  test('a reading that failed leaves a case that was never missed as it is', () => {
    const decision = decide(before, unreadLater([fails('critical')]), context);

    expect(decision.case?.state).not.toHaveProperty('absentSince');
  });

  test('what nobody asks for any more ends at once', () => {
    expect(decide(before, without('out-of-scope'), context)).toMatchObject({
      kind: 'moved',
      case: { last: { kind: 'resolved', reason: 'out-of-scope' } },
    });
  });

  test.each(['gone', 'out-of-scope'] as const)('%s is nothing where no case is open', (presence) => {
    const resolved = caseAfter(seen([fails('critical')]), seen([passes()]));

    expect(decide(undefined, without(presence), context)).toEqual({ kind: 'quiet', reason: 'nothing-of-warning' });
    expect(decide(resolved, without(presence), context)).toMatchObject({ kind: 'quiet', reason: 'already-resolved' });
  });
});

describe('decide, of a reading that is older than what the case knows', () => {
  const before = caseAfter(seen([fails('critical')], { observedAt: LATER }));

  test.each([
    { title: 'health', judgement: seen([passes()]) },
    { title: 'something worse', judgement: seen([fails('critical'), fails('critical', { rule: WEAK })]) },
    { title: 'absence', judgement: without('out-of-scope') },
  ])('nothing moves: $title', ({ judgement }) => {
    expect(judgement.subject).toBe(SUBJECT);
    expect(decide(before, judgement, context)).toEqual({ kind: 'quiet', case: before, reason: 'older-reading' });
  });

  test('one of the same moment counts', () => {
    expect(decide(before, seen([passes()], { observedAt: LATER }), context)).toMatchObject({ kind: 'moved' });
  });
});
