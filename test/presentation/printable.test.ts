import fc from 'fast-check';
import { printable, printableJson, printableLine, printableWhole } from '../../bin/presentation/printable';

const ESCAPE = '\u001b[2J\u009b31m';
const REVERSED = 'moc.elpmaxe\u202e';

describe('printable', () => {
  test.each([
    ['an escape sequence', `a${ESCAPE}b`, 'a[2J31mb'],
    ['a reversed name', REVERSED, 'moc.elpmaxe'],
    ['a line break', 'a\nb', 'a b'],
    ['nothing visible', '\u200b\u0000', '(nothing printable)'],
  ])('shows %s and obeys none of it', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('leaves whatever can be seen as it is', () => {
    expect(printable('*.例え.jp bücher.example')).toBe('*.例え.jp bücher.example');
  });
});

describe('printableLine', () => {
  test.each([
    ['a line that is set in', `  a${ESCAPE}b`, '  a[2J31mb'],
    ['a line that is not', 'a\nb', 'a b'],
  ])('shows %s as it stands, and obeys none of it', (_what, line, shown) => {
    expect(printableLine(line)).toBe(shown);
  });
});

describe('printableWhole', () => {
  test('reaches every text, and nothing else', () => {
    const value = { names: [`a${ESCAPE}`], deep: { at: REVERSED, port: 443, none: null, is: true } };

    expect(printableWhole(value)).toEqual({
      names: ['a[2J31m'],
      deep: { at: 'moc.elpmaxe', port: 443, none: null, is: true },
    });
  });
});

describe('printableJson', () => {
  test('is JSON of the very same value, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(JSON.parse(printableJson({ texts }))).toEqual({ texts });
      }),
    );
  });

  test('holds nothing that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(printableJson({ texts })).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
      }),
    );
    expect(printableJson({ texts: [ESCAPE, REVERSED] })).toContain('\\u202e');
  });
});
