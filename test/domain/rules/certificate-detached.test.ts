import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { certificateDetached } from '../../../lambda/domain/rules/certificate-detached';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { migrationsOf } from '../../builders/migration-record';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const DETACHED = { lastInUseAt: hoursFromNow(-2), unusedSince: hoursFromNow(-1) };
const unused = (overrides: Parameters<typeof aCertificate>[0] = {}) => aCertificate({ inUse: false, ...overrides });

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = {}) =>
  outcomeOf(certificateDetached.evaluate(certificate, aContext({ use: UNUSED, memory: DETACHED, ...answers })));

describe('certificate-detached', () => {
  test.each`
    millisecondsMore | outcome             | when
    ${0}             | ${'warning'}        | ${'7 days'}
    ${-1}            | ${'info, aged-out'} | ${'a millisecond more than 7 days'}
  `('says $outcome $when after the first reading without use', (row: { millisecondsMore: number; outcome: string }) => {
    const unusedSince = plusMilliseconds(daysFromNow(-7), row.millisecondsMore);

    expect(outcome(unused(), { memory: { ...DETACHED, unusedSince } })).toBe(row.outcome);
  });

  test.each`
    certificate                                          | outcome             | what
    ${unused()}                                          | ${'warning'}        | ${'one that ACM renews'}
    ${unused({ renews: 'nobody', type: 'IMPORTED' })}    | ${'warning'}        | ${'an imported one'}
    ${unused({ notAfter: undefined })}                   | ${'warning'}        | ${'one of unknown end'}
    ${unused({ notAfter: plusMilliseconds(NOW, 1) })}    | ${'warning'}        | ${'one in the last millisecond of its life'}
    ${unused({ notAfter: NOW })}                         | ${'not-applicable'} | ${'one that has expired'}
    ${unused({ status: 'FAILED', notAfter: undefined })} | ${'not-applicable'} | ${'one that was never issued'}
    ${aCertificate({ inUse: true })}                     | ${'pass'}           | ${'one in use'}
    ${aCertificate({ inUse: undefined })}                | ${'unknown: use'}   | ${'one of which ACM does not tell'}
    ${anIamCertificate()}                                | ${'not-applicable'} | ${'one in IAM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each`
    use         | outcome      | what
    ${UNUSED}   | ${'warning'} | ${'nothing uses it'}
    ${UNPROVEN} | ${'warning'} | ${'nobody can tell whether it was exported'}
    ${USED}     | ${'pass'}    | ${'it was exported'}
  `('says $outcome where $what', ({ use, outcome: expected }: { use: typeof USED; outcome: string }) => {
    expect(outcome(unused(), { use })).toBe(expected);
  });

  test.each<[what: string, memory: { lastInUseAt?: Instant; unusedSince?: Instant }]>([
    ['nobody ever saw in use', {}],
    ['nobody saw unused', { lastInUseAt: hoursFromNow(-2) }],
  ])('passes one that %s', (_what, memory) => {
    expect(outcome(unused(), { memory })).toBe('pass');
  });

  test.each`
    other                                                          | use                                                              | outcome           | what
    ${aCertificate({ arn: acmArn(7) })}                            | ${(one: Certificate) => (one.arn === acmArn(7) ? USED : UNUSED)} | ${'info, unused'} | ${'a used one covers'}
    ${aCertificate({ arn: acmArn(7) })}                            | ${UNUSED}                                                        | ${'warning'}      | ${'only an unused one covers'}
    ${aCertificate({ arn: acmArn(7), notAfter: daysFromNow(-1) })} | ${(one: Certificate) => (one.arn === acmArn(7) ? USED : UNUSED)} | ${'warning'}      | ${'only an expired one covers'}
  `('says $outcome where its names $what', (row: { other: Certificate; use: typeof USED; outcome: string }) => {
    expect(outcome(unused(), { coveredBy: [row.other], use: row.use })).toBe(row.outcome);
  });

  test('follows the limit of the policy', () => {
    const policy = { ...DEFAULT_POLICY, detached: { agesOutAfterDays: 1 } };

    expect(outcome(unused(), { policy, memory: { ...DETACHED, unusedSince: daysFromNow(-2) } })).toBe('info, aged-out');
  });

  test('says from where it was detached, and when', () => {
    const memory = { ...DETACHED, lastAttachments: [anAttachment(), aDistribution()] };

    expect(certificateDetached.evaluate(unused(), aContext({ use: UNUSED, memory }))).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (ACM, eu-west-1) has lost its last use: last seen in use on 2026-11-20 06:00 UTC, ' +
        'by edge-1 :443 (eu-west-1), d111111abcdef8.cloudfront.net (global)',
      facts: { ...DETACHED, uses: ['edge-1 :443 (eu-west-1)', 'd111111abcdef8.cloudfront.net (global)'] },
    });
  });

  test.each([
    ['people left on purpose', {}, 'info, unused'],
    ['was to be left, which was taken back', { rolledBackAt: NOW }, 'warning'],
  ])('knows of one that %s', (_what, record, expected) => {
    const inventory = anInventory({ migrations: migrationsOf(unused(), record) });

    expect(outcome(unused(), { inventory })).toBe(expected);
  });
});
