import type { AcmCertificate, Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { renewalOverdue } from '../../../lambda/domain/rules/renewal-overdue';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, instantAt, NOW } from '../../builders/instant';
import { aLife } from '../../builders/life';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const eligibility = (word: AcmCertificate['renewal']['eligibility']) => ({
  renewal: { eligibility: word, progress: { kind: 'not-read' } } as const,
});
const NEAR = { notAfter: daysFromNow(3) };

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = {}) =>
  outcomeOf(renewalOverdue.evaluate(certificate, aContext(answers)));

describe('renewal-overdue', () => {
  test.each`
    days         | warning    | critical
    ${398}       | ${30 * 24} | ${14 * 24}
    ${198}       | ${30 * 24} | ${14 * 24}
    ${100}       | ${400}     | ${200}
    ${47}        | ${188}     | ${94}
    ${6}         | ${24}      | ${12}
    ${undefined} | ${30 * 24} | ${14 * 24}
  `(
    'warns $warning hours and pages $critical hours before the end of $days days',
    ({ days, warning, critical }: { days: number | undefined; warning: number; critical: number }) => {
      const at = (hoursLeft: number, millisecondsMore: number, managedBy?: 'cloudfront') => {
        const life = aLife({ hoursLeft, millisecondsMore, ...(days !== undefined && { days }) });
        return outcome(aCertificate({ ...life, managedBy }));
      };

      expect([at(warning, 1), at(warning, 0), at(critical, 1), at(critical, 0)]).toEqual([
        'pass',
        'warning',
        'warning',
        'critical',
      ]);
      expect([at(warning, 1, 'cloudfront'), at(warning, 0, 'cloudfront'), at(critical, 0, 'cloudfront')]).toEqual([
        'pass',
        'warning',
        'warning',
      ]);
    },
  );

  test.each`
    certificate                                                            | outcome                 | what
    ${aCertificate(NEAR)}                                                  | ${'critical'}           | ${'an eligible one'}
    ${aCertificate({ ...NEAR, ...eligibility('unknown') })}                | ${'critical'}           | ${'one of unknown eligibility'}
    ${aCertificate({ ...NEAR, type: 'PRIVATE' })}                          | ${'critical'}           | ${'a private one'}
    ${aCertificate({ notAfter: undefined })}                               | ${'unknown: not-after'} | ${'an issued one without an end'}
    ${aCertificate({ notAfter: NOW })}                                     | ${'not-applicable'}     | ${'one that ends now'}
    ${aCertificate({ notAfter: instantAt('9999-12-31T23:59:59.000Z') })}   | ${'pass'}               | ${'one that ends in the year 9999'}
    ${aCertificate({ ...NEAR, notBefore: daysFromNow(1) })}                | ${'pass'}               | ${'two days that begin tomorrow'}
    ${aCertificate({ ...NEAR, status: 'REVOKED' })}                        | ${'not-applicable'}     | ${'a revoked one'}
    ${aCertificate({ status: 'PENDING_VALIDATION', notAfter: undefined })} | ${'not-applicable'}     | ${'one that was not issued yet'}
    ${anImportedCertificate(NEAR)}                                         | ${'not-applicable'}     | ${'an imported one'}
    ${anAcmeCertificate(NEAR)}                                             | ${'not-applicable'}     | ${'one of an ACME client'}
    ${anIamCertificate(NEAR)}                                              | ${'not-applicable'}     | ${'one in IAM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each`
    memory                                   | outcome             | when
    ${{}}                                    | ${'critical'}       | ${'once, which proves nothing'}
    ${{ ineligibleSince: NOW }}              | ${'critical'}       | ${'for the first time'}
    ${{ ineligibleSince: hoursFromNow(-1) }} | ${'not-applicable'} | ${'twice, which renewal-ineligible tells'}
  `('says $outcome of one that ACM called ineligible $when', (row: { memory: Memory; outcome: string }) => {
    const certificate = aCertificate({ ...NEAR, ...eligibility('ineligible') });

    expect(outcome(certificate, { memory: row.memory })).toBe(row.outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'critical'}     | ${'used'}
    ${UNPROVEN} | ${'critical'}     | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of one that is $what', ({ use, ...row }: { use: typeof USED; outcome: string }) => {
    expect(outcome(aCertificate(NEAR), { use })).toBe(row.outcome);
  });

  test('does not know whether a share of an unknown lifetime is left', () => {
    const policy = {
      ...DEFAULT_POLICY,
      overdue: { warning: { lifetimeDivisor: 6 }, critical: { lifetimeDivisor: 12 } },
    };

    expect(outcome(aCertificate({ notBefore: undefined }), { policy })).toBe('unknown: not-before');
  });

  test('says when it ends', () => {
    expect(renewalOverdue.evaluate(aCertificate(NEAR), aContext())).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary: 'shop.example.com (ACM, eu-west-1) expires on 2026-11-23 08:00 UTC, ACM has not renewed it yet; in use',
      facts: { notAfter: NEAR.notAfter, eligibility: 'eligible', use: 'used' },
      deadline: NEAR.notAfter,
    });
  });
});
