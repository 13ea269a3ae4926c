import type { Certificate } from '../../../lambda/domain/certificate';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { legacyCertificateInUse } from '../../../lambda/domain/rules/legacy-certificate-in-use';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, instantAt } from '../../builders/instant';
import { aLife } from '../../builders/life';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const ATTACHED = { attachments: [anAttachment(), aDistribution()] };

const outcome = (certificate: Certificate, answers: Parameters<typeof aContext>[0] = ATTACHED) =>
  outcomeOf(legacyCertificateInUse.evaluate(certificate, aContext(answers)));

describe('legacy-certificate-in-use', () => {
  test.each`
    millisecondsMore | outcome       | when
    ${1}             | ${'warning'}  | ${'a millisecond more than 30 days'}
    ${0}             | ${'critical'} | ${'30 days'}
  `('says $outcome $when before its end', (row: { millisecondsMore: number; outcome: string }) => {
    const life = aLife({ days: 398, hoursLeft: 30 * 24, millisecondsMore: row.millisecondsMore });

    expect(outcome(anIamCertificate(life))).toBe(row.outcome);
  });

  test.each`
    certificate                                                              | outcome             | what
    ${anIamCertificate()}                                                    | ${'warning'}        | ${'one far from its end'}
    ${anIamCertificate({ notAfter: instantAt('9999-12-31T23:59:59.000Z') })} | ${'warning'}        | ${'one that ends in the year 9999'}
    ${anIamCertificate({ notAfter: undefined })}                             | ${'warning'}        | ${'one of unknown end'}
    ${anIamCertificate({ notBefore: undefined })}                            | ${'warning'}        | ${'one of unknown beginning'}
    ${anIamCertificate({ notAfter: daysFromNow(-1) })}                       | ${'critical'}       | ${'one that has expired'}
    ${aCertificate({ notAfter: daysFromNow(3) })}                            | ${'not-applicable'} | ${'one in ACM'}
  `('says $outcome of $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test.each`
    attachments         | use         | outcome                   | what
    ${[anAttachment()]} | ${USED}     | ${'warning'}              | ${'one attachment was found'}
    ${[]}               | ${UNUSED}   | ${'pass'}                 | ${'none was found, anywhere'}
    ${[]}               | ${UNPROVEN} | ${'unknown: use'}         | ${'none was found in what could be read'}
    ${undefined}        | ${UNPROVEN} | ${'unknown: attachments'} | ${'none was looked for'}
  `('says $outcome when $what', ({ outcome: expected, ...answers }: { outcome: string; attachments: [] }) => {
    expect(outcome(anIamCertificate(), answers)).toBe(expected);
  });

  test('follows the limit of the policy', () => {
    const policy = { ...DEFAULT_POLICY, legacy: { ...DEFAULT_POLICY.legacy, critical: { days: 100 } } };

    expect(outcome(anIamCertificate(), { ...ATTACHED, policy })).toBe('critical');
  });

  test.each`
    attachmentsMax | most  | what
    ${undefined}   | ${2}  | ${'none were counted before'}
    ${1}           | ${2}  | ${'fewer were counted before'}
    ${49}          | ${49} | ${'more were counted before'}
  `('counts 2 of $most when $what', ({ attachmentsMax, most }: { attachmentsMax?: number; most: number }) => {
    const memory = attachmentsMax === undefined ? {} : { attachmentsMax };

    expect(legacyCertificateInUse.evaluate(anIamCertificate(), aContext({ ...ATTACHED, memory }))).toMatchObject({
      facts: { remaining: 2, most },
    });
  });

  test('says how many attachments are left, until when, and what could take over', () => {
    const covering = aCertificate({ arn: acmArn(7) });
    const expired = aCertificate({ arn: acmArn(8), notAfter: daysFromNow(-1) });
    const context = aContext({ ...ATTACHED, coveredBy: [expired, covering], memory: { attachmentsMax: 49 } });

    expect(legacyCertificateInUse.evaluate(anIamCertificate(), context)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (IAM, legacy-shop) is in use, 2 of 49 attachments left; expires on 2027-02-28 08:00 UTC; ' +
        'its names are covered by shop.example.com (ACM, eu-west-1)',
      facts: { remaining: 2, most: 49, coveredBy: [covering.arn] },
      deadline: daysFromNow(100),
    });
  });

  test('gives one of unknown end no deadline', () => {
    const context = aContext({ attachments: [anAttachment()] });

    expect(legacyCertificateInUse.evaluate(anIamCertificate({ notAfter: undefined }), context)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary: 'shop.example.com (IAM, legacy-shop) is in use, 1 of 1 attachment left',
      facts: { remaining: 1, most: 1, coveredBy: [] },
    });
  });
});
