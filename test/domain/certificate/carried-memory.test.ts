import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import { anAttachment, listenerArn } from '../../builders/attachment';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { before, EARLIER, merged } from '../../builders/merge';
import { anOkReading } from '../../builders/reading';

const LEGACY = anIamCertificate({ observedAt: EARLIER });
const ATTACHED = anAttachment({ certificate: LEGACY.arn, observedAt: EARLIER });
const merge = (last: Inventory | undefined, ...readings: readonly CellReading[]) => merged(last, readings);
const ONE = aCertificate({ observedAt: EARLIER });

describe('carriedMemory', () => {
  const remembering = before({ certificates: [ONE], memory: { [ONE.id]: { lastEligibleAt: daysFromNow(-9) } } });

  test('outlives one list without the certificate', () => {
    const gap = merge(remembering, anOkReading());
    const back = merge(
      gap,
      anOkReading({
        certificates: [aCertificate({ renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } } })],
      }),
    );

    expect(gap.certificates).toEqual([]);
    expect(back.memory[ONE.id]).toMatchObject({ lastEligibleAt: daysFromNow(-9), ineligibleSince: NOW });
  });

  test('ends with the second one', () => {
    expect(merge(merge(remembering, anOkReading()), anOkReading()).memory).toEqual({});
  });

  test('begins anew for a certificate of which the last inventory remembers nothing', () => {
    const forgetful = { ...remembering, memory: {} };

    expect(merge(forgetful, anOkReading()).memory).toEqual({ [ONE.id]: {} });
    expect(merge(forgetful, anOkReading({ certificates: [ONE] })).memory[ONE.id]).toMatchObject({
      firstSeenAt: EARLIER,
    });
  });

  test('learns that the last attachment is gone only when all was read since', () => {
    const last = before({ certificates: [LEGACY], attachments: [ATTACHED] });
    const attached = merge(last, anOkReading({ source: 'iam', certificates: [LEGACY], at: EARLIER }));
    const iam = anOkReading({ source: 'iam', certificates: [anIamCertificate()] });
    const walks = (['regions', 'cloudfront', 'elb', 'elbv2', 'appsync'] as const).map((source) =>
      anOkReading({ source }),
    );

    const moved = merge(attached, iam, anOkReading({ source: 'elbv2', listeners: [listenerArn()] }));
    const walked = merge(attached, iam, ...walks);

    expect(moved.memory[LEGACY.id]).not.toHaveProperty('attachmentsLastFell');
    expect(walked.memory[LEGACY.id]).toMatchObject({ attachmentsLastFell: NOW, lastAttachedAt: EARLIER });
  });
});
