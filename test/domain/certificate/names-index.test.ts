import fc from 'fast-check';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateId } from '../../../lambda/domain/ids';
import { namesIndex } from '../../../lambda/domain/certificate/names-index';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';

const LEGACY = certificateId('ASCALEGACY');
const legacy = (names: readonly string[], namesComplete = true) =>
  anIamCertificate({ id: LEGACY, names, namesComplete });
const acm = (serial: number, names: readonly string[], namesComplete = true) =>
  aCertificate({ arn: acmArn(serial), names, namesComplete });

const covering = (certificate: Certificate, ...others: readonly Certificate[]) =>
  namesIndex([certificate, ...others]).coveredBy(certificate);

describe('coveredBy', () => {
  test.each`
    names                                 | by                                    | what
    ${['a.test']}                         | ${['a.test']}                         | ${'the same name'}
    ${['A.test.']}                        | ${['a.TEST']}                         | ${'another spelling'}
    ${['a.example.test']}                 | ${['*.example.test']}                 | ${'a wildcard for one label'}
    ${['*.example.test']}                 | ${['*.example.test', 'x.test']}       | ${'an equal wildcard'}
    ${['a.test', 'b.test']}               | ${['b.test', 'a.test', 'c.test']}     | ${'all names and more'}
    ${['example.test', 'a.example.test']} | ${['*.example.test', 'example.test']} | ${'a wildcard and the apex'}
  `('holds for $what', ({ names, by }: { names: string[]; by: string[] }) => {
    const other = acm(2, by);

    expect(covering(legacy(names), other)).toEqual([other]);
  });

  test.each`
    names                   | by                         | what
    ${['example.test']}     | ${['*.example.test']}      | ${'the apex of a wildcard'}
    ${['a.b.example.test']} | ${['*.example.test']}      | ${'two labels below a wildcard'}
    ${['*.example.test']}   | ${['a.example.test']}      | ${'a wildcard by one of its names'}
    ${['*.b.example.test']} | ${['*.example.test']}      | ${'a wildcard by the one above'}
    ${['a.test', 'b.test']} | ${['a.test']}              | ${'a part of the names'}
    ${['foo.example.test']} | ${['f*.example.test']}     | ${'a wildcard within a label'}
    ${['a.test']}           | ${['a.test.example.test']} | ${'a name that only begins alike'}
    ${['a.test']}           | ${['aa.test']}             | ${'a name that only ends alike'}
    ${[]}                   | ${['a.test']}              | ${'a certificate without names'}
  `('does not hold for $what', ({ names, by }: { names: string[]; by: string[] }) => {
    expect(covering(legacy(names), acm(2, by))).toEqual([]);
  });

  test('never holds for a certificate that may have more names than it shows', () => {
    expect(covering(legacy(['a.test'], false), acm(2, ['a.test']))).toEqual([]);
  });

  test('holds by a certificate that shows enough of its names', () => {
    const other = acm(2, ['a.test'], false);

    expect(covering(legacy(['a.test']), other)).toEqual([other]);
  });

  test('counts certificates of ACM only, and not the certificate itself', () => {
    const self = acm(1, ['a.test']);

    expect(covering(self, legacy(['a.test']))).toEqual([]);
  });

  test('agrees with a comparison of each certificate with each other', () => {
    const label = fc.constantFrom('a', 'b', '*');
    const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.test`);
    const sets = fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });

    fc.assert(
      fc.property(sets, (lists) => {
        const all = lists.map((names, serial) => acm(serial, names));
        const index = namesIndex(all);
        for (const one of all) {
          const expected = all.filter(
            (other) => other !== one && one.names.every((wanted) => isCovered(wanted, other.names)),
          );
          expect(new Set(index.coveredBy(one))).toEqual(new Set(expected));
        }
      }),
    );
  });
});

/** RFC 6125 by the letter, one name against one list. */
const isCovered = (wanted: string, names: readonly string[]): boolean =>
  names.some((name) => {
    const [first, ...rest] = name.split('.');
    const [firstWanted, ...restWanted] = wanted.split('.');
    if (name === wanted) return true;
    return first === '*' && firstWanted !== '*' && rest.join('.') === restWanted.join('.');
  });

describe('namesakesOf', () => {
  test('finds the others of the same names, in any order and spelling', () => {
    const one = acm(1, ['a.test', 'b.test']);
    const other = acm(2, ['B.test', 'a.test']);
    const third = legacy(['a.test', 'b.test']);

    expect(namesIndex([one, other, third]).namesakesOf(one)).toEqual([other, third]);
  });

  test.each`
    what                            | certificate                  | other
    ${'a subset'}                   | ${acm(1, ['a.test'])}        | ${acm(2, ['a.test', 'b.test'])}
    ${'a wildcard of it'}           | ${acm(1, ['a.test'])}        | ${acm(2, ['*.test'])}
    ${'names that were cut'}        | ${acm(1, ['a.test'], false)} | ${acm(2, ['a.test'])}
    ${'others with names cut'}      | ${acm(1, ['a.test'])}        | ${acm(2, ['a.test'], false)}
    ${'certificates without names'} | ${acm(1, [])}                | ${acm(2, [])}
  `('finds none for $what', ({ certificate, other }: { certificate: Certificate; other: Certificate }) => {
    expect(namesIndex([certificate, other]).namesakesOf(certificate)).toEqual([]);
  });

  test('finds none for a certificate that is not in the index', () => {
    expect(namesIndex([]).namesakesOf(acm(1, ['a.test']))).toEqual([]);
  });
});
