import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { legacyCertificateIdle } from '../../../lambda/domain/rules/legacy-certificate-idle';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

describe('legacy-certificate-idle', () => {
  test.each`
    certificate                                        | use         | outcome             | what
    ${anIamCertificate()}                              | ${UNUSED}   | ${'info, unused'}   | ${'one in IAM that is unused'}
    ${anIamCertificate({ notAfter: daysFromNow(-1) })} | ${UNUSED}   | ${'info, unused'}   | ${'one in IAM that is unused and has expired'}
    ${anIamCertificate()}                              | ${USED}     | ${'pass'}           | ${'one in IAM that is used'}
    ${anIamCertificate()}                              | ${UNPROVEN} | ${'unknown: use'}   | ${'one in IAM of unknown use'}
    ${aCertificate()}                                  | ${UNUSED}   | ${'not-applicable'} | ${'one in ACM'}
  `('says $outcome of $what', (row: { certificate: Certificate; use: typeof USED; outcome: string }) => {
    expect(outcomeOf(legacyCertificateIdle.evaluate(row.certificate, aContext({ use: row.use })))).toBe(row.outcome);
  });

  test('says since when that is proven', () => {
    expect(legacyCertificateIdle.evaluate(anIamCertificate(), aContext({ use: UNUSED }))).toEqual({
      kind: 'fail',
      severity: 'info',
      because: 'unused',
      summary: 'shop.example.com (IAM, legacy-shop) has no attachment, as of 2026-11-20 08:00 UTC',
      facts: { provenAt: NOW },
    });
  });
});
