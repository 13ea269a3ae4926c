import { teamsPost } from '../../../lambda/notifiers/teams/card';
import { minimalTeamsPost } from '../../../lambda/notifiers/teams/elements';
import { blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import { allRules } from '../../../lambda/domain/rules';
import { anAttachment } from '../../builders/attachment';
import { ACCOUNT, acmArn } from '../../builders/certificate';
import { aBulletin, aLine, anAbout, anEndedLine, LINKED_RULE_TEXTS, many, RULE_TEXTS } from '../../builders/message';
import { shownInCard, type TeamsCard } from '../../fakes/teams';

type Overrides = Parameters<typeof aBulletin>[0];

const card = (overrides?: Overrides, texts = RULE_TEXTS) =>
  teamsPost(aBulletin(overrides), texts).attachments[0].content;
const shown = (overrides?: Overrides) => shownInCard(card(overrides) as TeamsCard);

describe('teamsPost', () => {
  test('says of one case what, when, what breaks, what to type next, and how to have it quiet', () => {
    const blastRadius = blastRadiusOf({ names: ['api.example.com'], attachments: [anAttachment()] });
    const about = anAbout({ blastRadius, attachments: undefined });

    expect(shown({ lines: [aLine({ about })], timeZone: 'Europe/Paris' })).toEqual([
      'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
      'CRITICAL, new: api.example.com expires in 6 days',
      'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
      'When: 2026-11-26 08:00 UTC (Thursday 2026-11-26 09:00 in Europe/Paris), in 6 days',
      'Breaks: 1 load balancer, 1 host name, 1 region',
      'Next command: aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name api.example.com',
      `Silence: npx notafter silence add certificate:${acmArn()} --rule certificate-expiring --until 3d --owner NAME --reason REASON`,
      'eu-west-1 · certificate-expiring · owners: platform',
      `payments-prod (${ACCOUNT}), 2026-11-20 08:00 UTC`,
    ]);
  });

  test('shows commands in letters of one width, and nothing else', () => {
    const runs = JSON.stringify(card()).match(/\{[^{}]*"Monospace"\}/g) ?? [];

    expect(runs.map((run) => (JSON.parse(run) as { text: string }).text.split(' ')[0])).toEqual(['aws', 'npx']);
  });

  test('tells the worst first, each in its colour', () => {
    const warning = aLine({ severity: 'warning', change: { kind: 'changed', reason: 'rules-differ', rings: false } });
    const { body } = card({ lines: [anEndedLine(), warning, aLine()] });

    expect(body.flatMap((element) => (element.type === 'Container' ? [element.style] : []))).toEqual([
      'attention',
      'warning',
      'default',
    ]);
  });

  test.each`
    lines | total  | expected
    ${1}  | ${1}   | ${undefined}
    ${25} | ${25}  | ${undefined}
    ${26} | ${26}  | ${'… and 1 more'}
    ${10} | ${222} | ${'… and 212 more'}
  `(
    'counts what it does not show: $lines of $total',
    ({ lines, total, expected }: { lines: number; total: number; expected?: string }) => {
      const short = anEndedLine({ about: anAbout({ owners: [] }), rules: [] });

      expect(shown({ lines: many(lines, () => short), total }).find((text) => text.startsWith('…'))).toBe(expected);
    },
  );

  test('stays under 28 KB, whatever the letters, and shows one line at least', () => {
    const long = aLine({
      summary: '例'.repeat(5_000),
      about: anAbout({ names: ['例'.repeat(250)], owners: ['"'.repeat(60)] }),
    });
    const rules = allRules.map(({ id }) => id);
    const post = teamsPost(aBulletin({ lines: many(500, () => ({ ...long, rules })) }), LINKED_RULE_TEXTS);

    expect(Buffer.byteLength(JSON.stringify(post))).toBeLessThan(28_000);
    expect(post.attachments[0].content.body.filter(({ type }) => type === 'Container').length).toBeGreaterThan(0);
  });

  test('links runbooks where their URL is known, at most six', () => {
    const rules = allRules.map(({ id }) => id);
    const urls = card({ lines: [aLine({ rules })] }, LINKED_RULE_TEXTS).actions?.map(({ url }) => url);

    expect(urls).toHaveLength(6);
    expect(urls?.[0]).toMatch(/^https:\/\/git\.example\.com\/docs\/rules\/[a-z-]+\.md$/);
    expect(card()).not.toHaveProperty('actions');
  });

  test.each`
    data                           | expected
    ${'<at>everyone</at>'}         | ${'‹at›everyone‹/at›'}
    ${'{{DATE(2026-01-01)}}'}      | ${'({DATE(2026-01-01)}}'}
    ${'${secret}'}                 | ${'$(secret}'}
    ${'[x](https://evil.example)'} | ${'[x](https://evil.example)'}
  `('shows $data as data', ({ data, expected }: { data: string; expected: string }) => {
    expect(shown({ lines: [aLine({ summary: data })] })).toContain(expected);
  });
});

describe('minimalTeamsPost', () => {
  test('is the title', () => {
    const post = minimalTeamsPost(aBulletin(), RULE_TEXTS);

    expect(shownInCard(post.attachments[0].content as TeamsCard)).toEqual([
      'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
    ]);
  });
});
