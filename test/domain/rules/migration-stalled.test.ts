import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { migrationStalled } from '../../../lambda/domain/rules/migration-stalled';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const STARTED = { attachmentsSeen: ['a', 'b', 'c'], attachmentsLastFell: daysFromNow(-20) };
const LEFT = { attachments: [anAttachment(), aDistribution()], memory: STARTED };

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = LEFT) =>
  outcomeOf(migrationStalled.evaluate(certificate, aContext(answers)));

describe('migration-stalled', () => {
  test.each`
    millisecondsMore | outcome      | when
    ${1}             | ${'pass'}    | ${'a millisecond less than 14 days'}
    ${0}             | ${'warning'} | ${'14 days'}
  `('says $outcome $when after the last attachment left', (row: { millisecondsMore: number; outcome: string }) => {
    const memory = { ...STARTED, attachmentsLastFell: plusMilliseconds(daysFromNow(-14), row.millisecondsMore) };

    expect(outcome(anIamCertificate(), { ...LEFT, memory })).toBe(row.outcome);
  });

  test.each`
    certificate                                        | memory                        | outcome             | what
    ${anIamCertificate()}                              | ${{}}                         | ${'pass'}           | ${'a migration that never began'}
    ${anIamCertificate()}                              | ${{ attachmentsSeen: ['a'] }} | ${'pass'}           | ${'one that nothing has left yet'}
    ${anIamCertificate({ notAfter: daysFromNow(-1) })} | ${STARTED}                    | ${'warning'}        | ${'one whose certificate has expired'}
    ${aCertificate()}                                  | ${STARTED}                    | ${'not-applicable'} | ${'a certificate in ACM'}
  `('says $outcome of $what', (row: { certificate: Certificate; memory: object; outcome: string }) => {
    expect(outcome(row.certificate, { ...LEFT, memory: row.memory })).toBe(row.outcome);
  });

  test.each`
    attachments         | use         | outcome                   | what
    ${[anAttachment()]} | ${USED}     | ${'warning'}              | ${'one attachment is left'}
    ${[]}               | ${UNUSED}   | ${'pass'}                 | ${'none is left, anywhere'}
    ${[]}               | ${UNPROVEN} | ${'unknown: use'}         | ${'none was found in what could be read'}
    ${undefined}        | ${UNPROVEN} | ${'unknown: attachments'} | ${'none was looked for'}
  `('says $outcome when $what', ({ outcome: expected, ...answers }: { outcome: string; attachments: [] }) => {
    expect(outcome(anIamCertificate(), { ...answers, memory: STARTED })).toBe(expected);
  });

  test('follows the limit of the policy', () => {
    const policy = { ...DEFAULT_POLICY, legacy: { ...DEFAULT_POLICY.legacy, stalledAfterDays: 21 } };

    expect(outcome(anIamCertificate(), { ...LEFT, policy })).toBe('pass');
  });

  test('says how many are left, and since when none has left', () => {
    expect(migrationStalled.evaluate(anIamCertificate(), aContext(LEFT))).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'the migration of shop.example.com (IAM, legacy-shop) has stalled: 2 of 5 attachments left, ' +
        'and none has left since 2026-10-31 08:00 UTC',
      facts: { remaining: 2, seen: 5, lastLeftAt: daysFromNow(-20) },
      deadline: daysFromNow(100),
    });
  });
});
