import { subjectLine } from '../../../lambda/notifiers/sns/subject';
import { anAbout, aNotice, aPage, RULE_TEXTS } from '../../builders/message';

const subject = (name: string) =>
  subjectLine(aPage({ cases: [aNotice({ about: anAbout({ names: [name] }) })] }), RULE_TEXTS);

describe('subjectLine', () => {
  test('is the headline', () => {
    expect(subject('api.example.com')).toBe('CRITICAL payments-prod: api.example.com expires in 6 days');
  });

  test.each`
    length | ending
    ${57}  | ${'a expires in 6 days'}
    ${58}  | ${'a expires in 6...'}
    ${200} | ${'a...'}
  `('has at most 99 characters for a name of $length', ({ length, ending }: { length: number; ending: string }) => {
    const line = subject('a'.repeat(length));

    expect(line.length).toBeLessThanOrEqual(99);
    expect(line.endsWith(ending)).toBe(true);
  });

  test('is ASCII on one line', () => {
    expect(subject('größe\r\nBcc: evil@example')).toBe(
      'CRITICAL payments-prod: gro?e Bcc: evil@example expires in 6 days',
    );
  });
});
