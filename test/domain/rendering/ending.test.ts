import { RESOLVED_REASONS, type ResolvedReason } from '../../../lambda/domain/ledger/transition';
import { endingOf, isGoodEnding } from '../../../lambda/domain/rendering/ending';
import type { SubjectId } from '../../../lambda/domain/subject';

const EXCUSED = RESOLVED_REASONS.filter((reason) => reason !== 'healthy');

describe('endingOf', () => {
  test.each`
    reason            | expected
    ${'healthy'}      | ${'a.example is healthy again, as last read'}
    ${'unused'}       | ${'a.example is no longer in use: every place that could use it was read'}
    ${'gone'}         | ${'a.example is gone: two readings agree that it is not there any more'}
    ${'aged-out'}     | ${'a.example is closed because of its age; nothing says that it was repaired'}
    ${'rule-retired'} | ${'a.example is closed because its rule no longer exists; nothing says that it was repaired'}
    ${'out-of-scope'} | ${'a.example is no longer watched: its region is excluded or switched off; nothing says that it was repaired'}
  `('says why: $reason', ({ reason, expected }: { reason: ResolvedReason; expected: string }) => {
    expect(endingOf('a.example', 'certificate:1', reason)).toBe(expected);
  });

  test('claims health for health', () => {
    expect(endingOf('a.example', 'certificate:1', 'healthy')).toMatch(/healthy/);
  });

  test.each(EXCUSED)('claims no health for %s', (reason) => {
    expect(endingOf('a.example', 'certificate:1', reason)).not.toMatch(/healthy|fixed|is repaired/);
  });

  test.each`
    subject                       | expected
    ${'blind-spot:no-permission'} | ${'it can be read again'}
    ${'alert-path:pages'}         | ${'it works again, as last read'}
    ${'change-events:eu-west-1'}  | ${'it can be heard of again, as last read'}
    ${'drill:1'}                  | ${'it is over'}
  `('calls the health of $subject by its name', ({ subject, expected }: { subject: SubjectId; expected: string }) => {
    expect(endingOf('it', subject, 'healthy')).toBe(expected);
  });

  test('is over for a drill, whatever ended it', () => {
    expect(endingOf('it', 'drill:1', 'gone')).toBe('it is over');
  });
});

describe('isGoodEnding', () => {
  test.each(RESOLVED_REASONS.map((reason) => ({ reason, good: reason === 'healthy' || reason === 'unused' })))(
    'is $good for $reason',
    ({ reason, good }) => {
      expect(isGoodEnding(reason)).toBe(good);
    },
  );
});
