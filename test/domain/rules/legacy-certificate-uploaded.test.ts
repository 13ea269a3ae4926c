import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { legacyCertificateUploaded } from '../../../lambda/domain/rules/legacy-certificate-uploaded';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

/** Of an account that has been looked at for long. */
const WATCHED = { ...anInventory(), since: daysFromNow(-90) };

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = {}) =>
  outcomeOf(legacyCertificateUploaded.evaluate(certificate, aContext({ inventory: WATCHED, ...answers })));

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

  test.each`
    since                | outcome      | what
    ${daysFromNow(-1.5)} | ${'warning'} | ${'after the first reading'}
    ${daysFromNow(-1)}   | ${'pass'}    | ${'at the first reading'}
    ${daysFromNow(-0.5)} | ${'pass'}    | ${'before the first reading'}
    ${undefined}         | ${'pass'}    | ${'before this reading, which is the first'}
  `('says $outcome of one that was uploaded $what', (row: { since: Instant | undefined; outcome: string }) => {
    const inventory = { ...anInventory(), ...(row.since !== undefined && { since: row.since }) };

    expect(outcome(anIamCertificate({ uploadedAt: daysFromNow(-1) }), { inventory })).toBe(row.outcome);
  });

  test.each`
    memory                                   | use         | outcome           | what
    ${{ lastAttachedAt: daysFromNow(-0.5) }} | ${UNUSED}   | ${'info, unused'} | ${'was attached, and is not any more'}
    ${{ lastAttachedAt: daysFromNow(-0.5) }} | ${UNPROVEN} | ${'warning'}      | ${'was attached, and perhaps is'}
    ${{}}                                    | ${UNUSED}   | ${'warning'}      | ${'was never attached'}
  `('says $outcome of one that $what', (row: { memory: object; use: typeof USED; outcome: string }) => {
    expect(outcome(anIamCertificate({ uploadedAt: daysFromNow(-1) }), row)).toBe(row.outcome);
  });

  test('follows the limit of the policy', () => {
    const policy = { ...DEFAULT_POLICY, legacy: { ...DEFAULT_POLICY.legacy, uploadedAgesOutAfterDays: 3 } };

    expect(outcome(anIamCertificate({ uploadedAt: daysFromNow(-4) }), { policy })).toBe('info, aged-out');
  });

  test('closes by age, which is no health', () => {
    const uploadedAt = daysFromNow(-30);

    expect(
      legacyCertificateUploaded.evaluate(anIamCertificate({ uploadedAt }), aContext({ inventory: WATCHED })),
    ).toEqual({
      kind: 'fail',
      severity: 'info',
      because: 'aged-out',
      summary: 'shop.example.com (IAM, legacy-shop) was uploaded to IAM on 2026-10-21 08:00 UTC',
      facts: { uploadedAt, name: 'legacy-shop' },
    });
  });
});
