import { ruleId } from '../../../lambda/domain/ids';
import { caseTitle, clearTitle } from '../../../lambda/domain/rendering/case-title';
import { daysFromNow, NOW } from '../../builders/instant';
import { aSilence } from '../../builders/silence';
import { aFinding, anAbout, anOpenState, aNotice, aResolvedState, RULE_TEXTS } from '../../builders/message';

const title = (...[overrides]: Parameters<typeof aNotice>) => caseTitle(aNotice(overrides), NOW, RULE_TEXTS);

describe('caseTitle', () => {
  test('says of an expiry no more than the date', () => {
    expect(title()).toBe('api.example.com expires in 6 days');
  });

  test('says of another rule what it is called, beside the date', () => {
    const state = anOpenState({ findings: [aFinding({ rule: ruleId('legacy-certificate-in-use') })] });

    expect(title({ state })).toBe('api.example.com expires in 6 days: IAM server certificate is in use');
  });

  test('names the rule where the deadline is not the end of the certificate', () => {
    const about = anAbout({ notAfter: daysFromNow(300) });

    expect(title({ about })).toBe('api.example.com due in 6 days: Certificate is about to expire');
  });

  test('names the rule alone where there is no date', () => {
    const state = anOpenState({ findings: [aFinding({ rule: ruleId('weak-key'), deadline: undefined })] });

    expect(title({ state })).toMatch(/^api\.example\.com: \w/);
  });

  test('calls a rule that it does not know by its id', () => {
    const state = anOpenState({ findings: [aFinding({ rule: ruleId('of-tomorrow'), deadline: undefined })] });

    expect(title({ state })).toBe('api.example.com: of-tomorrow');
  });

  test('counts from the earliest deadline of all findings, under the name of the worst', () => {
    const earlier = aFinding({ severity: 'warning', deadline: daysFromNow(2) });
    const worst = aFinding({ rule: ruleId('renewal-ineligible') });
    const about = anAbout({ notAfter: daysFromNow(2) });

    expect(title({ about, state: anOpenState({ findings: [earlier, worst] }) })).toBe(
      `api.example.com expires in 2 days: ${RULE_TEXTS.get(worst.rule)?.title}`,
    );
  });

  test('says of a drill what it is for', () => {
    expect(title({ subject: 'drill:42' })).toBe('drill (42) proves that pages arrive');
  });

  test('says of an ended case why it ended', () => {
    expect(title({ state: aResolvedState({ reason: 'gone' }) })).toMatch(/^api\.example\.com is gone/);
  });
});

describe('clearTitle', () => {
  test.each`
    state                                   | expected
    ${aResolvedState()}                     | ${'api.example.com is healthy again, as last read'}
    ${anOpenState({ severity: 'warning' })} | ${'api.example.com is no longer critical; a warning stays open'}
    ${anOpenState()}                        | ${'api.example.com is still critical; a newer alert tells of it'}
  `('says "$expected"', ({ state, expected }: { state: ReturnType<typeof anOpenState>; expected: string }) => {
    expect(clearTitle(aNotice({ state }))).toBe(expected);
  });

  test('says who silenced it, until when and why, in one line', () => {
    const silences = [aSilence({ reason: 'moves\non Tuesday' })];
    const state = { ...anOpenState(), kind: 'silenced' as const };

    expect(clearTitle(aNotice({ state, silences }))).toBe(
      'api.example.com is silenced until 2026-11-23 08:00 UTC by ann: moves on Tuesday',
    );
  });
});
