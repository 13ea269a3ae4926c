import * as fc from 'fast-check';
import { cut, neutral } from '../../../lambda/domain/rendering/hostile-text';
import { hostileText } from '../../builders/hostile';

describe('neutral', () => {
  test.each`
    text                                          | expected                          | what
    ${'api.example.com'}                          | ${'api.example.com'}              | ${'a plain name as it is'}
    ${'*.example.com'}                            | ${'*.example.com'}                | ${'a wildcard as it is'}
    ${'пример.испытание'}                         | ${'пример.испытание'}             | ${'letters of any script as they are'}
    ${'one\r\ntwo\u2028three'}                    | ${'one two three'}                | ${'line breaks as one blank'}
    ${'\u001b]8;;http://evil.example\u0007click'} | ${']8;;http://evil.exampleclick'} | ${'no escape sequences'}
    ${'a\u0000b\u007fc\u009bd'}                   | ${'abcd'}                         | ${'no control characters of C0 and C1'}
    ${'moc\u202egnp.exe'}                         | ${'mocgnp.exe'}                   | ${'no change of direction'}
    ${'zero\u200bwidth\u2060\ufeff'}              | ${'zerowidth'}                    | ${'nothing of zero width'}
    ${'a\u3164\u2800b'}                           | ${'a b'}                          | ${'no fillers that look like nothing'}
    ${'half \ud83d'}                              | ${'half'}                         | ${'no half of a pair'}
    ${'a\u0301\u0302\u0303\u0304\u0305\u0306b'}   | ${'a\u0301\u0302\u0303\u0304b'}   | ${'at most four marks on a character'}
    ${'\u200b \u0000'}                            | ${''}                             | ${'nothing where nothing can be seen'}
  `('keeps $what', ({ text, expected }: { text: string; expected: string }) => {
    expect(neutral(text, 100)).toBe(expected);
  });

  test('is one line of visible text within the limit, whatever comes', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 300 }), (text, limit) => {
        const line = neutral(text, limit);

        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\p{C}\p{DI}\u2028\u2029]/u);
        expect(line).toBe(line.trim());
      }),
    );
  });

  test('changes nothing that is neutral already', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const once = neutral(text, 300);

        expect(neutral(once, 300)).toBe(once);
      }),
    );
  });
});

describe('cut', () => {
  test.each`
    text                   | limit | expected      | what
    ${'abcde'}             | ${5}  | ${'abcde'}    | ${'as long as the limit'}
    ${'abcdef'}            | ${5}  | ${'abcd…'}    | ${'one longer'}
    ${'ab cdef'}           | ${4}  | ${'ab…'}      | ${'a blank before the cut'}
    ${'ab👩‍👩‍👧‍👦cd'}            | ${13} | ${'ab…'}      | ${'a family that does not fit whole'}
    ${'ab👩‍👩‍👧‍👦cd'}            | ${14} | ${'ab👩‍👩‍👧‍👦…'}    | ${'a family that just fits'}
    ${'e\u0301'.repeat(3)} | ${4}  | ${'e\u0301…'} | ${'letters with accents'}
  `(
    'cuts $what at a character that people see',
    ({ text, limit, expected }: { text: string; limit: number; expected: string }) => {
      expect(cut(text, limit)).toBe(expected);
    },
  );

  test('ends with the mark that the medium knows', () => {
    expect(cut('abcdefgh', 6, '...')).toBe('abc...');
  });
});
