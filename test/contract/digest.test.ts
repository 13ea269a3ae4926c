import { decodeBulletin, digestAttributes } from '../../lambda/contract/ledger-live-items';
import { parseMessage } from '../../lambda/contract/messages';
import { aDigest, aDigestMessage, aDigestPost, anOpenDigestCase, aQuietDigest } from '../builders/digest';
import { HOSTILE_TEXTS } from '../builders/hostile';
import { minutesFromNow, NOW } from '../builders/instant';

const hostile = aDigest({
  open: {
    critical: HOSTILE_TEXTS.length,
    warning: 0,
    worst: HOSTILE_TEXTS.map((name) => anOpenDigestCase({ name, acknowledgedBy: name })),
  },
});

describe.each([
  { what: 'of everything', digest: aDigest() },
  { what: 'of nothing', digest: aQuietDigest() },
  { what: 'of hostile names', digest: hostile },
])('a digest $what', ({ digest }) => {
  test('is in a message as it was', () => {
    const message = aDigestMessage({ digest });

    expect(parseMessage(JSON.stringify(message))).toEqual({ kind: 'ours', message });
  });

  test('is in the ledger as it was, with who took it', () => {
    const item = { ...digestAttributes(aDigestPost({ digest })), publishedAt: NOW, 'postedAt:chat': minutesFromNow(1) };

    expect(decodeBulletin({ ...item, ofTomorrow: 1, digest: { ...digest, ofTomorrow: 1 } })).toEqual({
      ...aDigestPost({ digest }),
      publishedAt: NOW,
      postedAt: { chat: minutesFromNow(1) },
    });
  });
});

describe('decodeBulletin', () => {
  const written = digestAttributes(aDigestPost());

  test.each([
    { title: 'without a digest', spoiled: { ...written, digest: undefined } },
    { title: 'of no week', spoiled: { ...written, digest: { ...aDigest(), week: 'last' } } },
    { title: 'of another kind', spoiled: { ...written, kind: 'poem' } },
  ])('cannot read one $title', ({ spoiled }) => {
    expect(decodeBulletin(spoiled)).toBe('unreadable');
  });
});
