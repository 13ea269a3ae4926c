import type { Key } from '../../../lambda/domain/certificate/certificate';
import { weakKey } from '../../../lambda/domain/rules/weak-key';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

describe('weak-key', () => {
  test.each`
    key                                       | outcome
    ${{ family: 'rsa', bits: 512 }}           | ${'warning'}
    ${{ family: 'rsa', bits: 1024 }}          | ${'warning'}
    ${{ family: 'rsa', bits: 1025 }}          | ${'pass'}
    ${{ family: 'rsa', bits: 2048 }}          | ${'pass'}
    ${{ family: 'rsa', bits: 3072 }}          | ${'pass'}
    ${{ family: 'rsa', bits: 4096 }}          | ${'pass'}
    ${{ family: 'ec', curve: 'prime256v1' }}  | ${'pass'}
    ${{ family: 'ec', curve: 'secp384r1' }}   | ${'pass'}
    ${{ family: 'ec', curve: 'secp521r1' }}   | ${'pass'}
    ${{ family: 'other', name: 'ML-DSA-65' }} | ${'pass'}
    ${undefined}                              | ${'unknown: key'}
  `('says $outcome of $key', ({ key, outcome }: { key?: Key; outcome: string }) => {
    expect(outcomeOf(weakKey.evaluate(aCertificate({ key }), aContext()))).toBe(outcome);
    expect(outcomeOf(weakKey.evaluate(anIamCertificate({ key }), aContext()))).toBe(outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'warning'}      | ${'used'}
    ${UNPROVEN} | ${'warning'}      | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of a weak one that is $what', ({ use, outcome }: { use: typeof USED; outcome: string }) => {
    const certificate = aCertificate({ key: { family: 'rsa', bits: 1024 } });

    expect(outcomeOf(weakKey.evaluate(certificate, aContext({ use })))).toBe(outcome);
  });

  test('says how weak, without a deadline', () => {
    const certificate = aCertificate({ key: { family: 'rsa', bits: 1024 } });

    expect(weakKey.evaluate(certificate, aContext())).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary: 'shop.example.com (ACM, eu-west-1) has an RSA key of 1024 bits; in use',
      facts: { bits: 1024, use: 'used' },
    });
  });
});
