import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateExpired } from '../../../lambda/domain/rules/certificate-expired';
import { anAttachment } from '../../builders/attachment';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, instantAt, NOW } from '../../builders/instant';
import { aLife } from '../../builders/life';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const EXPIRED = { notBefore: daysFromNow(-91), notAfter: daysFromNow(-1) };

describe('certificate-expired', () => {
  test.each`
    millisecondsMore | outcome       | when
    ${1}             | ${'pass'}     | ${'a millisecond before its end'}
    ${0}             | ${'critical'} | ${'at its end'}
    ${-1}            | ${'critical'} | ${'a millisecond after its end'}
  `('says $outcome $when', ({ millisecondsMore, outcome }: { millisecondsMore: number; outcome: string }) => {
    const certificate = anImportedCertificate(aLife({ days: 398, hoursLeft: 0, millisecondsMore }));

    expect(outcomeOf(certificateExpired.evaluate(certificate, aContext()))).toBe(outcome);
  });

  test.each`
    certificate                                                                   | outcome                 | what
    ${aCertificate(EXPIRED)}                                                      | ${'critical'}           | ${'one that ACM renews'}
    ${aCertificate({ ...EXPIRED, status: 'ISSUED' })}                             | ${'critical'}           | ${'one that ACM still calls ISSUED'}
    ${aCertificate({ status: 'EXPIRED' })}                                        | ${'pass'}               | ${'one that ACM calls EXPIRED before its end'}
    ${anImportedCertificate(EXPIRED)}                                             | ${'critical'}           | ${'an imported one'}
    ${anAcmeCertificate(EXPIRED)}                                                 | ${'critical'}           | ${'one of an ACME client'}
    ${anIamCertificate(EXPIRED)}                                                  | ${'critical'}           | ${'one in IAM'}
    ${anIamCertificate({ ...EXPIRED, notBefore: undefined })}                     | ${'critical'}           | ${'one of unknown beginning'}
    ${anImportedCertificate({ notAfter: instantAt('9999-12-31T23:59:59.000Z') })} | ${'pass'}               | ${'one that ends in the year 9999'}
    ${anImportedCertificate({ notBefore: daysFromNow(1) })}                       | ${'pass'}               | ${'one that is not valid yet'}
    ${anIamCertificate({ notAfter: undefined })}                                  | ${'unknown: not-after'} | ${'one without an end in IAM'}
    ${aCertificate({ notAfter: undefined })}                                      | ${'unknown: not-after'} | ${'an issued one without an end'}
    ${aCertificate({ notAfter: undefined, status: undefined })}                   | ${'unknown: not-after'} | ${'one without an end and of unknown status'}
    ${aCertificate({ notAfter: undefined, status: 'PENDING_VALIDATION' })}        | ${'not-applicable'}     | ${'one that was not issued yet'}
    ${aCertificate({ notAfter: undefined, status: 'VALIDATION_TIMED_OUT' })}      | ${'not-applicable'}     | ${'one that timed out'}
    ${aCertificate({ notAfter: undefined, status: 'FAILED' })}                    | ${'not-applicable'}     | ${'one that failed'}
  `('says $outcome of $what', ({ certificate, outcome }: { certificate: Certificate; outcome: string }) => {
    expect(outcomeOf(certificateExpired.evaluate(certificate, aContext()))).toBe(outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'critical'}     | ${'used'}
    ${UNPROVEN} | ${'critical'}     | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of one that is $what', ({ use, outcome }: { use: typeof USED; outcome: string }) => {
    expect(outcomeOf(certificateExpired.evaluate(anIamCertificate(EXPIRED), aContext({ use })))).toBe(outcome);
  });

  test('passes for one of an ACME client that fetched a newer one', () => {
    const newer = anAcmeCertificate({ notBefore: daysFromNow(-10), notAfter: daysFromNow(80) });

    const verdict = certificateExpired.evaluate(anAcmeCertificate(EXPIRED), aContext({ namesakes: [newer] }));

    expect(outcomeOf(verdict)).toBe('pass');
  });

  test('says when it expired and whom that hits', () => {
    const context = aContext({ attachments: [anAttachment(), anAttachment({ name: 'edge-2' })] });

    expect(certificateExpired.evaluate(anImportedCertificate(EXPIRED), context)).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary: 'shop.example.com (ACM, eu-west-1) expired on 2026-11-19 08:00 UTC; 2 attachments',
      facts: { notAfter: EXPIRED.notAfter, use: 'used' },
      deadline: EXPIRED.notAfter,
    });
    expect(EXPIRED.notAfter < NOW).toBe(true);
  });
});
