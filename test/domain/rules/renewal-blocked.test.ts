import type { AcmCertificate, Certificate, RenewalProgress } from '../../../lambda/domain/certificate/certificate';
import type { AuthorityAnswer } from '../../../lambda/domain/certificate/certificate-authority';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { renewalBlocked } from '../../../lambda/domain/rules/renewal-blocked';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { anAuthority, authorityArn } from '../../builders/certificate-authority';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aLife } from '../../builders/life';
import { outcomeOf } from '../../builders/outcome';
import type { Overrides } from '../../builders/overrides';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const READ = { readAt: NOW, updatedAt: hoursFromNow(-1) };
const FAILED: RenewalProgress = { kind: 'failed', ...READ };
const PENDING: RenewalProgress = { kind: 'pending-validation', ...READ };

const withProgress = (progress: RenewalProgress, overrides: Overrides<AcmCertificate> = {}) =>
  aCertificate({ notAfter: daysFromNow(40), renewal: { eligibility: 'eligible', progress }, ...overrides });

const outcome = (certificate: Certificate, memory: Memory = {}) =>
  outcomeOf(renewalBlocked.evaluate(certificate, aContext({ memory })));

describe('renewal-blocked', () => {
  test.each`
    certificate                                                                           | outcome                  | what
    ${withProgress(FAILED)}                                                               | ${'warning'}             | ${'a failed renewal'}
    ${withProgress({ ...FAILED, reason: 'CAA_ERROR' })}                                   | ${'warning'}             | ${'a renewal that failed for a reason'}
    ${withProgress({ ...PENDING, reason: 'DOMAIN_NOT_ALLOWED' })}                         | ${'warning'}             | ${'a renewal that waits for a reason'}
    ${withProgress(FAILED, { notAfter: daysFromNow(90) })}                                | ${'warning'}             | ${'a renewal that failed before its time'}
    ${withProgress(FAILED, { renewal: { eligibility: 'ineligible', progress: FAILED } })} | ${'warning'}             | ${'a failed renewal of an ineligible certificate'}
    ${withProgress({ kind: 'not-started', readAt: NOW })}                                 | ${'pass'}                | ${'a renewal that has not begun'}
    ${withProgress({ kind: 'pending-auto-renewal', ...READ })}                            | ${'pass'}                | ${'a renewal that is under way'}
    ${withProgress({ kind: 'succeeded', ...READ })}                                       | ${'pass'}                | ${'a renewal that succeeded'}
    ${withProgress(FAILED, { notBefore: READ.updatedAt })}                                | ${'pass'}                | ${'a failure as old as the certificate'}
    ${withProgress(FAILED, { notBefore: hoursFromNow(-1.001) })}                          | ${'warning'}             | ${'a failure newer than the certificate'}
    ${withProgress(FAILED, { notBefore: undefined })}                                     | ${'unknown: not-before'} | ${'a failure of a certificate of unknown age'}
    ${withProgress(FAILED, { notAfter: undefined })}                                      | ${'unknown: not-after'}  | ${'a failure of a certificate of unknown end'}
    ${withProgress(FAILED, { notAfter: NOW })}                                            | ${'not-applicable'}      | ${'a failure of an expired certificate'}
    ${withProgress(FAILED, { status: 'REVOKED' })}                                        | ${'not-applicable'}      | ${'a failure of a revoked certificate'}
    ${anImportedCertificate()}                                                            | ${'not-applicable'}      | ${'an imported certificate'}
    ${anAcmeCertificate()}                                                                | ${'not-applicable'}      | ${'one of an ACME client'}
    ${anIamCertificate()}                                                                 | ${'not-applicable'}      | ${'one in IAM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each`
    hoursLeft      | outcome               | when
    ${45 * 24}     | ${'unknown: renewal'} | ${'inside the renewal window'}
    ${45 * 24 + 1} | ${'not-applicable'}   | ${'before the renewal window'}
  `('says $outcome of a renewal that was not read $when', (row: { hoursLeft: number; outcome: string }) => {
    const life = aLife({ days: 198, hoursLeft: row.hoursLeft });

    expect(outcome(withProgress({ kind: 'not-read' }, life))).toBe(row.outcome);
  });

  test.each`
    hours        | outcome               | when
    ${-72}       | ${'warning'}          | ${'for 72 hours'}
    ${-71.999}   | ${'pass'}             | ${'for less than 72 hours'}
    ${0}         | ${'unknown: history'} | ${'since the first reading of all'}
    ${undefined} | ${'unknown: history'} | ${'for nobody knows how long'}
  `('says $outcome of a renewal that waits $when', (row: { hours: number | undefined; outcome: string }) => {
    const memory = row.hours === undefined ? {} : { pendingValidationSince: hoursFromNow(row.hours) };

    expect(outcome(withProgress(PENDING), memory)).toBe(row.outcome);
  });

  test('counts the hours to the present, also of a reading that is kept', () => {
    const progress: RenewalProgress = { ...PENDING, readAt: hoursFromNow(-72), updatedAt: hoursFromNow(-73) };

    expect(outcome(withProgress(progress), { pendingValidationSince: hoursFromNow(-72) })).toBe('warning');
  });

  test.each`
    days   | hours
    ${398} | ${14 * 24}
    ${198} | ${14 * 24}
    ${100} | ${200}
    ${47}  | ${94}
    ${6}   | ${12}
  `('turns critical $hours hours before the end of $days days', ({ days, hours }: { days: number; hours: number }) => {
    const at = (millisecondsMore: number, managedBy?: 'cloudfront') => {
      const life = aLife({ days, hoursLeft: hours, millisecondsMore });
      return outcome(withProgress({ ...FAILED, updatedAt: NOW }, { ...life, managedBy }));
    };

    expect([at(1), at(0), at(0, 'cloudfront')]).toEqual(['warning', 'critical', 'warning']);
  });

  test('stays a warning where a share of an unknown lifetime decides', () => {
    const policy = { ...DEFAULT_POLICY, blocked: { pendingValidationHours: 72, critical: { lifetimeDivisor: 12 } } };
    const certificate = withProgress(FAILED, { notBefore: daysFromNow(-9), notAfter: daysFromNow(-9) });

    expect(outcomeOf(renewalBlocked.evaluate(certificate, aContext({ policy, now: daysFromNow(-10) })))).toBe(
      'warning',
    );
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'warning'}      | ${'used'}
    ${UNPROVEN} | ${'warning'}      | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of a certificate that is $what', (row: { use: typeof USED; outcome: string }) => {
    const verdict = renewalBlocked.evaluate(withProgress(FAILED), aContext({ use: row.use }));

    expect(outcomeOf(verdict)).toBe(row.outcome);
  });

  test.each`
    progress                              | cause
    ${FAILED}                             | ${'its renewal failed'}
    ${{ ...FAILED, reason: 'CAA_ERROR' }} | ${'its renewal failed (CAA_ERROR)'}
    ${{ ...PENDING, reason: 'OTHER' }}    | ${'its renewal waits for validation (OTHER)'}
    ${PENDING}                            | ${'its renewal waits for validation'}
  `('says the cause: $cause', ({ progress, cause }: { progress: typeof FAILED; cause: string }) => {
    const context = aContext({ memory: { pendingValidationSince: daysFromNow(-4) } });

    expect(renewalBlocked.evaluate(withProgress(progress), context)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary: `shop.example.com (ACM, eu-west-1) expires on 2026-12-30 08:00 UTC, ${cause}; in use`,
      facts: {
        notAfter: daysFromNow(40),
        progress: progress.kind,
        ...('reason' in progress && { reason: progress.reason }),
        pendingValidationSince: daysFromNow(-4),
        use: 'used',
      },
      deadline: daysFromNow(40),
    });
  });

  test.each<readonly [AuthorityAnswer | undefined, string, object]>([
    [
      { kind: 'told', status: 'EXPIRED', notAfter: daysFromNow(-1) },
      ', its private CA is EXPIRED; in use',
      { certificateAuthorityStatus: 'EXPIRED', certificateAuthorityNotAfter: daysFromNow(-1) },
    ],
    [
      { kind: 'unread', because: 'throttled' },
      ', state of its private CA not known: throttled; in use',
      { certificateAuthorityStatus: 'unknown', certificateAuthorityUnread: 'throttled' },
    ],
    [{ kind: 'told', status: 'ACTIVE' }, '; in use', { certificateAuthorityStatus: 'ACTIVE' }],
    [undefined, '; in use', {}],
  ])('says what is known of its private CA beside the cause: %j', (answer, ending, facts) => {
    const certificateAuthority = authorityArn();
    const failed: RenewalProgress = { ...FAILED, reason: 'PCA_INVALID_STATE' };
    const inventory = anInventory(
      answer && { certificateAuthorities: { [certificateAuthority]: anAuthority(answer) } },
    );
    const certificate = withProgress(failed, { type: 'PRIVATE', certificateAuthority });

    expect(renewalBlocked.evaluate(certificate, aContext({ inventory }))).toMatchObject({
      severity: 'warning',
      summary: `shop.example.com (ACM, eu-west-1) expires on 2026-12-30 08:00 UTC, its renewal failed (PCA_INVALID_STATE)${ending}`,
      facts: { ...facts, certificateAuthority, reason: 'PCA_INVALID_STATE' },
    });
  });
});
