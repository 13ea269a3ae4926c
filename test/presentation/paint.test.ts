import { paint, wantsColours } from '../../bin/presentation/paint';

describe('wantsColours', () => {
  test.each`
    isTTY        | environment             | wanted   | what
    ${true}      | ${{ TERM: 'xterm' }}    | ${true}  | ${'a terminal'}
    ${true}      | ${{}}                   | ${true}  | ${'a terminal of no name'}
    ${false}     | ${{ FORCE_COLOR: '1' }} | ${false} | ${'what says that it is no terminal'}
    ${undefined} | ${{ CI: '1' }}          | ${false} | ${'a pipe'}
    ${true}      | ${{ NO_COLOR: '1' }}    | ${false} | ${'somebody who asks for none'}
    ${true}      | ${{ NO_COLOR: '' }}     | ${true}  | ${'an empty wish'}
    ${true}      | ${{ TERM: 'dumb' }}     | ${false} | ${'a terminal that cannot'}
  `(
    'is $wanted for $what',
    ({ isTTY, environment, wanted }: { isTTY: boolean; environment: Record<string, string>; wanted: boolean }) => {
      expect(wantsColours({ isTTY }, environment)).toBe(wanted);
    },
  );
});

describe('paint', () => {
  test('adds nothing without colours', () => {
    expect(paint(false).critical('text')).toBe('text');
  });

  test('wraps a text in what a terminal needs', () => {
    const painted = paint(true).critical('text');

    expect(painted).toContain('text');
    expect(painted.startsWith('\u001b[')).toBe(true);
  });
});
