import { ruleId } from '../../../lambda/domain/ids';
import { latestEnd, maySilence } from '../../../lambda/domain/ledger/silence-bounds';
import { daysFromNow, NOW } from '../../builders/instant';

const RULES_OF_EXPIRY = [
  'certificate-expired',
  'certificate-expiring',
  'renewal-blocked',
  'renewal-ineligible',
  'renewal-overdue',
];
const OTHERS = ['weak-key', 'legacy-certificate-in-use', 'blind-spot'];
const endOf = (rule: string | undefined, dates: { deadline?: number; notAfter?: number } = {}) =>
  latestEnd(
    {
      rule: rule === undefined ? undefined : ruleId(rule),
      deadline: dates.deadline === undefined ? undefined : daysFromNow(dates.deadline),
      notAfter: dates.notAfter === undefined ? undefined : daysFromNow(dates.notAfter),
    },
    NOW,
  );

describe('the latest end of a silence', () => {
  test.each([...RULES_OF_EXPIRY, undefined])(
    'of %s is after 14 days, and three before the certificate ends',
    (rule) => {
      expect(endOf(rule)).toBe(daysFromNow(14));
      expect(endOf(rule, { notAfter: 17 })).toBe(daysFromNow(14));
      expect(endOf(rule, { notAfter: 16 })).toBe(daysFromNow(13));
      expect(endOf(rule, { notAfter: 2 })).toBe(daysFromNow(-1));
    },
  );

  test.each(OTHERS)('of %s is after 90 days, whenever the certificate ends', (rule) => {
    expect(endOf(rule)).toBe(daysFromNow(90));
    expect(endOf(rule, { notAfter: 2 })).toBe(daysFromNow(90));
  });

  test.each([...RULES_OF_EXPIRY, ...OTHERS])('of %s is three days before it hurts', (rule) => {
    expect(endOf(rule, { deadline: 10, notAfter: 400 })).toBe(daysFromNow(7));
  });
});

describe('maySilence', () => {
  test.each([
    { subject: 'certificate:one', may: true },
    { subject: 'blind-spot:no-permission', may: true },
    { subject: 'change-events:eu-west-1', may: true },
    { subject: 'alert-path:pages', may: false },
    { subject: 'drill:one', may: false },
  ] as const)('of $subject: $may', ({ subject, may }) => {
    expect(maySilence(subject)).toBe(may);
  });
});
