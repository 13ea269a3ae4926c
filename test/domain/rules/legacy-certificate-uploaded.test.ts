import type { Certificate } from '../../../lambda/domain/certificate';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { legacyCertificateUploaded } from '../../../lambda/domain/rules/legacy-certificate-uploaded';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = {}) =>
  outcomeOf(legacyCertificateUploaded.evaluate(certificate, aContext(answers)));

describe('legacy-certificate-uploaded', () => {
  test.each`
    millisecondsMore | outcome             | when
    ${0}             | ${'warning'}        | ${'7 days'}
    ${-1}            | ${'info, aged-out'} | ${'a millisecond more than 7 days'}
  `('says $outcome $when after the upload', (row: { millisecondsMore: number; outcome: string }) => {
    const uploadedAt = plusMilliseconds(daysFromNow(-7), row.millisecondsMore);

    expect(outcome(anIamCertificate({ uploadedAt }))).toBe(row.outcome);
  });

  test.each`
    certificate                                    | outcome               | what
    ${anIamCertificate({ uploadedAt: undefined })} | ${'unknown: history'} | ${'one of which IAM does not tell when'}
    ${aCertificate()}                              | ${'not-applicable'}   | ${'one in ACM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each([USED, UNPROVEN, UNUSED])('asks no matter who uses it', (use) => {
    expect(outcome(anIamCertificate({ uploadedAt: daysFromNow(-1) }), { use })).toBe('warning');
  });

  test('follows the limit of the policy', () => {
    const policy = { ...DEFAULT_POLICY, legacy: { ...DEFAULT_POLICY.legacy, uploadedAgesOutAfterDays: 3 } };

    expect(outcome(anIamCertificate({ uploadedAt: daysFromNow(-4) }), { policy })).toBe('info, aged-out');
  });

  test('closes by age, which is no health', () => {
    const uploadedAt = daysFromNow(-30);

    expect(legacyCertificateUploaded.evaluate(anIamCertificate({ uploadedAt }), aContext())).toEqual({
      kind: 'fail',
      severity: 'info',
      because: 'aged-out',
      summary: 'shop.example.com (IAM, legacy-shop) was uploaded to IAM on 2026-10-21 08:00 UTC',
      facts: { uploadedAt, name: 'legacy-shop' },
    });
  });
});
