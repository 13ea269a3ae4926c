import { placeOf } from '../../../lambda/domain/use/attachment';
import type { AcmCertificate, Certificate, RenewalProgress } from '../../../lambda/domain/certificate/certificate';
import { certificateArn } from '../../../lambda/domain/ids';
import type { Instant } from '../../../lambda/domain/instant';
import type { Memory, Reading } from '../../../lambda/domain/certificate/memory';
import { remember } from '../../../lambda/domain/certificate/remember';
import { anAttachment } from '../../builders/attachment';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';

const saw = (certificate: Certificate, attachments?: Reading['attachments']): Reading => ({
  certificate,
  ...(attachments && { attachments }),
});

/** The memory after these readings, in this order. */
function after(...readings: readonly Reading[]): Memory {
  let previous: Parameters<typeof remember>[0];
  for (const last of readings) previous = { last, memory: remember(previous, last) };
  return previous?.memory ?? {};
}

const eligibility = (told: AcmCertificate['renewal']['eligibility'], observedAt: Instant) =>
  saw(aCertificate({ observedAt, renewal: { eligibility: told, progress: { kind: 'not-read' } } }));

const renewing = (progress: RenewalProgress, overrides: Partial<AcmCertificate> = {}) =>
  saw(aCertificate({ renewal: { eligibility: 'eligible', progress }, ...overrides }));

const pending = (readAt: Instant): RenewalProgress => ({ kind: 'pending-validation', readAt, updatedAt: readAt });

describe('remember', () => {
  test('knows when a certificate was first seen', () => {
    const first = saw(anIamCertificate({ observedAt: hoursFromNow(-2) }));

    expect(after(first, saw(anIamCertificate({ observedAt: NOW })))).toEqual({ firstSeenAt: hoursFromNow(-2) });
  });

  test('changes nothing on an older reading', () => {
    const last = eligibility('ineligible', NOW);
    const memory = after(last);

    expect(remember({ last, memory }, eligibility('eligible', hoursFromNow(-1)))).toBe(memory);
  });

  describe('eligibility', () => {
    test('is ineligible since the first of an unbroken row of readings', () => {
      const memory = after(
        eligibility('eligible', hoursFromNow(-4)),
        eligibility('ineligible', hoursFromNow(-3)),
        eligibility('unknown', hoursFromNow(-2)),
        eligibility('ineligible', hoursFromNow(-1)),
      );

      expect(memory).toMatchObject({ lastEligibleAt: hoursFromNow(-4), ineligibleSince: hoursFromNow(-3) });
    });

    test('ends the row with an eligible reading', () => {
      const memory = after(eligibility('ineligible', hoursFromNow(-2)), eligibility('eligible', hoursFromNow(-1)));

      expect(memory).toMatchObject({ lastEligibleAt: hoursFromNow(-1) });
      expect(memory).not.toHaveProperty('ineligibleSince');
    });
  });

  describe('pending validation', () => {
    test.each<[string, RenewalProgress]>([
      ['another try', pending(hoursFromNow(-1))],
      ['a try that timed out', { kind: 'failed', readAt: hoursFromNow(-1), updatedAt: hoursFromNow(-1) }],
      ['a try of ACM alone', { kind: 'pending-auto-renewal', readAt: hoursFromNow(-1), updatedAt: hoursFromNow(-1) }],
      ['no details', { kind: 'not-read' }],
    ])('keeps its beginning through %s', (_what, progress) => {
      expect(after(renewing(pending(hoursFromNow(-50))), renewing(progress))).toMatchObject({
        pendingValidationSince: hoursFromNow(-50),
      });
    });

    test.each<[string, Reading]>([
      ['success', renewing({ kind: 'succeeded', readAt: NOW, updatedAt: NOW })],
      ['a renewal that has not started', renewing({ kind: 'not-started', readAt: NOW })],
      ['a new notAfter', renewing({ kind: 'not-read' }, { notAfter: daysFromNow(198) })],
    ])('ends with %s', (_what, reading) => {
      expect(after(renewing(pending(hoursFromNow(-50))), reading)).not.toHaveProperty('pendingValidationSince');
    });
  });

  describe('notAfter', () => {
    test('remembers the one before a renewal', () => {
      const renewed = saw(aCertificate({ notAfter: daysFromNow(198) }));

      expect(after(saw(aCertificate({ notAfter: daysFromNow(10) })), renewed, renewed)).toMatchObject({
        previousNotAfter: daysFromNow(10),
      });
    });

    test.each([
      ['stays', daysFromNow(10)],
      ['was not known before', undefined],
    ])('remembers none when it %s', (_what, notAfter) => {
      const memory = after(saw(aCertificate({ notAfter })), saw(aCertificate({ notAfter: daysFromNow(10) })));

      expect(memory).not.toHaveProperty('previousNotAfter');
    });
  });

  describe('use, by the row', () => {
    const using = (inUse: boolean | undefined, hours: number) =>
      saw(aCertificate({ inUse, observedAt: hoursFromNow(hours) }));

    test('remembers when it was last seen in use, and the first reading without', () => {
      expect(after(using(true, -4), using(true, -3), using(false, -2), using(false, -1))).toMatchObject({
        lastInUseAt: hoursFromNow(-3),
        unusedSince: hoursFromNow(-2),
      });
    });

    test('forgets that it was unused when it is used again', () => {
      const memory = after(using(true, -3), using(false, -2), using(true, -1));

      expect(memory).toMatchObject({ lastInUseAt: hoursFromNow(-1) });
      expect(memory).not.toHaveProperty('unusedSince');
    });

    test.each([
      ['nobody ever saw in use', using(false, -1)],
      ['of which ACM does not tell', using(undefined, -1)],
    ])('remembers no loss of one %s', (_what, reading) => {
      expect(after(reading)).not.toHaveProperty('unusedSince');
    });

    test('takes a row that does not tell for no loss', () => {
      expect(after(using(true, -2), using(undefined, -1))).not.toHaveProperty('unusedSince');
    });
  });

  test('remembers when it was last seen exported', () => {
    const memory = after(
      saw(aCertificate({ exported: true, observedAt: hoursFromNow(-1) })),
      saw(aCertificate({ exported: false })),
    );

    expect(memory.lastExportedSeenAt).toBe(hoursFromNow(-1));
  });

  describe('attachments', () => {
    const at = (hours: number, ...names: readonly string[]) =>
      saw(
        anIamCertificate({ observedAt: hoursFromNow(hours) }),
        names.map((name) => anAttachment({ name, observedAt: hoursFromNow(hours) })),
      );

    test('remembers the last ones, all places, their number over time and when it last fell', () => {
      expect(after(at(-3, 'a', 'b'), at(-2, 'a'), at(-1, 'a'))).toMatchObject({
        lastAttachedAt: hoursFromNow(-1),
        attachedAs: [anAttachment().certificate],
        attachmentsSeen: [placeOf(anAttachment({ name: 'a' })), placeOf(anAttachment({ name: 'b' }))],
        attachmentsLastFell: hoursFromNow(-2),
        attachmentCounts: [
          { at: hoursFromNow(-3), count: 2 },
          { at: hoursFromNow(-2), count: 1 },
        ],
      });
    });

    test('counts a place that another one took over as one more that was seen', () => {
      expect(after(at(-2, 'a'), at(-1, 'b')).attachmentsSeen).toHaveLength(2);
    });

    test('counts a place that comes back, under any name of the certificate, once', () => {
      const renamed = anAttachment({ name: 'a', certificate: certificateArn(`${anIamCertificate().arn}-renamed`) });

      expect(after(at(-3, 'a'), at(-2, 'b'), saw(anIamCertificate(), [renamed])).attachmentsSeen).toHaveLength(2);
    });

    test('keeps the newest 50 numbers', () => {
      const readings = Array.from({ length: 60 }, (_, index) =>
        at(index - 60, ...(index % 2 === 0 ? ['a'] : ['a', 'b'])),
      );
      const { attachmentCounts = [] } = after(...readings);

      expect(attachmentCounts).toHaveLength(50);
      expect(attachmentCounts.at(-1)).toEqual({ at: hoursFromNow(-1), count: 2 });
    });

    test('leaves those that it has to the inventory, and forgets the former ones when it has some again', () => {
      expect(after(at(-2, 'a'))).not.toHaveProperty('lastAttachments');
      expect(after(at(-3, 'a'), at(-2), at(-1, 'b'))).not.toHaveProperty('lastAttachments');
    });

    test('remembers those that a reading did not find, though nobody can say that there are none', () => {
      expect(after(at(-2, 'a'), saw(anIamCertificate()))).toMatchObject({ lastAttachments: [{ name: 'a' }] });
    });

    test('remembers where it was attached after the last one is gone, and that it fell then', () => {
      expect(after(at(-3, 'a'), at(-2), at(-1))).toMatchObject({
        lastAttachedAt: hoursFromNow(-3),
        lastAttachments: [{ name: 'a' }],
        attachmentsLastFell: hoursFromNow(-2),
      });
    });

    test('counts a rise as no fall', () => {
      expect(after(at(-3, 'a'), at(-2, 'a', 'b'), at(-1, 'b', 'c'))).not.toHaveProperty('attachmentsLastFell');
    });

    test('counts a second fall after a rise from none', () => {
      expect(after(at(-4, 'a', 'b'), at(-3), at(-2, 'c', 'd'), at(-1, 'c'))).toMatchObject({
        attachmentsLastFell: hoursFromNow(-1),
      });
    });

    test('remembers nothing of attachments that were not read, nor of none', () => {
      expect(after(saw(anIamCertificate()), at(0))).toEqual({ firstSeenAt: NOW });
    });

    test('takes the newest of several readings as the last time it was attached', () => {
      const attachments = [
        anAttachment({ name: 'a', observedAt: hoursFromNow(-1) }),
        anAttachment({ name: 'b', observedAt: hoursFromNow(-5) }),
      ];

      expect(after(saw(anIamCertificate(), attachments)).lastAttachedAt).toBe(hoursFromNow(-1));
    });
  });
});
