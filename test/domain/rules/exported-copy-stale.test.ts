import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { exportedCopyStale } from '../../../lambda/domain/rules/exported-copy-stale';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const RENEWED: Memory = { previousNotAfter: daysFromNow(40), lastExportedSeenAt: daysFromNow(-90) };
const renewed = aCertificate({ exported: false });

const outcome = (certificate: Certificate, memory: Memory = RENEWED, policy = DEFAULT_POLICY) =>
  outcomeOf(exportedCopyStale.evaluate(certificate, aContext({ memory, policy })));

describe('exported-copy-stale', () => {
  test.each`
    millisecondsMore | outcome       | when
    ${1}             | ${'warning'}  | ${'a millisecond more than 14 days'}
    ${0}             | ${'critical'} | ${'14 days'}
  `('says $outcome $when before the copies expire', (row: { millisecondsMore: number; outcome: string }) => {
    const previousNotAfter = plusMilliseconds(daysFromNow(14), row.millisecondsMore);

    expect(outcome(renewed, { ...RENEWED, previousNotAfter })).toBe(row.outcome);
  });

  test.each`
    certificate                              | memory                                                | outcome              | what
    ${renewed}                               | ${RENEWED}                                            | ${'warning'}         | ${'one that was exported, renewed, and not exported since'}
    ${renewed}                               | ${{ ...RENEWED, previousNotAfter: daysFromNow(-1) }}  | ${'critical'}        | ${'one whose copies have expired'}
    ${aCertificate({ exported: true })}      | ${RENEWED}                                            | ${'pass'}            | ${'one that was exported again'}
    ${renewed}                               | ${{ lastExportedSeenAt: RENEWED.lastExportedSeenAt }} | ${'pass'}            | ${'one that was not renewed since we look'}
    ${renewed}                               | ${{ previousNotAfter: RENEWED.previousNotAfter }}     | ${'pass'}            | ${'one that was never seen exported'}
    ${aCertificate({ exported: undefined })} | ${RENEWED}                                            | ${'unknown: export'} | ${'one of which ACM does not say'}
    ${anIamCertificate()}                    | ${RENEWED}                                            | ${'not-applicable'}  | ${'one in IAM'}
  `('says $outcome of $what', (row: { certificate: Certificate; memory: Memory; outcome: string }) => {
    expect(outcome(row.certificate, row.memory)).toBe(row.outcome);
  });

  test('follows the limit of the policy', () => {
    expect(outcome(renewed, RENEWED, { ...DEFAULT_POLICY, exported: { critical: { days: 45 } } })).toBe('critical');
  });

  test.each`
    days  | tense        | date
    ${40} | ${'expires'} | ${'2026-12-30'}
    ${-1} | ${'expired'} | ${'2026-11-19'}
  `('says that the copies are of a certificate that $tense', ({ days, tense, date }) => {
    const previousNotAfter = daysFromNow(days as number);
    const memory = { ...RENEWED, previousNotAfter };

    expect(exportedCopyStale.evaluate(renewed, aContext({ memory }))).toMatchObject({
      summary:
        'shop.example.com (ACM, eu-west-1) was renewed and not exported since: copies outside of AWS are of the one ' +
        `that ${tense as string} on ${date as string} 08:00 UTC`,
      facts: memory,
      deadline: previousNotAfter,
    });
  });
});
