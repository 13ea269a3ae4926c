import * as fc from 'fast-check';
import type { Attachment } from '../../../lambda/domain/use/attachment';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { migrationProgress } from '../../../lambda/domain/use/migration-progress';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { anIamCertificate } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { aView } from '../../builders/view';

const progressOf = (attachments: readonly Attachment[] | undefined, memory: Memory = {}) =>
  migrationProgress(anIamCertificate(), aView({ ...(attachments && { attachments }), memory }), NOW);

const counts = (...entries: readonly (readonly [days: number, count: number])[]): Memory => ({
  attachmentCounts: entries.map(([days, count]) => ({ at: daysFromNow(days), count })),
});

describe('the progress of a migration', () => {
  test('is not known where attachments were not read', () => {
    expect(progressOf(undefined)).toBeUndefined();
  });

  test.each`
    attachments                          | inWords                 | what
    ${[anAttachment()]}                  | ${'1 of 1 listener'}    | ${'a listener'}
    ${[anAttachment(), aDistribution()]} | ${'2 of 2 attachments'} | ${'one that is no listener'}
  `('calls $what $inWords', ({ attachments, inWords }: { attachments: Attachment[]; inWords: string }) => {
    expect(progressOf(attachments)).toMatchObject({ inWords });
  });

  test('counts a new attachment on top of all that were ever seen, though another has left', () => {
    const [left, stays, came] = ['left', 'stays', 'came'].map((name) => anAttachment({ name }));
    const memory = { attachmentsSeen: [left, stays].flatMap((one) => (one ? [one.resource + ' 443 default'] : [])) };

    expect(
      progressOf(
        [stays, came].flatMap((one) => one ?? []),
        memory,
      ),
    ).toMatchObject({ remaining: 2, seen: 3 });
  });

  test.each`
    days         | leftLately | what
    ${-28}       | ${2}       | ${'28 days ago counts'}
    ${-28.00001} | ${0}       | ${'a second earlier does not'}
  `('a departure $what', ({ days, leftLately }: { days: number; leftLately: number }) => {
    expect(progressOf([anAttachment()], counts([-60, 3], [days, 1]))).toMatchObject({ leftLately });
  });

  test('counts each departure, whatever came between', () => {
    expect(progressOf([anAttachment()], counts([-20, 5], [-10, 2], [-5, 4], [-1, 1]))).toMatchObject({ leftLately: 6 });
  });

  test.each`
    known  | doneIn | what
    ${-90} | ${28}  | ${'28 days, where more are known'}
    ${-14} | ${14}  | ${'what is known, where that is less'}
    ${-1}  | ${7}   | ${'a week, where hardly anything is known'}
  `('takes the pace of $what', ({ known, doneIn }: { known: number; doneIn: number }) => {
    expect(progressOf([anAttachment()], counts([known, 2], [-0.5, 1]))).toMatchObject({ doneBy: daysFromNow(doneIn) });
  });

  test('foresees no end where nothing moves', () => {
    expect(progressOf([anAttachment()])).not.toHaveProperty('doneBy');
    expect(progressOf([anAttachment()], counts([-40, 1]))).not.toHaveProperty('doneBy');
  });

  test('never has more left than were seen, nor an end in the past', () => {
    const anyCounts = fc.array(fc.tuple(fc.integer({ min: -90, max: 0 }), fc.nat({ max: 9 })), { maxLength: 9 });
    const anySeen = fc.uniqueArray(fc.string(), { maxLength: 9 });
    fc.assert(
      fc.property(anyCounts, anySeen, (entries, attachmentsSeen) => {
        const sorted = entries.toSorted(([left], [right]) => left - right);
        const progress = progressOf([anAttachment()], { ...counts(...sorted), attachmentsSeen });

        expect(progress?.seen).toBeGreaterThanOrEqual(progress?.remaining ?? Infinity);
        expect((progress?.doneBy ?? NOW) >= NOW).toBe(true);
      }),
    );
  });
});
