import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { expiryLimits, isNeverIssued, isServable, isSuperseded } from '../../../lambda/domain/certificate/expiry';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { aView } from '../../builders/view';

describe('isNeverIssued', () => {
  test.each`
    certificate                                                              | expected | what
    ${aCertificate({ status: 'PENDING_VALIDATION', notAfter: undefined })}   | ${true}  | ${'a request that waits'}
    ${aCertificate({ status: 'VALIDATION_TIMED_OUT', notAfter: undefined })} | ${true}  | ${'a request that timed out'}
    ${aCertificate({ status: 'FAILED', notAfter: undefined })}               | ${true}  | ${'a request that failed'}
    ${aCertificate({ status: 'FAILED' })}                                    | ${false} | ${'a failed one that has an end'}
    ${aCertificate({ status: 'ISSUED', notAfter: undefined })}               | ${false} | ${'an issued one without an end'}
    ${aCertificate({ status: undefined, notAfter: undefined })}              | ${false} | ${'one of unknown status'}
    ${anIamCertificate({ notAfter: undefined })}                             | ${false} | ${'one in IAM'}
  `('is $expected of $what', ({ certificate, expected }: { certificate: Certificate; expected: boolean }) => {
    expect(isNeverIssued(certificate)).toBe(expected);
  });
});

describe('isServable', () => {
  test.each`
    certificate                                        | expected | what
    ${aCertificate()}                                  | ${true}  | ${'an issued and valid one'}
    ${anIamCertificate()}                              | ${true}  | ${'a valid one in IAM'}
    ${aCertificate({ notBefore: NOW })}                | ${true}  | ${'one that begins now'}
    ${aCertificate({ notBefore: daysFromNow(0.001) })} | ${false} | ${'one that has not begun'}
    ${aCertificate({ notAfter: daysFromNow(0.001) })}  | ${true}  | ${'one that has not ended'}
    ${aCertificate({ notAfter: NOW })}                 | ${false} | ${'one that ends now'}
    ${aCertificate({ notBefore: undefined })}          | ${false} | ${'one of unknown beginning'}
    ${aCertificate({ notAfter: undefined })}           | ${false} | ${'one of unknown end'}
    ${aCertificate({ status: 'REVOKED' })}             | ${false} | ${'a revoked one'}
  `('is $expected of $what', ({ certificate, expected }: { certificate: Certificate; expected: boolean }) => {
    expect(isServable(certificate, NOW)).toBe(expected);
  });
});

describe('expiryLimits', () => {
  test.each`
    certificate                                                                   | expected                              | renewer
    ${aCertificate()}                                                             | ${DEFAULT_POLICY.overdue}             | ${'ACM'}
    ${anAcmeCertificate()}                                                        | ${DEFAULT_POLICY.expiring.acmeClient} | ${'an ACME client'}
    ${anAcmeCertificate({ notBefore: undefined })}                                | ${DEFAULT_POLICY.expiring.nobody}     | ${'an ACME client, of unknown lifetime'}
    ${anAcmeCertificate({ notBefore: daysFromNow(9), notAfter: daysFromNow(9) })} | ${DEFAULT_POLICY.expiring.nobody}     | ${'an ACME client, of no lifetime'}
    ${anAcmeCertificate({ notAfter: undefined })}                                 | ${DEFAULT_POLICY.expiring.nobody}     | ${'an ACME client, without an end'}
    ${anImportedCertificate()}                                                    | ${DEFAULT_POLICY.expiring.nobody}     | ${'nobody'}
    ${aCertificate({ renews: 'unknown' })}                                        | ${DEFAULT_POLICY.expiring.nobody}     | ${'nobody knows whom'}
  `(
    'are those of a renewal by $renewer',
    ({ certificate, expected }: { certificate: Certificate; expected: object }) => {
      expect(expiryLimits(certificate, DEFAULT_POLICY)).toBe(expected);
    },
  );
});

describe('isSuperseded', () => {
  const own = anAcmeCertificate({ notBefore: daysFromNow(-80) });

  test.each`
    certificate                                    | other                                                                   | expected | what
    ${own}                                         | ${anAcmeCertificate({ notBefore: daysFromNow(-79) })}                   | ${true}  | ${'by a newer one of an ACME client'}
    ${own}                                         | ${anAcmeCertificate({ notBefore: daysFromNow(-79), notAfter: NOW })}    | ${true}  | ${'by a newer one that is judged itself'}
    ${own}                                         | ${anAcmeCertificate({ notBefore: daysFromNow(-80) })}                   | ${false} | ${'by one of the same age'}
    ${own}                                         | ${anAcmeCertificate({ notBefore: daysFromNow(-81) })}                   | ${false} | ${'by an older one'}
    ${own}                                         | ${anAcmeCertificate({ notBefore: undefined })}                          | ${false} | ${'by one of unknown age'}
    ${own}                                         | ${anAcmeCertificate({ notBefore: daysFromNow(-1), status: 'REVOKED' })} | ${false} | ${'by a revoked one'}
    ${own}                                         | ${aCertificate({ notBefore: daysFromNow(-1) })}                         | ${false} | ${'by one of another origin'}
    ${own}                                         | ${anIamCertificate({ notBefore: daysFromNow(-1) })}                     | ${false} | ${'by one in IAM'}
    ${anAcmeCertificate({ notBefore: undefined })} | ${anAcmeCertificate({ notBefore: daysFromNow(-1) })}                    | ${false} | ${'while its own age is unknown'}
    ${anImportedCertificate()}                     | ${anAcmeCertificate({ notBefore: daysFromNow(-1) })}                    | ${false} | ${'when nobody renews it'}
  `('is $expected $what', (row: { certificate: Certificate; other: Certificate; expected: boolean }) => {
    expect(isSuperseded(row.certificate, aView({ namesakes: [row.other] }))).toBe(row.expected);
  });

  test('is false without namesakes', () => {
    expect(isSuperseded(own, aView())).toBe(false);
  });
});
