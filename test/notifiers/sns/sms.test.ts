import { smsText } from '../../../lambda/notifiers/sns/sms';
import { anAttachment } from '../../builders/attachment';
import { aBulletin, aClear, anAbout, aNotice, aPage, many, RULE_TEXTS } from '../../builders/message';

const sms = (...[message]: [Parameters<typeof smsText>[0]]) => smsText(message, RULE_TEXTS);

describe('smsText', () => {
  test('says what, when and where', () => {
    expect(sms(aPage())).toBe(
      'CRITICAL payments-prod: expires in 6 days (2026-11-26 08:00 UTC): api.example.com. Used by: edge-1',
    );
  });

  test('is cut to one part of 160 characters', () => {
    const attachments = many(30, (number) => anAttachment({ name: `load-balancer-${number}` }));
    const text = sms(aPage({ cases: [aNotice({ about: anAbout({ attachments }) })] }));

    expect(text).toHaveLength(160);
    expect(text).toMatch(
      /^CRITICAL payments-prod: expires in 6 days \(2026-11-26 08:00 UTC\): api\.example\.com\. Used by: load-balancer-1, .*\.\.\.$/,
    );
  });

  test('counts several, and names the worst', () => {
    expect(sms(aPage({ cases: many(10, () => aNotice()), total: 37 }))).toBe(
      'CRITICAL payments-prod: 37 certificates, the worst expires in 6 days (2026-11-26 08:00 UTC): api.example.com',
    );
  });

  test.each([
    { message: aClear(), expected: 'CLEARED payments-prod: api.example.com is healthy again, as last read' },
    { message: aBulletin(), expected: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days' },
    {
      message: aPage({ kind: 'degraded' }),
      expected:
        'DEGRADED CRITICAL payments-prod: expires in 6 days (2026-11-26 08:00 UTC): api.example.com. Used by: edge-1',
    },
  ])('says "$expected"', ({ message, expected }) => {
    expect(sms(message)).toBe(expected);
  });
});
