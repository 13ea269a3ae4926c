import * as fc from 'fast-check';
import { blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import { aboutAfter } from '../../../lambda/domain/ledger/about-after';
import { type About, environmentsOf } from '../../../lambda/domain/subject';
import { anAttachment } from '../../builders/attachment';
import { anAbout } from '../../builders/message';

const anyAbout = fc
  .record({
    owners: fc.subarray(['edge', 'payments', 'platform']),
    environments: fc.subarray(['live', 'staging', 'test']),
  })
  .map(({ owners, environments }): About => {
    const [environment] = environments;
    return anAbout({ owners, environment, environments: environments.length > 1 ? environments : undefined });
  });

describe('aboutAfter', () => {
  test('is what was judged, where nothing changed hands', () => {
    expect(aboutAfter(anAbout(), anAbout())).toEqual(anAbout());
  });

  test('tells uses that were not read as last read, with what breaks', () => {
    const blastRadius = blastRadiusOf({ names: [], attachments: [anAttachment()] });
    const before = anAbout({ blastRadius });

    expect(aboutAfter(before, anAbout({ attachments: undefined }))).toEqual(before);
    expect(aboutAfter(before, anAbout({ attachments: [], blastRadius: undefined })).attachments).toEqual([]);
  });

  test('keeps apart who was told of and is not the owner any more', () => {
    const before = anAbout({ owners: ['platform'], environment: 'production' });
    const now = anAbout({ owners: ['payments'], environment: 'live' });

    const after = aboutAfter(before, now);

    expect(after).toEqual({ ...now, formerly: { owners: ['platform'], environments: ['production'] } });
    expect(aboutAfter(after, before)).toEqual({
      ...before,
      formerly: { owners: ['payments'], environments: ['live'] },
    });
  });

  test('loses nobody who was told of, however tags change, and tells the same twice', () => {
    fc.assert(
      fc.property(fc.array(anyAbout, { minLength: 1 }), ([first = anAbout(), ...others]) => {
        const after = others.reduce(aboutAfter, first);
        const { owners = [], environments = [] } = after.formerly ?? {};

        const all = [first, ...others];
        expect([...after.owners, ...owners].sort()).toEqual([...new Set(all.flatMap((one) => one.owners))].sort());
        expect([...environmentsOf(after), ...environments].sort()).toEqual(
          [...new Set(all.flatMap(environmentsOf))].sort(),
        );
        expect(aboutAfter(after, all.at(-1) ?? first)).toEqual(after);
      }),
    );
  });
});
