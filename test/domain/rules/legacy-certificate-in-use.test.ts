import type { Cell } from '../../../lambda/domain/inventory/cell';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { Instant } from '../../../lambda/domain/instant';
import { legacyCertificateInUse } from '../../../lambda/domain/rules/legacy-certificate-in-use';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { anOkCell, anUnfinishedWalk } from '../../builders/cell';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, instantAt } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
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

  test('says how many attachments are left, until when, and what could take over', () => {
    const covering = aCertificate({ arn: acmArn(7) });
    const expired = aCertificate({ arn: acmArn(8), notAfter: daysFromNow(-1) });
    const memory = { attachmentsSeen: ['a', 'b', 'c'] };
    const context = aContext({ ...ATTACHED, coveredBy: [expired, covering], memory });

    expect(legacyCertificateInUse.evaluate(anIamCertificate(), context)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (IAM, legacy-shop) is in use, 2 of 5 attachments left; expires on 2027-02-28 08:00 UTC; ' +
        'its names are covered by shop.example.com (ACM, eu-west-1)',
      facts: { remaining: 2, seen: 5, leftLately: 0, coveredBy: [covering.arn] },
      tally: 5,
      deadline: daysFromNow(100),
    });
  });

  test.each`
    notAfter            | says                                                                                     | what
    ${daysFromNow(100)} | ${'; 2 moved away within 28 days, at that pace the last leaves on 2026-12-18 08:00 UTC'} | ${'in time'}
    ${daysFromNow(28)}  | ${'; 2 moved away within 28 days, at that pace the last leaves on 2026-12-18 08:00 UTC'} | ${'just in time'}
    ${daysFromNow(27)}  | ${'; 2 moved away within 28 days, at that pace it expires first'}                        | ${'too late'}
    ${undefined}        | ${'; 2 moved away within 28 days, at that pace the last leaves on 2026-12-18 08:00 UTC'} | ${'and its end is not known'}
  `('tells the pace of a migration that would end $what', (row: { notAfter?: Instant; says: string }) => {
    const attachmentCounts = [
      { at: daysFromNow(-50), count: 4 },
      { at: daysFromNow(-1), count: 2 },
    ];
    const context = aContext({ ...ATTACHED, memory: { attachmentCounts } });

    expect(legacyCertificateInUse.evaluate(anIamCertificate({ notAfter: row.notAfter }), context)).toMatchObject({
      summary: expect.stringContaining(row.says),
      facts: { leftLately: 2, doneBy: daysFromNow(28) },
    });
  });

  test('counts no places as news while a walk goes on that finds them one by one', () => {
    const tallied = (cells: readonly Cell[]) =>
      legacyCertificateInUse.evaluate(anIamCertificate(), aContext({ ...ATTACHED, inventory: anInventory({ cells }) }));

    expect(tallied([anOkCell(), anUnfinishedWalk()])).not.toHaveProperty('tally');
    expect(tallied([anOkCell()])).toHaveProperty('tally', 2);
  });

  test('gives one of unknown end no deadline', () => {
    const context = aContext({ attachments: [anAttachment()] });

    expect(legacyCertificateInUse.evaluate(anIamCertificate({ notAfter: undefined }), context)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary: 'shop.example.com (IAM, legacy-shop) is in use, 1 of 1 listener left',
      facts: { remaining: 1, seen: 1, leftLately: 0, coveredBy: [] },
      tally: 1,
    });
  });
});
