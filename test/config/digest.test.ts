import { configurationSchema } from '../../lib/config/configuration-schema';
import { settingsOf } from '../../lib/config/settings';
import { aConfiguration } from '../builders/configuration';

const digestIn = (overrides: Parameters<typeof aConfiguration>[0]) =>
  settingsOf(aConfiguration(overrides), 'eu-west-1', {}).digest;

const isTaken = (digest: unknown): boolean => configurationSchema.safeParse({ ...aConfiguration(), digest }).success;

describe('the digest of a configuration', () => {
  test.each([
    { title: 'Slack', chat: { slack: {} } },
    { title: 'e-mail', chat: { email: ['platform@example.com'] } },
    {
      title: 'a channel of Amazon Q',
      chat: { amazonQ: { slack: [{ workspace: 'T0123ABCD', channel: 'C0123ABCD' }] } },
    },
  ])('is due on Monday at eight where chat has $title', ({ chat }) => {
    expect(digestIn({ chat })).toEqual({ weekday: 'monday', hour: 8 });
  });

  test('is due where chat is a topic that exists, and nowhere without a target', () => {
    expect(digestIn({ chat: {}, topics: { chat: 'arn:aws:sns:eu-west-1:123456789012:chat' } })).toBeDefined();
    expect(digestIn({ chat: {} })).toBeUndefined();
  });

  test('is due when the configuration says, or never', () => {
    expect(digestIn({ digest: { weekday: 'friday', hour: 0 } })).toEqual({ weekday: 'friday', hour: 0 });
    expect(digestIn({ digest: false })).toBeUndefined();
  });

  test.each([
    { digest: { weekday: 'sunday', hour: 23 }, taken: true },
    { digest: false, taken: true },
    { digest: true, taken: false },
    { digest: { weekday: 'sunday', hour: 24 }, taken: false },
    { digest: { weekday: 'sunday', hour: -1 }, taken: false },
    { digest: { weekday: 'sunday', hour: 7.5 }, taken: false },
    { digest: { weekday: 'Sunday', hour: 8 }, taken: false },
    { digest: { weekday: 'sunday' }, taken: false },
  ])('$digest is taken: $taken', ({ digest, taken }) => {
    expect(isTaken(digest)).toBe(taken);
  });
});
