import { ruleId } from '../../../lambda/domain/ids';
import { silenceCommand } from '../../../lambda/domain/rendering/silence-command';
import type { Instant } from '../../../lambda/domain/instant';
import type { SubjectId } from '../../../lambda/domain/subject';
import { acmArn } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';

const dueAt = (deadline: Instant | undefined, subject: SubjectId = `certificate:${acmArn()}`): string | undefined =>
  silenceCommand({ subject, rule: ruleId('certificate-expiring'), deadline }, NOW);

describe('silenceCommand', () => {
  test('names the subject, the rule, an end and what its author has to write', () => {
    expect(dueAt(daysFromNow(30))).toBe(
      `npx notafter silence add certificate:${acmArn()} --rule certificate-expiring --until 7d --owner NAME --reason REASON`,
    );
  });

  test.each`
    deadline            | until
    ${undefined}        | ${'--until 7d'}
    ${daysFromNow(10)}  | ${'--until 7d'}
    ${daysFromNow(9.9)} | ${'--until 6d'}
    ${daysFromNow(4)}   | ${'--until 1d'}
  `('ends three days before it hurts: due $deadline, $until', ({ deadline, until }: Record<string, never>) => {
    expect(dueAt(deadline)).toContain(until);
  });

  test.each([daysFromNow(3.9), daysFromNow(0), daysFromNow(-1)])('is none where it is too late: due %s', (deadline) => {
    expect(dueAt(deadline)).toBeUndefined();
  });

  test.each(['alert-path:pages', 'drill:1'] as const)('is none for %s', (subject) => {
    expect(dueAt(undefined, subject)).toBeUndefined();
  });
});
