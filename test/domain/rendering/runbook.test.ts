import { ruleId } from '../../../lambda/domain/ids';
import { isLink, runbookOf } from '../../../lambda/domain/rendering/runbook';

describe('runbookOf', () => {
  test.each`
    runbooks                            | expected
    ${undefined}                        | ${'docs/rules/weak-key.md'}
    ${'https://git.example.com/rules'}  | ${'https://git.example.com/rules/weak-key.md'}
    ${'http://localhost:8080/rules%20'} | ${'http://localhost:8080/rules%20/weak-key.md'}
  `('of weak-key in $runbooks is $expected', ({ runbooks, expected }: { runbooks?: string; expected: string }) => {
    expect(runbookOf(ruleId('weak-key'), runbooks)).toBe(expected);
  });
});

describe('isLink', () => {
  test.each`
    runbook                                  | expected
    ${'https://git.example.com/weak-key.md'} | ${true}
    ${'http://localhost:8080/weak-key.md'}   | ${true}
    ${'docs/rules/weak-key.md'}              | ${false}
  `('of $runbook is $expected', ({ runbook, expected }: { runbook: string; expected: boolean }) => {
    expect(isLink(runbook)).toBe(expected);
  });
});
