import { certificateId } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { anIamCertificate } from '../../builders/certificate';
import { before, EARLIER, merged } from '../../builders/merge';
import { anOkReading, aPartialReading } from '../../builders/reading';

const LEGACY = anIamCertificate({ observedAt: EARLIER });
const ATTACHED = anAttachment({ certificate: LEGACY.arn, observedAt: EARLIER });
const merge = (last: Inventory | undefined, ...readings: readonly CellReading[]) => merged(last, readings);
const idsOf = ({ certificates }: Inventory) => certificates.map(({ id }) => id);

describe('a certificate of IAM that vanished', () => {
  const last = before({ certificates: [LEGACY], attachments: [ATTACHED] });

  test('is kept while an attachment names it', () => {
    const inventory = merge(last, anOkReading({ source: 'iam' }));

    expect(inventory.certificates).toEqual([LEGACY]);
    expect(inventory.memory).toMatchObject({ [LEGACY.id]: { lastAttachedAt: EARLIER } });
  });

  test('goes with its last attachment', () => {
    expect(merge(last, anOkReading({ source: 'iam' }), anOkReading({ source: 'elbv2' })).certificates).toEqual([]);
  });

  test('goes with its last attachment, though IAM was not read again', () => {
    const kept = merge(last, anOkReading({ source: 'iam' }));

    expect(merge(kept, anOkReading({ source: 'elbv2' })).certificates).toEqual([]);
  });

  test('goes with its last attachment, though the details of others are missing', () => {
    const iam = aPartialReading({ source: 'iam', reason: 'details-missing' });

    expect(merge(last, iam).certificates).toEqual([LEGACY]);
    expect(merge(last, iam, anOkReading({ source: 'elbv2' })).certificates).toEqual([]);
  });

  test('is kept without any attachment while the list cannot be read', () => {
    expect(merge(last, aPartialReading({ source: 'iam' }), anOkReading({ source: 'elbv2' })).certificates).toEqual([
      LEGACY,
    ]);
  });

  test('goes when another one bears its ARN, which is the one attached now', () => {
    const successor = anIamCertificate({ id: certificateId('ASCASUCCESSOR') });

    expect(idsOf(merge(last, anOkReading({ source: 'iam', certificates: [successor] })))).toEqual([successor.id]);
  });

  test('is kept besides one that bears its ARN when CloudFront names it by id', () => {
    const successor = anIamCertificate({ id: certificateId('ASCASUCCESSOR') });
    const distribution = aDistribution({ certificate: LEGACY.id, observedAt: EARLIER });

    const inventory = merge(
      before({ certificates: [LEGACY], attachments: [distribution] }),
      anOkReading({ source: 'iam', certificates: [successor] }),
    );

    expect(idsOf(inventory)).toEqual([LEGACY.id, successor.id]);
  });
});
