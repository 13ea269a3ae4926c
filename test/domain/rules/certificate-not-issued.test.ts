import type { AcmCertificate, AcmStatus, Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { certificateNotIssued } from '../../../lambda/domain/rules/certificate-not-issued';
import { aCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import type { Overrides } from '../../builders/overrides';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

/** As ACM lists a request: without validity, and not in use. */
const aRequest = (overrides: Overrides<AcmCertificate>) =>
  aCertificate({ notBefore: undefined, notAfter: undefined, inUse: false, ...overrides });

const outcome = (certificate: Certificate, use = UNUSED, memory: Memory = {}) =>
  outcomeOf(certificateNotIssued.evaluate(certificate, aContext({ use, memory })));

describe('certificate-not-issued', () => {
  test.each`
    hours      | outcome          | age
    ${-5.999}  | ${'pass'}        | ${'less than 6 hours'}
    ${-6}      | ${'info, minor'} | ${'6 hours'}
    ${-47.999} | ${'info, minor'} | ${'less than 48 hours'}
    ${-48}     | ${'warning'}     | ${'48 hours'}
    ${-500}    | ${'warning'}     | ${'many days'}
  `('says $outcome of a request that waits for $age', (row: { hours: number; outcome: string }) => {
    const certificate = aRequest({ status: 'PENDING_VALIDATION', requestedAt: hoursFromNow(row.hours) });

    expect(outcome(certificate)).toBe(row.outcome);
  });

  test.each`
    status                    | days       | outcome
    ${'VALIDATION_TIMED_OUT'} | ${-7}      | ${'warning'}
    ${'VALIDATION_TIMED_OUT'} | ${-7.0001} | ${'info, aged-out'}
    ${'FAILED'}               | ${0}       | ${'warning'}
    ${'FAILED'}               | ${-7}      | ${'warning'}
    ${'FAILED'}               | ${-7.0001} | ${'info, aged-out'}
  `(
    'says $outcome of a request that is $status after $days days',
    (row: { status: AcmStatus; days: number; outcome: string }) => {
      expect(outcome(aRequest({ status: row.status, requestedAt: daysFromNow(row.days) }))).toBe(row.outcome);
    },
  );

  test.each(['PENDING_VALIDATION', 'FAILED'] as const)(
    'counts the age of one that is %s from its first sight',
    (status) => {
      const certificate = aRequest({ status, requestedAt: undefined });

      expect(outcome(certificate, UNUSED, { firstSeenAt: daysFromNow(-3) })).toBe('warning');
      expect(outcome(certificate)).toBe('unknown: history');
    },
  );

  test.each`
    certificate                             | outcome              | what
    ${aCertificate({ status: 'ISSUED' })}   | ${'pass'}            | ${'an issued one'}
    ${aCertificate({ status: 'INACTIVE' })} | ${'pass'}            | ${'an inactive one'}
    ${aCertificate({ status: 'EXPIRED' })}  | ${'pass'}            | ${'an expired one'}
    ${anImportedCertificate()}              | ${'pass'}            | ${'an imported one'}
    ${aCertificate({ status: undefined })}  | ${'unknown: status'} | ${'one of a status that we do not know'}
    ${anIamCertificate()}                   | ${'not-applicable'}  | ${'one in IAM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'critical'}     | ${'used'}
    ${UNPROVEN} | ${'critical'}     | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of a revoked one that is $what', (row: { use: typeof USED; outcome: string }) => {
    expect(outcome(aCertificate({ status: 'REVOKED', revokedAt: daysFromNow(-2) }), row.use)).toBe(row.outcome);
  });

  test.each`
    revokedAt          | deadline           | when
    ${daysFromNow(-2)} | ${daysFromNow(-2)} | ${' on 2026-11-18 08:00 UTC'}
    ${undefined}       | ${NOW}             | ${''}
  `('says that it was revoked$when', (row: { revokedAt?: typeof NOW; deadline: typeof NOW; when: string }) => {
    const certificate = aCertificate({ status: 'REVOKED', revokedAt: row.revokedAt });

    expect(certificateNotIssued.evaluate(certificate, aContext())).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary: `shop.example.com (ACM, eu-west-1) was revoked${row.when}; in use`,
      facts: { status: 'REVOKED', use: 'used' },
      deadline: row.deadline,
    });
  });

  test.each`
    status                    | failureReason  | told
    ${'PENDING_VALIDATION'}   | ${undefined}   | ${'still waits for validation'}
    ${'VALIDATION_TIMED_OUT'} | ${undefined}   | ${'was never issued: VALIDATION_TIMED_OUT'}
    ${'FAILED'}               | ${'CAA_ERROR'} | ${'was never issued: FAILED, CAA_ERROR'}
  `('says that it $told', (row: { status: AcmStatus; failureReason?: string; told: string }) => {
    const { status, failureReason } = row;
    const certificate = aRequest({ status, failureReason, requestedAt: daysFromNow(-3) });

    expect(certificateNotIssued.evaluate(certificate, aContext({ use: UNUSED }))).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary: `shop.example.com (ACM, eu-west-1), requested on 2026-11-17 08:00 UTC, ${row.told}`,
      facts: { requestedAt: daysFromNow(-3), status, ...(failureReason !== undefined && { failureReason }) },
    });
  });
});
