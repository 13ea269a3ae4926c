import { subjectLine } from '../../../lambda/notifiers/sns/subject';
import { aBulletin, aLine, anAbout, aNotice, aPage, RULE_TEXTS } from '../../builders/message';

const subject = (name: string) =>
  subjectLine(aPage({ cases: [aNotice({ about: anAbout({ names: [name] }) })] }), RULE_TEXTS);

describe('subjectLine', () => {
  test('is the headline', () => {
    expect(subject('api.example.com')).toBe('CRITICAL payments-prod: api.example.com expires in 6 days');
  });

  test.each`
    length | ending
    ${57}  | ${'a expires in 6 days'}
    ${58}  | ${`(2026-11-26 08:00 UTC): ${'a'.repeat(30)}...`}
    ${200} | ${`(2026-11-26 08:00 UTC): ${'a'.repeat(30)}...`}
  `(
    'has at most 99 characters for a name of $length, the date among them',
    ({ length, ending }: { length: number; ending: string }) => {
      const line = subject('a'.repeat(length));

      expect(line.length).toBeLessThanOrEqual(99);
      expect(line.endsWith(ending)).toBe(true);
    },
  );

  test('of what is no page is cut at its end', () => {
    const about = anAbout({ names: ['a'.repeat(200)], attachments: undefined });

    expect(subjectLine(aBulletin({ lines: [aLine({ about })] }), RULE_TEXTS)).toMatch(
      /^payments-prod: CRITICAL, new: a{66}\.\.\.$/,
    );
  });

  test('is ASCII on one line', () => {
    expect(subject('größe\r\nBcc: evil@example')).toBe(
      'CRITICAL payments-prod: gro?e Bcc: evil@example expires in 6 days',
    );
  });
});
