import { amazonQNotification, minimalNotification } from '../../../lambda/notifiers/sns/amazon-q';
import { aBulletin, aLine, anAbout, many, RULE_TEXTS } from '../../builders/message';

describe('amazonQNotification', () => {
  test('is a custom notification, threaded by the key', () => {
    expect(amazonQNotification(aBulletin(), RULE_TEXTS)).toEqual({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
        description: expect.stringContaining('It ends on 2026-11-26 08:00 UTC, and nobody renews it.\neu-west-1'),
      },
      metadata: { threadId: aBulletin().key },
    });
  });

  test('keeps to the limits of Amazon Q', () => {
    const line = aLine({ summary: 'long '.repeat(1_000), about: anAbout({ names: ['n'.repeat(253)] }) });
    const { content } = amazonQNotification(aBulletin({ lines: [line] }), RULE_TEXTS);
    const longest = amazonQNotification(aBulletin({ lines: many(500, () => line) }), RULE_TEXTS);

    expect(content.title).toHaveLength(250);
    expect(longest.content.description).toHaveLength(8_000);
  });

  test.each`
    data                          | expected
    ${'<!channel>'}               | ${'‹!channel›'}
    ${'<@U012AB3CD>'}             | ${'‹@U012AB3CD›'}
    ${'<http://evil.example|x>'}  | ${'‹http://evil.example|x›'}
    ${'[x](http://evil.example)'} | ${'[x] (http://evil.example)'}
    ${'`code`'}                   | ${"'code'"}
  `('makes no markup of $data', ({ data, expected }: { data: string; expected: string }) => {
    const { content } = amazonQNotification(aBulletin({ lines: [aLine({ summary: data })] }), RULE_TEXTS);

    expect(content.description).toContain(expected);
    expect(content.description).not.toContain(data);
  });
});

describe('minimalNotification', () => {
  test('is the title and the key', () => {
    expect(minimalNotification(aBulletin(), 'payments-prod: 3 changes').content).toEqual({
      textType: 'client-markdown',
      title: 'payments-prod: 3 changes',
      description: `payments-prod: 3 changes\n${aBulletin().key}`,
    });
  });
});
