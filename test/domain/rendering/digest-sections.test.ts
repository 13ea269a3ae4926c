import type { Digest } from '../../../lambda/domain/digest/digest';
import { digestSections } from '../../../lambda/domain/rendering/digest-sections';
import { aDigest, anOpenDigestCase, aQuietDigest } from '../../builders/digest';
import { daysFromNow } from '../../builders/instant';
import { RULE_TEXTS } from '../../builders/message';

const titles = (digest: Digest) => digestSections(digest, RULE_TEXTS).map(({ title }) => title);
const lines = (digest: Digest) =>
  digestSections(digest, RULE_TEXTS).flatMap((section) => section.lines.map(({ text }) => text));

describe('digestSections', () => {
  test('of a quiet account say that nothing is open and nothing ends, and that nobody made a drill', () => {
    expect(titles(aQuietDigest())).toEqual([
      'Open: nothing',
      'Ends to come: none within 30 days, none within 90 days',
      'This is the first digest',
    ]);
    expect(lines(aQuietDigest())).toEqual([
      '1 certificate; ACM read in 1 region; who renews: ACM 1',
      'no drill is remembered: `npx notafter drill` shows whether a page arrives',
    ]);
  });

  test('begin with what could not be read', () => {
    expect(titles(aDigest())[0]).toBe('Not read, so that what follows may be incomplete');
    expect(lines(aDigest({ unread: { cells: { total: 0, first: [] }, cases: 2 } }))[0]).toBe('2 cases of the ledger');
  });

  test('count cells alone where every case can be read', () => {
    const first = [{ cell: 'eu-west-3/acm', because: 'throttled', since: daysFromNow(-1) }] as const;

    expect(lines(aQuietDigest({ unread: { cells: { total: 1, first }, cases: 0 } })).slice(0, 1)).toEqual([
      'eu-west-3/acm: throttled, since 2026-11-19 08:00 UTC',
    ]);
  });

  test('of an empty account name no renewer', () => {
    const watched = { certificates: 0, sources: {}, renewers: {}, unknownUses: 0, regions: 0 };

    expect(lines(aQuietDigest({ watched }))).toContain('0 certificates; ACM read in 0 regions');
  });

  test('say of what is critical that no acknowledgement is known, and of a warning nothing', () => {
    const worst = [anOpenDigestCase(), anOpenDigestCase({ severity: 'warning' })];

    expect(lines(aQuietDigest({ open: { critical: 1, warning: 1, worst } })).slice(0, 2)).toEqual([
      'CRITICAL: api.example.com expires in 6 days, opened 2 days ago, no acknowledgement known',
      'WARNING: api.example.com expires in 6 days, opened 2 days ago',
    ]);
  });

  test('tell a name of which nothing can be seen', () => {
    expect(lines(aQuietDigest({ idle: { total: 1, first: ['\u200b'] } }))).toContain('(nothing printable)');
  });

  test('tell of a silence of everything, and of several', () => {
    const first = [{ name: 'a.example.com', until: daysFromNow(3), reason: 'moves', owner: 'ann' }];

    expect(titles(aQuietDigest({ silenced: { cases: 2, total: 2, first } }))).toContain(
      'Silenced: 2 cases, 2 silences within 14 days of their end',
    );
    expect(titles(aQuietDigest({ silenced: { cases: 1, total: 0, first: [] } }))).toContain('Silenced: 1 case');
    expect(lines(aQuietDigest({ silenced: { cases: 2, total: 2, first } }))).toEqual(
      expect.arrayContaining(['a.example.com until 2026-11-23 08:00 UTC, in 3 days, by ann: moves', '… and 1 more']),
    );
  });
});
