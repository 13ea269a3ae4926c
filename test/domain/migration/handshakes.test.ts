import type { Direction } from '../../../lambda/domain/direction';
import {
  type Expectation,
  type Handshake,
  isReached,
  isShownEverywhere,
  unexpected,
} from '../../../lambda/domain/migration/handshakes';
import { LEAVES } from '../../builders/migration';

const NAME = 'shop.example.com';
const shows = (leaf: string, name?: string, address = '192.0.2.1'): Handshake => ({
  address,
  ...(name !== undefined && { name }),
  shown: { leaf },
});
const fails = (name?: string): Handshake => ({ ...shows('', name), shown: { failed: 'timed-out' } });

const expectation = (overrides: Partial<Expectation> = {}): Expectation => ({
  baseline: [shows(LEAVES.old), shows(LEAVES.old, NAME)],
  from: { leaf: LEAVES.old },
  to: { leaf: LEAVES.new },
  movesDefault: true,
  ...overrides,
});

const WITH_OTHER = expectation({ baseline: [shows(LEAVES.other), shows(LEAVES.other, NAME)] });

describe('what handshakes must show', () => {
  test.each<readonly [string, Direction, Handshake, Expectation, boolean]>([
    ['the new one, without a name', 'forward', shows(LEAVES.new), expectation(), true],
    ['the new one, to a name', 'forward', shows(LEAVES.new, NAME), expectation(), true],
    ['the new one, from an address that is new', 'forward', shows(LEAVES.new, NAME, '192.0.2.9'), expectation(), true],
    ['the old one', 'forward', shows(LEAVES.old, NAME), expectation(), false],
    ['nothing', 'forward', fails(NAME), expectation(), false],
    ['another, to a name that the old one answered to', 'forward', shows(LEAVES.other, NAME), expectation(), false],
    ['another, to a name that it answered to before', 'forward', shows(LEAVES.other, NAME), WITH_OTHER, true],
    ['another, without a name, where the default moves', 'forward', shows(LEAVES.other), WITH_OTHER, false],
    [
      'another, without a name, where another is the default',
      ...(['forward', shows(LEAVES.other), { ...WITH_OTHER, movesDefault: false }, true] as const),
    ],
    [
      'what was there before, where nobody knows the old one',
      ...(['forward', shows(LEAVES.other, NAME), { ...WITH_OTHER, from: {} }, false] as const),
    ],
    ['the old one, on the way back', 'back', shows(LEAVES.old, NAME), expectation(), true],
    ['the new one, on the way back', 'back', shows(LEAVES.new, NAME), expectation(), false],
    ['nothing, on the way back', 'back', fails(NAME), expectation(), false],
  ])('%s (%s)', (_what, direction, shown, told, isExpected) => {
    expect(unexpected([shown], told, direction)).toEqual(isExpected ? [] : [shown]);
  });

  test('is told of every address', () => {
    const late = shows(LEAVES.old, NAME, '192.0.2.3');

    expect(unexpected([shows(LEAVES.new, NAME), late], expectation(), 'forward')).toEqual([late]);
  });

  test.each<readonly [string, readonly Handshake[], boolean]>([
    ['one address that shows it to one name', [shows(LEAVES.other), shows(LEAVES.new, NAME)], true],
    ['one that shows it to nobody', [shows(LEAVES.other), shows(LEAVES.other, NAME)], false],
    ['two of which one does', [shows(LEAVES.new), shows(LEAVES.other, NAME, '192.0.2.2')], false],
    ['two that do', [shows(LEAVES.new), shows(LEAVES.new, NAME, '192.0.2.2')], true],
    ['one that shows nothing', [fails(NAME)], false],
  ])('on every address is the new one, of %s', (_what, shown, expected) => {
    expect(isShownEverywhere(shown, expectation())).toBe(expected);
  });

  test('is nothing where nobody answered', () => {
    expect(isReached([fails()])).toBe(false);
    expect(isReached([])).toBe(false);
    expect(isReached([fails(), shows(LEAVES.old)])).toBe(true);
  });
});
