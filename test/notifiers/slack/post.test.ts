import type { Line } from '../../../lambda/domain/ledger/bulletin';
import { minimalPost } from '../../../lambda/notifiers/slack/blocks';
import { slackPost } from '../../../lambda/notifiers/slack/post';
import { ACCOUNT } from '../../builders/certificate';
import { ruleTexts } from '../../../lambda/domain/rendering/rule-texts';
import { ruleId } from '../../../lambda/domain/ids';
import { allRules } from '../../../lambda/domain/rules';
import { aBulletin, aLine, anAbout, anEndedLine, LINKED_RULE_TEXTS, many, RULE_TEXTS } from '../../builders/message';

/** What people read, block by block. */
const shown = (...[overrides]: Parameters<typeof aBulletin>): readonly string[] =>
  (slackPost(aBulletin(overrides), RULE_TEXTS).blocks ?? []).flatMap((block) =>
    block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text],
  );
const warning = aLine({ severity: 'warning', change: { kind: 'changed', reason: 'rules-differ', rings: false } });

describe('slackPost', () => {
  test('tells the worst first, and ends as what they are', () => {
    const gone = anEndedLine({ change: { kind: 'resolved', reason: 'out-of-scope', rings: false } });

    expect(shown({ lines: [anEndedLine(), gone, warning, aLine()] })).toEqual([
      'payments-prod: 4 changes',
      [
        '🔴 CRITICAL, new: api.example.com expires in 6 days',
        'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
        'When: 2026-11-26 08:00 UTC, in 6 days',
        'eu-west-1 · certificate-expiring · owners: platform',
      ].join('\n'),
      expect.stringMatching(/^🟠 WARNING, changed: api\.example\.com/),
      expect.stringMatching(
        /^⚪ ENDED: api\.example\.com is no longer watched: .*nothing says that it was repaired\neu-west-1/,
      ),
      expect.stringMatching(/^⚪ ENDED: api\.example\.com is healthy again, as last read\neu-west-1/),
      'Next command: npx notafter cases',
      `payments-prod (${ACCOUNT}), 2026-11-20 08:00 UTC`,
    ]);
  });

  test('names at most three owners, and nobody where there is none', () => {
    const owned = (owners: readonly string[]) => shown({ lines: [aLine({ about: anAbout({ owners }) })] })[1];

    expect(owned(['a', 'b', 'c', 'd', 'e'])).toMatch(/ · owners: a, b, c, and 2 more$/);
    expect(owned(['\u200b'])).toMatch(/ · certificate-expiring$/);
  });

  test.each`
    lines  | total  | expected
    ${1}   | ${1}   | ${undefined}
    ${45}  | ${45}  | ${undefined}
    ${46}  | ${46}  | ${'… and 1 more'}
    ${10}  | ${222} | ${'… and 212 more'}
    ${500} | ${500} | ${'… and 455 more'}
  `(
    'counts what it does not show: $lines of $total',
    ({ lines, total, expected }: { lines: number; total: number; expected?: string }) => {
      const short = anEndedLine({ about: anAbout({ owners: [] }), rules: [] });

      expect(shown({ lines: many(lines, () => short), total }).find((text) => text.startsWith('…'))).toBe(expected);
    },
  );

  test('stays under 50 blocks and 12,000 characters, and shows one line at least', () => {
    const long = aLine({ summary: '"'.repeat(5_000), about: anAbout({ names: ['"'.repeat(250)] }) });
    const { blocks = [] } = slackPost(aBulletin({ lines: many(500, () => long) }), RULE_TEXTS);

    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(blocks.filter(({ type }) => type === 'section').length).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(blocks).length).toBeLessThan(12_000);
  });

  test('shows data as plain text, in which angle brackets are only look-alikes', () => {
    const post = slackPost(
      aBulletin({ lines: [aLine({ summary: '<!channel> & <http://evil.example|here>' })] }),
      RULE_TEXTS,
    );

    expect(JSON.stringify(post.blocks)).toContain('‹!channel› & ‹http://evil.example|here›');
    expect(JSON.stringify(post.blocks)).not.toContain('mrkdwn');
  });
});

describe('runbooks of a post', () => {
  const linked = (lines: readonly [Line, ...Line[]]) =>
    slackPost(aBulletin({ lines }), LINKED_RULE_TEXTS).blocks?.flatMap((block) =>
      block.type === 'context' ? block.elements.filter(({ type }) => type === 'mrkdwn') : [],
    );
  const url = (rule: string) => `<https://git.example.com/docs/rules/${rule}.md|${rule}>`;

  test('are linked once each, the worst first', () => {
    const weak = aLine({ rules: [ruleId('weak-key'), ruleId('certificate-expiring')], severity: 'warning' });

    expect(linked([weak, aLine()])).toEqual([
      { type: 'mrkdwn', text: `Runbooks: ${url('certificate-expiring')} · ${url('weak-key')}` },
    ]);
  });

  test('are not linked of an end, of a rule of another version, or where no URL is known', () => {
    expect(linked([anEndedLine()])).toEqual([]);
    expect(linked([aLine({ rules: [ruleId('of-tomorrow')] })])).toEqual([]);
    expect(JSON.stringify(slackPost(aBulletin(), RULE_TEXTS))).not.toContain('Runbooks');
    expect(JSON.stringify(slackPost(aBulletin(), LINKED_RULE_TEXTS))).toContain('Runbooks');
  });

  test('are as many as Slack takes beside the longest lines', () => {
    const folder = `https://git.example.com/${'f'.repeat(276)}`;
    const long = aLine({
      rules: allRules.map(({ id }) => id),
      summary: '"'.repeat(5_000),
      about: anAbout({ names: ['"'.repeat(250)] }),
    });
    const { blocks = [] } = slackPost(aBulletin({ lines: many(500, () => long) }), ruleTexts(folder));

    expect(JSON.stringify(blocks)).toContain(`<${folder}/certificate-expired.md|certificate-expired>`);
    expect(JSON.stringify(blocks).length).toBeLessThan(12_500);
  });
});

describe('minimalPost', () => {
  test('is one line with the markup of Slack escaped', () => {
    expect(minimalPost(aBulletin({ accountName: '<!here> & `co`' }), RULE_TEXTS)).toEqual({
      text: "&lt;!here&gt; &amp; 'co': CRITICAL, new: api.example.com expires in 6 days",
      mrkdwn: false,
    });
  });
});
