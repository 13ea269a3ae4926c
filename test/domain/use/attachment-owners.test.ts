import { attachmentsByCertificate, isLegacyName } from '../../../lambda/domain/use/attachment-owners';
import { certificateArn, certificateId } from '../../../lambda/domain/ids';
import { anAttachment, aDistribution } from '../../builders/attachment';
import { ACCOUNT, acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { minutesFromNow, NOW } from '../../builders/instant';

const legacy = anIamCertificate();
const byArn = anAttachment({ certificate: legacy.arn });

describe('attachmentsByCertificate', () => {
  test('finds a certificate of IAM by its ARN and by its id', () => {
    const byId = aDistribution({ certificate: legacy.id });
    const inventory = { certificates: [legacy], attachments: [byArn, byId], memory: {} };

    expect([...attachmentsByCertificate(inventory)]).toEqual([[legacy.id, [byArn, byId]]]);
  });

  test('knows nothing of what names no certificate that was read', () => {
    const own = anAttachment();
    const inventory = { certificates: [aCertificate()], attachments: [own, byArn], memory: {} };

    expect([...attachmentsByCertificate(inventory)]).toEqual([[aCertificate().id, [own]]]);
  });

  test('gives a name that nobody bears any more to the certificate that was last attached under it', () => {
    const renamed = { ...legacy, arn: certificateArn(`arn:aws:iam::${ACCOUNT}:server-certificate/renamed`) };
    const memory = { [legacy.id]: { attachedAs: [byArn.certificate] } };

    expect([...attachmentsByCertificate({ certificates: [renamed], attachments: [byArn], memory }).keys()]).toEqual([
      legacy.id,
    ]);
    expect([...attachmentsByCertificate({ certificates: [renamed], attachments: [byArn], memory: {} })]).toEqual([]);
  });

  test.each([
    { title: 'the one that bears it now', observedAt: minutesFromNow(5) },
    { title: 'the newer reading, in any order', observedAt: minutesFromNow(-5) },
  ])('of two bearers of a name it is $title', ({ observedAt }) => {
    const other = anIamCertificate({ id: certificateId('ASCAOTHER'), observedAt });
    const newer = observedAt > NOW ? other : legacy;
    const inventory = (certificates: readonly (typeof legacy)[]) => ({
      certificates,
      attachments: [byArn],
      memory: {},
    });

    expect([...attachmentsByCertificate(inventory([legacy, other])).keys()]).toEqual([newer.id]);
    expect([...attachmentsByCertificate(inventory([other, legacy])).keys()]).toEqual([newer.id]);
  });

  test('prefers who bears a name now to who bore it', () => {
    const successor = anIamCertificate({ id: certificateId('ASCASUCCESSOR') });
    const memory = { [legacy.id]: { attachedAs: [byArn.certificate] } };

    expect([...attachmentsByCertificate({ certificates: [successor], attachments: [byArn], memory }).keys()]).toEqual([
      successor.id,
    ]);
  });
});

describe('isLegacyName', () => {
  test.each([
    { name: legacy.arn, expected: true },
    { name: legacy.id, expected: true },
    { name: acmArn(), expected: false },
  ])('$name: $expected', ({ name, expected }) => {
    expect(isLegacyName(name)).toBe(expected);
  });
});
