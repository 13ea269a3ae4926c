import type { SubjectId } from '../../../lambda/domain/subject';
import { rungAt, urgencyOf } from '../../../lambda/domain/ledger/rung';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { daysFromNow, NOW } from '../../builders/instant';

describe('rungAt', () => {
  test.each([
    { days: 7, at: '7d', before: 'open' },
    { days: 3, at: '3d', before: '7d' },
    { days: 1, at: '1d', before: '3d' },
    { days: 0, at: 'expired', before: '1d' },
  ])('$days days left is $at, a millisecond more $before', ({ days, at, before }) => {
    expect(rungAt(daysFromNow(days), NOW)).toBe(at);
    expect(rungAt(plusMilliseconds(daysFromNow(days), 1), NOW)).toBe(before);
  });

  test('without a deadline it is open, long after it expired', () => {
    expect(rungAt(undefined, NOW)).toBe('open');
    expect(rungAt(daysFromNow(-400), NOW)).toBe('expired');
  });
});

describe('urgencyOf', () => {
  test.each<{ subject: SubjectId; rung: 'open' | '7d'; urgency: string }>([
    { subject: 'certificate:one', rung: 'open', urgency: 'low' },
    { subject: 'certificate:one', rung: '7d', urgency: 'high' },
    { subject: 'alert-path:pages', rung: 'open', urgency: 'high' },
    { subject: 'alert-path:chat', rung: 'open', urgency: 'low' },
    { subject: 'alert-path:chat', rung: '7d', urgency: 'high' },
  ])('$subject at $rung is $urgency', ({ subject, rung, urgency }) => {
    expect(urgencyOf(subject, rung)).toBe(urgency);
  });
});
