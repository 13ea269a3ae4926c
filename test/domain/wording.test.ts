import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { atMost, counted, inUtc, labelOf } from '../../lambda/domain/wording';
import { aCertificate, anIamCertificate } from '../builders/certificate';
import { instantAt } from '../builders/instant';

describe('inUtc', () => {
  test('is a minute that people read', () => {
    expect(inUtc(instantAt('2026-12-01T08:00:59.999Z'))).toBe('2026-12-01 08:00 UTC');
  });
});

describe('counted', () => {
  test.each`
    count | text
    ${0}  | ${'0 attachments'}
    ${1}  | ${'1 attachment'}
    ${2}  | ${'2 attachments'}
  `('is $text', ({ count, text }: { count: number; text: string }) => {
    expect(counted(count, 'attachment')).toBe(text);
  });
});

describe('atMost', () => {
  test('keeps a list that is short enough', () => {
    expect(atMost(2, ['a', 'b'])).toEqual(['a', 'b']);
  });

  test('says how many are left out of a longer one', () => {
    expect(atMost(2, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'and 2 more']);
  });
});

describe('labelOf', () => {
  test.each`
    certificate                                                    | label
    ${aCertificate()}                                              | ${'shop.example.com (ACM, eu-west-1)'}
    ${aCertificate({ names: ['a.example.com', 'b.example.com'] })} | ${'a.example.com and 1 more name (ACM, eu-west-1)'}
    ${aCertificate({ names: ['a.example.com', 'b', 'c'] })}        | ${'a.example.com and 2 more names (ACM, eu-west-1)'}
    ${aCertificate({ names: [] })}                                 | ${`${aCertificate().id} (ACM, eu-west-1)`}
    ${anIamCertificate()}                                          | ${'shop.example.com (IAM, legacy-shop)'}
    ${anIamCertificate({ names: [] })}                             | ${'ASCAEXAMPLE0000000001 (IAM, legacy-shop)'}
    ${aCertificate({ names: ['<script>\u202e.example.com'] })}     | ${'<script>\u202e.example.com (ACM, eu-west-1)'}
  `('is $label', ({ certificate, label }: { certificate: Certificate; label: string }) => {
    expect(labelOf(certificate)).toBe(label);
  });
});
