import { execFileSync } from 'node:child_process';
import { commandOf } from '../../../lambda/domain/rendering/shell-command';
import { HOSTILE_TEXTS } from '../../builders/hostile';

/** The words that a real shell makes of it. */
const wordsOf = (command: string): readonly string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('commandOf', () => {
  test('leaves plain words as they are', () => {
    expect(commandOf('aws acm', ['--region', 'eu-west-1'])).toBe('aws acm --region eu-west-1');
  });

  test.each(['*.example.com', "it's", '$(reboot)', '`reboot`', 'a b', 'a;b', '>file', '#no comment', '~root'])(
    'lets a shell read nothing into "%s"',
    (word) => {
      expect(wordsOf(commandOf('x', [word, 'end']) ?? '')).toEqual(['x', word, 'end']);
    },
  );

  test.each([
    { what: 'an empty word', word: '' },
    { what: 'a line break', word: 'a\nb' },
    { what: 'something invisible', word: 'a\u200bb' },
    { what: 'two blanks, of which a medium shows one', word: 'a  b' },
    { what: 'more than anybody reads', word: 'a'.repeat(1_000) },
  ])('is none with $what', ({ word }) => {
    expect(commandOf('x', [word])).toBeUndefined();
  });

  test('gives a shell exactly the words that came, or nothing', () => {
    const told = HOSTILE_TEXTS.flatMap((text) => {
      const command = commandOf('x', [text]);
      return command === undefined ? [] : [{ text, words: wordsOf(command) }];
    });

    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.map(({ text }) => ({ text, words: ['x', text] })));
  });
});
