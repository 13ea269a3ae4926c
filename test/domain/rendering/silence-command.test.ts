import { ruleId } from '../../../lambda/domain/ids';
import { silenceCommand } from '../../../lambda/domain/rendering/silence-command';
import type { Instant } from '../../../lambda/domain/instant';
import type { SubjectId } from '../../../lambda/domain/subject';
import { acmArn } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';

const dueAt = (deadline: Instant | undefined, subject: SubjectId = `certificate:${acmArn()}`): string | undefined =>
  silenceCommand({ subject, rule: ruleId('certificate-expiring'), deadline, notAfter: undefined }, NOW);

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

  test('is one that is allowed: an expiry rule without a deadline ends three days before the certificate does', () => {
    const of = (rule: string) =>
      silenceCommand(
        { subject: `certificate:${acmArn()}`, rule: ruleId(rule), deadline: undefined, notAfter: daysFromNow(6) },
        NOW,
      );

    expect(of('renewal-ineligible')).toContain('--until 3d');
    expect(of('weak-key')).toContain('--until 7d');
  });

  test.each(['alert-path:pages', 'drill:1'] as const)('is none for %s', (subject) => {
    expect(dueAt(undefined, subject)).toBeUndefined();
  });
});
