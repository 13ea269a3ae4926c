import type { Attachment } from '../../../lambda/domain/use/attachment';
import { certificatesAtRisk } from '../../../lambda/domain/certificate/at-risk';
import type { CellKey } from '../../../lambda/domain/inventory/cell';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { region } from '../../../lambda/domain/ids';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { aCellKey } from '../../builders/cell';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const NEAR = { notAfter: daysFromNow(3) };
const EARLY = { notBefore: daysFromNow(-300) };
const PARIS = region('eu-west-3');

const atRisk = (
  certificate: Certificate,
  {
    cells = [aCellKey()],
    attachments = [],
    ...answers
  }: { cells?: CellKey[]; attachments?: Attachment[] } & Parameters<typeof aContext>[0] = {},
) =>
  certificatesAtRisk(
    cells,
    aContext({ ...answers, inventory: anInventory({ certificates: [certificate], attachments }) }),
  );

describe('certificatesAtRisk', () => {
  test.each`
    certificate                                                       | use         | found    | what
    ${anImportedCertificate(NEAR)}                                    | ${USED}     | ${true}  | ${'one close to its end'}
    ${anImportedCertificate(NEAR)}                                    | ${UNPROVEN} | ${true}  | ${'one of unknown use close to its end'}
    ${anImportedCertificate(NEAR)}                                    | ${UNUSED}   | ${false} | ${'an unused one close to its end'}
    ${anImportedCertificate({ notAfter: daysFromNow(-3) })}           | ${USED}     | ${true}  | ${'an expired one'}
    ${anImportedCertificate({ ...EARLY, notAfter: daysFromNow(45) })} | ${USED}     | ${true}  | ${'one at the limit of those that nobody renews'}
    ${anImportedCertificate({ ...EARLY, notAfter: daysFromNow(46) })} | ${USED}     | ${false} | ${'one outside of every limit'}
    ${aCertificate({ ...EARLY, notAfter: daysFromNow(30) })}          | ${USED}     | ${true}  | ${'one that ACM should have renewed'}
    ${aCertificate({ ...EARLY, notAfter: daysFromNow(31) })}          | ${USED}     | ${false} | ${'one that ACM still has time to renew'}
    ${aCertificate({ notAfter: undefined })}                          | ${USED}     | ${false} | ${'one of unknown end'}
    ${anImportedCertificate({ ...NEAR, region: PARIS })}              | ${USED}     | ${false} | ${'one of another region'}
    ${anIamCertificate(NEAR)}                                         | ${USED}     | ${false} | ${'one of another source'}
  `(
    'finds $what: $found',
    ({ certificate, use, found }: { certificate: Certificate; use: typeof USED; found: boolean }) => {
      expect(atRisk(certificate, { use })).toEqual(found ? [certificate] : []);
    },
  );

  test('does not find one of an ACME client that fetched a newer one', () => {
    const old = anAcmeCertificate({ notBefore: daysFromNow(-87), ...NEAR });

    expect(atRisk(old)).toEqual([old]);
    expect(atRisk(old, { namesakes: [anAcmeCertificate({ notBefore: daysFromNow(-1) })] })).toEqual([]);
  });

  test.each`
    cell                                            | attachments                                                                  | found    | what
    ${aCellKey({ source: 'elbv2' })}                | ${[anAttachment({ certificate: anIamCertificate().arn })]}                   | ${true}  | ${'by an attachment of its cell'}
    ${aCellKey({ source: 'elbv2', region: PARIS })} | ${[anAttachment({ certificate: anIamCertificate().arn })]}                   | ${false} | ${'by an attachment of another region'}
    ${aCellKey({ source: 'elb' })}                  | ${[anAttachment({ certificate: anIamCertificate().arn })]}                   | ${false} | ${'by an attachment of another service'}
    ${aCellKey({ source: 'cloudfront' })}           | ${[aDistribution({ certificate: anIamCertificate().id })]}                   | ${true}  | ${'by its id'}
    ${aCellKey()}                                   | ${[anAttachment({ certificate: anIamCertificate().arn, service: 'other' })]} | ${false} | ${'by an attachment of a service without cells'}
  `('finds a certificate $what: $found', (row: { cell: CellKey; attachments: Attachment[]; found: boolean }) => {
    const certificate = anIamCertificate(NEAR);

    const found = atRisk(certificate, { cells: [row.cell], attachments: row.attachments });

    expect(found).toEqual(row.found ? [certificate] : []);
  });
});
