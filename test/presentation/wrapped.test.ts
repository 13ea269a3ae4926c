import fc from 'fast-check';
import { beside, hanging, wrapped } from '../../bin/presentation/wrapped';

describe('wrapped', () => {
  test.each`
    text            | width | lines                | what
    ${'one two'}    | ${7}  | ${['one two']}       | ${'what fits'}
    ${'one two'}    | ${6}  | ${['one', 'two']}    | ${'between words'}
    ${'a mountain'} | ${4}  | ${['a', 'mountain']} | ${'never inside a word'}
    ${''}           | ${4}  | ${['']}              | ${'nothing'}
  `('breaks $what', ({ text, width, lines }: { text: string; width: number; lines: string[] }) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  test('loses no word and keeps their order', () => {
    const aText = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }).map((words) => words.join(' '));

    fc.assert(
      fc.property(aText, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(wrapped(text, width).join(' ')).toBe(text);
      }),
    );
  });
});

describe('beside', () => {
  test('puts the label in front of the first line and indents the others as far', () => {
    expect(beside('names: ', 'aaa bbb', 10)).toEqual(['names: aaa', '       bbb']);
  });
});

describe('hanging', () => {
  test('indents what follows the first line', () => {
    expect(hanging('rule: do this', 9)).toEqual(['rule:', '  do this']);
  });
});
