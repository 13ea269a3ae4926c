import { coveringNames, nameSetKey } from '../../../lambda/domain/certificate/names';

describe('coveringNames', () => {
  test.each`
    name                    | expected                                  | what
    ${'api.example.com'}    | ${['api.example.com', '*.example.com']}   | ${'itself and a wildcard for its left-most label'}
    ${'a.b.example.com'}    | ${['a.b.example.com', '*.b.example.com']} | ${'no wildcard two levels above'}
    ${'*.example.com'}      | ${['*.example.com']}                      | ${'only an equal wildcard'}
    ${'API.Example.COM.'}   | ${['api.example.com', '*.example.com']}   | ${'without regard to case and final dot'}
    ${'localhost'}          | ${['localhost']}                          | ${'a single label by itself alone'}
    ${'.example.com'}       | ${['.example.com']}                       | ${'no wildcard for an empty label'}
    ${'xn--bcher-kva.test'} | ${['xn--bcher-kva.test', '*.test']}       | ${'an internationalised label as it stands'}
  `('of $name: $what', ({ name, expected }: { name: string; expected: string[] }) => {
    expect(coveringNames(name)).toEqual(expected);
  });
});

describe('nameSetKey', () => {
  test('is equal for the same names in any order and spelling', () => {
    expect(nameSetKey(['B.test', 'a.test.', 'b.test'])).toBe(nameSetKey(['a.test', 'b.test']));
  });

  test('differs for a subset', () => {
    expect(nameSetKey(['a.test'])).not.toBe(nameSetKey(['a.test', 'b.test']));
  });
});
