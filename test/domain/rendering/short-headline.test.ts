import * as fc from 'fast-check';
import { ruleId } from '../../../lambda/domain/ids';
import { shortHeadline } from '../../../lambda/domain/rendering/short-headline';
import { hostileText } from '../../builders/hostile';
import { NOW } from '../../builders/instant';
import { aFinding, anAbout, anOpenState, aNotice, aPage, many, type Page, RULE_TEXTS } from '../../builders/message';

const storm = { rules: [ruleId('certificate-expiring')], since: NOW, cases: 61 } as const;
const named = (number: number) => aNotice({ about: anAbout({ names: [`n${number}.example`] }) });
const undated = aNotice({
  state: anOpenState({ findings: [aFinding({ rule: ruleId('weak-key'), deadline: undefined })] }),
});
const ineligible = aNotice({ state: anOpenState({ findings: [aFinding({ rule: ruleId('renewal-ineligible') })] }) });
const DATE = 'expires in 6 days (2026-11-26 08:00 UTC)';

describe('shortHeadline', () => {
  test.each<{ readonly page: Page; readonly expected: string }>([
    { page: aPage(), expected: `CRITICAL payments-prod: ${DATE}: api.example.com` },
    {
      page: aPage({ cases: [ineligible] }),
      expected: `CRITICAL payments-prod: ${DATE}: api.example.com: ${RULE_TEXTS.get(ruleId('renewal-ineligible'))?.title ?? ''}`,
    },
    {
      page: aPage({ cases: [undated] }),
      expected: 'CRITICAL payments-prod: api.example.com: Key of the certificate is weak',
    },
    {
      page: aPage({ cases: many(10, named), total: 37 }),
      expected: `CRITICAL payments-prod: 37 certificates, the worst ${DATE}: n1.example`,
    },
    {
      page: aPage({ cases: [undated, named(1)] }),
      expected: 'CRITICAL payments-prod: 2 certificates, the worst api.example.com: Key of the certificate is weak',
    },
    {
      page: aPage({ cases: many(2, named), storm }),
      expected: `CRITICAL payments-prod: storm of 61; 2 certificates, the worst ${DATE}: n1.example`,
    },
    {
      page: aPage({ cases: [aNotice({ subject: 'drill:42' })] }),
      expected: 'DRILL CRITICAL payments-prod: drill (42) proves that pages arrive',
    },
    {
      page: aPage({ again: { because: 'still-open', since: NOW } }),
      expected: `CRITICAL (still open) payments-prod: ${DATE}: api.example.com`,
    },
    {
      page: aPage({ again: { because: 'unacknowledged', since: NOW } }),
      expected: `CRITICAL (not acknowledged) payments-prod: ${DATE}: api.example.com`,
    },
    { page: aPage({ kind: 'degraded' }), expected: `DEGRADED CRITICAL payments-prod: ${DATE}: api.example.com` },
  ])('says "$expected"', ({ page, expected }) => {
    expect(shortHeadline(page, RULE_TEXTS)).toBe(expected);
  });

  test('tells the date of the worst within what one SMS holds, whatever account and certificate are called', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (accountName, name) => {
        const about = anAbout({ names: [name] });
        const cases = many(10, () => aNotice({ about }));
        const again = { because: 'unacknowledged', since: NOW, unacknowledged: 999 } as const;
        const page = aPage({ accountName, cases, total: 1_000, storm: { ...storm, cases: 1_000 }, again });

        expect(shortHeadline(page, RULE_TEXTS).normalize('NFKD').slice(0, 157)).toContain(DATE);
      }),
    );
  });
});
