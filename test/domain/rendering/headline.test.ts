import { ruleId } from '../../../lambda/domain/ids';
import type { Message } from '../../../lambda/domain/message';
import { accountTitle, headline, isDrillMessage, needAttention } from '../../../lambda/domain/rendering/headline';
import { NOW } from '../../builders/instant';
import { EXPIRING, WEAK } from '../../builders/ledger';
import {
  aBulletin,
  aClear,
  aLine,
  anAbout,
  anEndedLine,
  aNotice,
  aPage,
  many,
  RULE_TEXTS,
} from '../../builders/message';

const storm = { rules: [EXPIRING], since: NOW, cases: 61 } as const;
const drill = aNotice({ subject: 'drill:42' });
const named = (number: number) => aNotice({ about: anAbout({ names: [`n${number}.example`] }) });

describe('headline', () => {
  test.each<{ readonly message: Message; readonly expected: string }>([
    { message: aPage(), expected: 'CRITICAL payments-prod: api.example.com expires in 6 days' },
    {
      message: aPage({ cases: many(10, named), total: 37 }),
      expected: 'CRITICAL payments-prod: 37 certificates need attention, the worst: n1.example expires in 6 days',
    },
    {
      message: aPage({ cases: [named(1), aNotice({ subject: 'blind-spot:throttled' })] }),
      expected: 'CRITICAL payments-prod: 2 cases need attention, the worst: n1.example expires in 6 days',
    },
    {
      message: aPage({ cases: many(2, named), storm }),
      expected:
        'CRITICAL payments-prod: storm of "Certificate is about to expire" since 2026-11-20 08:00 UTC, 61 so far; ' +
        '2 certificates need attention, the worst: n1.example expires in 6 days',
    },
    {
      message: aPage({ storm: { ...storm, rules: [EXPIRING, WEAK, ruleId('of-another-version')] } }),
      expected:
        'CRITICAL payments-prod: storm of 3 causes since 2026-11-20 08:00 UTC, 61 so far; api.example.com expires in 6 days',
    },
    {
      message: aPage({ storm: { ...storm, rules: [ruleId('of-another-version')] } }),
      expected:
        'CRITICAL payments-prod: storm of "of-another-version" since 2026-11-20 08:00 UTC, 61 so far; api.example.com expires in 6 days',
    },
    {
      message: aPage({ cases: many(2, named), addedPager: 'PagerDuty' }),
      expected:
        'CRITICAL payments-prod: PagerDuty was added; already open: 2 certificates need attention, the worst: n1.example expires in 6 days',
    },
    {
      message: aPage({ addedPager: 'Pager\u202e\nDuty'.repeat(9) }),
      expected:
        'CRITICAL payments-prod: Pager DutyPager DutyPager Dut… was added; already open: api.example.com expires in 6 days',
    },
    {
      message: aPage({ kind: 'degraded' }),
      expected: 'DEGRADED CRITICAL payments-prod: api.example.com expires in 6 days',
    },
    {
      message: aPage({ cases: [drill] }),
      expected: 'DRILL CRITICAL payments-prod: drill (42) proves that pages arrive',
    },
    { message: aClear(), expected: 'CLEARED payments-prod: api.example.com is healthy again, as last read' },
    {
      message: aClear({ cases: many(10, named), total: 37 }),
      expected: 'CLEARED payments-prod: the alert on 37 certificates is cleared',
    },
    {
      message: aClear({ cases: [] }),
      expected: 'CLEARED payments-prod: an alert is cleared, because its cases were deleted',
    },
    {
      message: aPage({ again: { because: 'still-open', since: NOW } }),
      expected: 'CRITICAL (still open since 2026-11-20 08:00 UTC) payments-prod: api.example.com expires in 6 days',
    },
    {
      message: aPage({ again: { because: 'unacknowledged', since: NOW } }),
      expected: 'CRITICAL (not acknowledged in the pager) payments-prod: api.example.com expires in 6 days',
    },
    {
      message: aPage({ again: { because: 'grown', since: NOW } }),
      expected: 'CRITICAL (open since 2026-11-20 08:00 UTC, more now) payments-prod: api.example.com expires in 6 days',
    },
    { message: aBulletin(), expected: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days' },
    { message: aBulletin({ lines: [aLine(), anEndedLine()] }), expected: 'payments-prod: 2 changes' },
  ])('says "$expected"', ({ message, expected }) => {
    expect(headline(message, RULE_TEXTS)).toBe(expected);
  });
});

describe('accountTitle', () => {
  test.each`
    accountName        | expected           | what
    ${'payments-prod'} | ${'payments-prod'} | ${'its name'}
    ${'\u200b'}        | ${'123456789012'}  | ${'its number where the name shows nothing'}
  `('is $what', ({ accountName, expected }: { accountName: string; expected: string }) => {
    expect(accountTitle(aPage({ accountName }))).toBe(expected);
  });
});

describe('isDrillMessage', () => {
  test.each`
    cases                 | expected | what
    ${[drill]}            | ${true}  | ${'a drill'}
    ${[drill, aNotice()]} | ${false} | ${'a drill beside something real'}
    ${[]}                 | ${false} | ${'nothing'}
  `('is $expected for $what', ({ cases, expected }: { cases: ReturnType<typeof aNotice>[]; expected: boolean }) => {
    expect(isDrillMessage(aClear({ cases }))).toBe(expected);
  });
});

describe('needAttention', () => {
  test('counts all, not only those shown', () => {
    expect(needAttention(aPage({ cases: many(10, named), total: 37 }))).toBe('37 certificates need attention');
  });
});
