import { ruleId } from '../../../lambda/domain/ids';
import { messageText } from '../../../lambda/notifiers/sns/text';
import { acmArn } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import {
  aBulletin,
  aClear,
  aFinding,
  aLine,
  anAbout,
  anEndedLine,
  anOpenState,
  aNotice,
  aPage,
  aResolvedState,
  many,
} from '../../builders/message';

const texts = new Map([
  [
    ruleId('certificate-expiring'),
    { title: 'Certificate is about to expire', remedy: 'Replace it.', runbook: 'docs/expiring.md' },
  ],
  [ruleId('weak-key'), { title: 'Key is weak', remedy: 'Make a longer key.', runbook: 'docs/weak.md' }],
]);
const paragraphs = (...[message]: [Parameters<typeof messageText>[0]]) => messageText(message, texts).split('\n\n');
const named = (number: number) => aNotice({ about: anAbout({ names: [`n${number}.example`] }) });

describe('messageText', () => {
  test('says of a storm what it is, and how it goes on', () => {
    const rules = [ruleId('certificate-expiring'), ruleId('of-another-version')] as const;
    const storm =
      'Storm: 61 cases rang since 2026-11-20 08:00 UTC (Certificate is about to expire; of-another-version).';

    expect(paragraphs(aPage({ storm: { rules, since: NOW, cases: 61 } }))[1]).toContain(storm);
    expect(paragraphs(aPage()).join('\n')).not.toContain('Storm:');
  });

  test('tells of one certificate all that is asked at night', () => {
    expect(messageText(aPage({ environment: 'production' }), texts)).toBe(
      [
        'CRITICAL payments-prod: api.example.com expires in 6 days',
        '',
        'When: 2026-11-26 08:00 UTC, in 6 days',
        'Names: api.example.com',
        'Used by: edge-1 :443 default',
        'Why: It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
        'What to do: Replace it.',
        'Next command: aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name api.example.com',
        'Runbook: docs/expiring.md',
        `Silence: npx notafter silence add certificate:${acmArn()} --rule certificate-expiring --until 3d --owner NAME --reason REASON`,
        'Region: eu-west-1',
        'Owners: platform',
        'Evidence: last read 2026-11-20 08:00 UTC, now; open since 2026-11-20 08:00 UTC, now',
        `Certificate: ${acmArn()}`,
        '',
        'Account: payments-prod (123456789012), production',
        'Told: 2026-11-20 08:00 UTC',
        `Key: ${aPage().key}`,
      ].join('\n'),
    );
  });

  test('has no command where there is none that is right', () => {
    const drill = aNotice({ subject: 'drill:1' });

    expect(messageText(aPage({ cases: [named(1), drill] }), texts)).toMatch(
      /2\. .*\n {3}2026-11-26 08:00 UTC · eu-west-1 · owners: platform\n\n/,
    );
  });

  test('lists several values below each other', () => {
    const about = anAbout({ names: ['a.example', 'b.example'] });

    expect(messageText(aPage({ cases: [aNotice({ about })] }), texts)).toContain(
      'Names:\n  - a.example\n  - b.example\n',
    );
  });

  test('counts the certificates of a summary, and tells of the ten worst', () => {
    const [headline, rows, intro, list] = paragraphs(aPage({ cases: many(12, named), total: 37 }));

    expect(headline).toMatch(/^CRITICAL payments-prod: 37 certificates need attention/);
    expect(intro).toBe('37 certificates need attention, the ten worst:');
    expect(list?.split('\n').slice(0, 3)).toEqual([
      '1. n1.example expires in 6 days',
      '   2026-11-26 08:00 UTC · eu-west-1 · used by: edge-1 · owners: platform',
      '   aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name n1.example',
    ]);
    expect(list?.split('\n')).toHaveLength(30);
    expect(rows?.split('\n')).toEqual([
      'When: n1.example: 2026-11-26 08:00 UTC, in 6 days',
      'Used by:',
      '  - edge-1',
      '  - and those of 25 more',
      'Why: Certificate is about to expire',
      'What to do: Replace it.',
      'Next command: npx notafter cases',
      'Runbook: docs/expiring.md',
      'Regions:',
      '  - eu-west-1',
      '  - and those of 25 more',
      'Owners:',
      '  - platform',
      '  - and those of 25 more',
      expect.stringMatching(/^Evidence: oldest reading .* \(of the 12 shown\)$/),
    ]);
  });

  test.each`
    shown | total | expected
    ${2}  | ${2}  | ${'2 certificates need attention:'}
    ${9}  | ${37} | ${'37 certificates need attention, the 9 worst:'}
    ${10} | ${11} | ${'11 certificates need attention, the ten worst:'}
  `(
    'says "$expected" where $shown of $total are shown',
    ({ shown, total, expected }: { shown: number; total: number; expected: string }) => {
      expect(paragraphs(aPage({ cases: many(shown, named), total }))[2]).toBe(expected);
    },
  );

  test('says each remedy and each runbook of a summary once, and nothing where no rule is known', () => {
    const weak = aNotice({ state: anOpenState({ findings: [aFinding({ rule: ruleId('weak-key') })] }) });
    const unknown = aNotice({ state: anOpenState({ findings: [aFinding({ rule: ruleId('of-tomorrow') })] }) });

    expect(messageText(aPage({ cases: [named(1), weak, named(2)] }), texts)).toContain(
      [
        'What to do:\n  - Replace it.\n  - Make a longer key.',
        'Next command: npx notafter cases',
        'Runbook:\n  - docs/expiring.md\n  - docs/weak.md\n',
      ].join('\n'),
    );
    expect(messageText(aPage({ cases: [unknown, unknown] }), texts)).not.toMatch(/What to do|Runbook/);
  });

  test('says that a drill is one', () => {
    expect(paragraphs(aPage({ cases: [aNotice({ subject: 'drill:42' })] })).slice(0, 2)).toEqual([
      'DRILL CRITICAL payments-prod: drill (42) proves that pages arrive',
      'This is a drill: nothing is wrong.',
    ]);
    expect(messageText(aPage(), texts)).not.toContain('drill');
  });

  test('says that a degraded page may come again', () => {
    expect(paragraphs(aPage({ kind: 'degraded' }))[1]).toMatch(/^Degraded: .* may come again\.$/);
    expect(messageText(aPage(), texts)).not.toMatch(/degraded/i);
  });

  test('says of a clear why, and what it was about', () => {
    const [headline, rows] = paragraphs(aClear());

    expect(headline).toBe('CLEARED payments-prod: api.example.com is healthy again, as last read');
    expect(rows).toMatch(/^Names: api\.example\.com\nUsed by: edge-1 :443 default\n/);
  });

  test('says of each case of a clear why', () => {
    const gone = aNotice({ state: aResolvedState({ reason: 'gone' }) });
    const eased = aNotice({ state: anOpenState({ severity: 'warning' }) });

    expect(paragraphs(aClear({ cases: [gone, eased, aNotice()], total: 5 }))[1]).toBe(
      [
        '- api.example.com is gone: two readings agree that it is not there any more',
        '- api.example.com is no longer critical; a warning stays open',
        '- api.example.com is still critical; a newer alert tells of it',
        '- and 2 more',
      ].join('\n'),
    );
    expect(messageText(aClear({ cases: [gone, eased] }), texts)).not.toMatch(/and \d+ more/);
  });

  test('clears what the ledger no longer knows', () => {
    expect(paragraphs(aClear({ cases: [] }))).toEqual([
      'CLEARED payments-prod: an alert is cleared, because its cases were deleted',
      expect.stringMatching(/^Account: /),
    ]);
  });

  test('tells the lines of a bulletin, the worst first, counts the others, and says where to read on', () => {
    expect(paragraphs(aBulletin({ lines: [anEndedLine(), aLine()], total: 14 })).slice(1, 6)).toEqual([
      [
        'CRITICAL, new: api.example.com expires in 6 days',
        'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
        'When: 2026-11-26 08:00 UTC, in 6 days',
        'eu-west-1 · certificate-expiring · owners: platform',
      ].join('\n'),
      'ENDED: api.example.com is healthy again, as last read\neu-west-1 · certificate-expiring · owners: platform',
      '… and 12 more',
      'Next command: npx notafter cases',
      'Runbooks:\n  - docs/expiring.md',
    ]);
  });

  test('says of no end where to read on', () => {
    expect(messageText(aBulletin({ lines: [anEndedLine()] }), texts)).not.toContain('Runbook');
    expect(messageText(aClear(), texts)).not.toContain('Runbook');
    expect(messageText(aBulletin(), texts)).toContain('Runbook');
  });

  test('tells at most ten lines', () => {
    const told = messageText(aBulletin({ lines: many(500, () => aLine()) }), texts);

    expect(told.match(/CRITICAL, new/g)).toHaveLength(10);
    expect(told).toContain('… and 490 more');
  });

  test('counts nothing where every line is told', () => {
    expect(messageText(aBulletin({ lines: many(10, () => aLine()) }), texts)).not.toContain('more');
  });
});

describe('messageText, of what is told again', () => {
  test.each([
    { because: 'still-open', expected: 'Told before, on 2026-11-20 08:00 UTC, and still open.' },
    { because: 'grown', expected: 'Told before, on 2026-11-20 08:00 UTC, and still open. More has joined it since.' },
    {
      because: 'unacknowledged',
      expected: 'nobody acknowledged that there. It was told first on 2026-11-20 08:00 UTC.',
    },
  ] as const)('says first why: $because', ({ because, expected }) => {
    const again = { because, since: NOW };

    expect(messageText(aPage({ again }), texts).split('\n\n')[1]).toContain(expected);
    expect(messageText(aPage(), texts)).not.toContain(expected);
  });
});
