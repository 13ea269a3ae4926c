import { gsmText, plainAscii } from '../../../lambda/notifiers/sns/plain-ascii';

describe('plainAscii', () => {
  test.each`
    text                 | expected
    ${'api.example.com'} | ${'api.example.com'}
    ${'größe café'}      | ${'gro?e cafe'}
    ${'пример'}          | ${'??????'}
    ${'cut…'}            | ${'cut...'}
    ${'a\u00a0b'}        | ${'a b'}
    ${'ﬁ'}               | ${'fi'}
    ${'👍'}              | ${'?'}
    ${'a\nb'}            | ${'a?b'}
  `('writes "$text" as "$expected"', ({ text, expected }: { text: string; expected: string }) => {
    expect(plainAscii(text)).toBe(expected);
  });
});

describe('gsmText', () => {
  test('writes what the GSM alphabet lacks, or counts double, with its nearest character', () => {
    expect(gsmText('[a]{b}\\c|d~e^f`g_h@i$j')).toBe("(a)(b)/c/d-e'f'g_h@i$j");
  });
});
