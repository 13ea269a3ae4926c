import { amazonQNotification, minimalNotification } from '../../../lambda/notifiers/sns/amazon-q';
import { acmArn } from '../../builders/certificate';
import {
  aBulletin,
  aClear,
  aLine,
  anAbout,
  anEndedLine,
  aPage,
  LINKED_RULE_TEXTS,
  many,
  RULE_TEXTS,
} from '../../builders/message';

describe('amazonQNotification', () => {
  test('is a custom notification with what to type next', () => {
    expect(amazonQNotification(aBulletin(), RULE_TEXTS)).toEqual({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
        description: expect.stringMatching(
          /It ends on 2026-11-26 08:00 UTC, and nobody renews it\.\nWhen: .*\neu-west-1 · /,
        ),
        nextSteps: [
          expect.stringMatching(/^Next command: `aws acm request-certificate [^`]+`$/),
          expect.stringMatching(/^Silence: `npx notafter silence add [^`]+`$/),
        ],
        keywords: ['critical', 'certificate-expiring'],
      },
      metadata: {
        threadId: `notafter:123456789012:certificate:${acmArn()}`,
        summary: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
        eventType: 'bulletin',
      },
    });
  });

  test('keeps all that is told of one case in one thread, and several in one of their own', () => {
    const threadOf = (...[overrides]: Parameters<typeof aBulletin>) =>
      amazonQNotification(aBulletin(overrides), RULE_TEXTS).metadata.threadId;

    expect(threadOf({ lines: [anEndedLine({ revision: 2 })], key: 'bulletin:1:2' })).toBe(threadOf());
    expect(threadOf({ lines: [aLine(), aLine()], key: 'bulletin:1:3' })).toBe('bulletin:1:3');
    expect(minimalNotification(aPage(), 'any').metadata.threadId).toBe(threadOf());
    expect(minimalNotification(aClear({ cases: [] }), 'any').metadata.threadId).toBe(aClear().key);
  });

  test('says what to type of what goes on: of several, what shows them all', () => {
    const { content } = amazonQNotification(aBulletin({ lines: [aLine(), aLine()] }), RULE_TEXTS);

    expect(content.nextSteps).toEqual(['Next command: `npx notafter cases`']);
    expect(amazonQNotification(aBulletin({ lines: [anEndedLine()] }), RULE_TEXTS).content).not.toHaveProperty(
      'nextSteps',
    );
  });

  test('shows what shows all cases instead of a command that Amazon Q would refuse', () => {
    const names = Array.from({ length: 9 }, (_, index) => `a-name-that-is-rather-long-${index}.example.com`);
    const { content } = amazonQNotification(aBulletin({ lines: [aLine({ about: anAbout({ names }) })] }), RULE_TEXTS);

    expect(content.nextSteps).toEqual(['Next command: `npx notafter cases`', expect.stringMatching(/^Silence: /)]);
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
    ${'<@U012AB3CD>'}             | ${'‹＠U012AB3CD›'}
    ${'<http://evil.example|x>'}  | ${'‹http:∕∕evil.example|x›'}
    ${'[x](http://evil.example)'} | ${'[x] (http:∕∕evil.example)'}
    ${'`code`'}                   | ${"'code'"}
    ${'*.a.example *.b.example'}  | ${'∗.a.example ∗.b.example'}
    ${'_under_ __strong__ '}      | ${'＿under_ ＿＿strong_＿'}
    ${'~gone~ ~~gone~~'}          | ${'∼gone∼ ∼∼gone∼∼'}
    ${'cc: @channel'}             | ${'cc: ＠channel'}
    ${'see https://evil.example'} | ${'see https:∕∕evil.example'}
    ${'# heading \\* '}           | ${'＃ heading ＼∗'}
  `('makes no markup of $data', ({ data, expected }: { data: string; expected: string }) => {
    const { content } = amazonQNotification(aBulletin({ lines: [aLine({ summary: data })] }), RULE_TEXTS);

    expect(content.description).toContain(expected);
    expect(content.description).not.toContain(data);
  });
});

describe('what is no markup', () => {
  test.each(['snake_case_name', 'ops@example.com', 'a-b.c:d/e'])('stays as it is: %s', (data) => {
    const { content } = amazonQNotification(aBulletin({ lines: [aLine({ summary: data })] }), RULE_TEXTS);

    expect(content.description).toContain(data);
  });

  test('is everything but our links to runbooks', () => {
    const line = aLine({ summary: 'https://evil.example' });
    const { content } = amazonQNotification(aBulletin({ lines: [line] }), LINKED_RULE_TEXTS);

    expect(content.description.match(/https?:\/\/\S+/g)).toEqual([
      'https://git.example.com/docs/rules/certificate-expiring.md',
    ]);
  });

  test('is a command in the next steps, wildcards and all', () => {
    const about = anAbout({ names: ['*.a.example', '*.b.example'], attachments: undefined });
    const { content } = amazonQNotification(aBulletin({ lines: [aLine({ about })] }), RULE_TEXTS);

    expect(content.nextSteps?.[0]).toMatch(
      / --domain-name '\*\.a\.example' --subject-alternative-names '\*\.b\.example'`$/,
    );
    expect(content.description).toContain('∗.a.example');
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
