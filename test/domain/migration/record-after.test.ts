import type { JournalEntry, Outcome } from '../../../lambda/domain/migration/journal';
import type { MigrationRecord } from '../../../lambda/domain/migration/migration-record';
import { recordAfterBegin, recordAfterEnd } from '../../../lambda/domain/migration/record-after';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { aPlan, aTarget } from '../../builders/migration';
import { aMigrationRecord } from '../../builders/migration-record';

const targets = ['edge-1', 'edge-2', 'edge-3'].map((name) => aTarget({ name }));
const { resource, name, region } = aTarget();
const plan = {
  ...aPlan(targets, { left: [{ resource, name, region, because: 'service-not-moved' }] }),
  id: 'plan-2',
};
const who = { by: 'arn:aws:iam::123456789012:user/bob', now: NOW };
const anew: MigrationRecord = {
  ...{ from: plan.from.id, to: plan.to.arn, plan: 'plan-2', by: who.by, total: 4, moved: 0, startedAt: NOW },
};

describe('the record of a migration that begins', () => {
  test('counts every use that the plan found, also what it leaves as it is', () => {
    expect(recordAfterBegin(undefined, plan, who)).toEqual(anew);
  });

  test.each<readonly [string, Parameters<typeof recordAfterBegin>[0]]>([
    ['one that cannot be read', 'unreadable'],
    ['one that was rolled back', aMigrationRecord({ rolledBackAt: hoursFromNow(-1) })],
    ['one that left nothing', aMigrationRecord({ moved: 12 })],
  ])('takes the place of %s', (_what, known) => {
    expect(recordAfterBegin(known, plan, who)).toEqual(anew);
  });

  test('goes on with its own plan where an earlier run stopped', () => {
    const known = aMigrationRecord({ plan: 'plan-2' });

    expect(recordAfterBegin(known, plan, who)).toEqual(known);
  });

  test('goes on with what an earlier plan left: it is as old, and no less unfinished', () => {
    const { startedAt, endedAt, lastMovedAt } = aMigrationRecord();

    expect(recordAfterBegin(aMigrationRecord(), plan, who)).toEqual({ ...anew, startedAt, endedAt, lastMovedAt });
    expect(recordAfterBegin(aMigrationRecord({ endedAt: undefined, lastMovedAt: undefined }), plan, who)).toEqual({
      ...anew,
      startedAt,
    });
  });

  test('keeps what nobody has seen, also where all has left', () => {
    const known = aMigrationRecord({ moved: 12, unverified: ['edge-9 :443'] });
    const { startedAt, endedAt, lastMovedAt, unverified } = known;

    expect(recordAfterBegin(known, plan, who)).toEqual({ ...anew, startedAt, endedAt, lastMovedAt, unverified });
  });
});

describe('the record of a migration after a run', () => {
  const ended = (target: string, outcome: Outcome, minutes: number): readonly JournalEntry[] => [
    { kind: 'began', at: minutesFromNow(minutes - 1), target, baseline: [] },
    { kind: 'ended', at: minutesFromNow(minutes), target, outcome },
  ];
  const began = { kind: 'began', at: NOW, target: 'edge-9', baseline: [] } as const;
  const after = (direction: 'forward' | 'back', ...entries: readonly JournalEntry[]) =>
    recordAfterEnd(anew, { targets, entries, direction, now: NOW });

  test('counts what has left, and knows when the last did', () => {
    expect(
      after(
        'forward',
        ...ended('edge-1', 'verified', -30),
        ...ended('edge-2', 'unverified', -20),
        ...ended('edge-3', 'gone', -10),
        ...ended('edge-4', 'held', -5),
        ...ended('edge-5', 'rolled-back', -4),
        began,
      ),
    ).toEqual({ ...anew, moved: 3, endedAt: NOW, lastMovedAt: minutesFromNow(-10) });
    expect(after('forward', ...ended('edge-1', 'rolled-back', -4))).toEqual({ ...anew, endedAt: NOW });
  });

  test('names what showed the new certificate to nobody, of earlier plans, too, until it has', () => {
    const [one] = targets.map(({ key }) => key);
    const end = (outcome: Outcome, before: readonly string[] = []) =>
      recordAfterEnd(
        { ...anew, ...(before.length > 0 && { unverified: before }) },
        { targets, entries: ended(one ?? '', outcome, -1), direction: 'forward', now: NOW },
      ).unverified;

    expect(end('unverified')).toEqual(['edge-1 :443']);
    expect(end('unverified', ['edge-1 :443', 'edge-9 :443'])).toEqual(['edge-9 :443', 'edge-1 :443']);
    expect(end('verified', ['edge-1 :443'])).toBeUndefined();
  });

  test.each<readonly [string, boolean, readonly JournalEntry[]]>([
    ['nothing was ever begun', true, []],
    ['all of it is put back', true, [...ended('edge-1', 'verified', -9), ...ended('edge-1', 'rolled-back', -1)]],
    ['what is left of it is gone', true, ended('edge-1', 'gone', -1)],
    ['something is held', false, [...ended('edge-1', 'rolled-back', -2), ...ended('edge-2', 'held', -1)]],
    ['something is where it was moved to', false, ended('edge-1', 'verified', -1)],
    ['something was begun and not ended', false, [...ended('edge-1', 'rolled-back', -2), began]],
  ])('that takes back is over where %s: %s', (_what, isOver, entries) => {
    expect('rolledBackAt' in after('back', ...entries)).toBe(isOver);
    expect(after('forward', ...entries)).not.toHaveProperty('rolledBackAt');
  });

  test('is as old as it was', () => {
    const known = aMigrationRecord({ startedAt: daysFromNow(-9) });

    expect(recordAfterEnd(known, { targets, entries: [], direction: 'forward', now: NOW })).toEqual({
      ...known,
      moved: 0,
      endedAt: NOW,
    });
  });
});
