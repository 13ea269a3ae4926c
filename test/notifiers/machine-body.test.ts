import { asciiJson, everShorter } from '../../lambda/notifiers/machine-body';
import { anAttachment } from '../builders/attachment';
import { HOSTILE_TEXTS } from '../builders/hostile';
import { aBulletin, aClear, aFinding, aLine, anAbout, anOpenState, aNotice, aPage, many } from '../builders/message';

const names = many(120, (number) => `n${number}.example`);
const attachments = many(105, (number) => anAttachment({ name: `edge-${number}` }));
const owners = many(120, (number) => `team ${number}`);
const large = aNotice({ about: anAbout({ names, attachments, owners }) });

describe('asciiJson', () => {
  test('is printable ASCII that parses back to every character', () => {
    const json = asciiJson(HOSTILE_TEXTS);

    expect(json).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(json)).toEqual(HOSTILE_TEXTS);
  });
});

describe('everShorter', () => {
  test.each`
    step | names  | uses   | omitted
    ${0} | ${100} | ${100} | ${{ names: 20, attachments: 5 }}
    ${1} | ${30}  | ${30}  | ${{ names: 90, attachments: 75 }}
    ${2} | ${10}  | ${10}  | ${{ names: 110, attachments: 95 }}
    ${3} | ${3}   | ${3}   | ${{ names: 117, attachments: 102 }}
  `(
    'shows $names names and $uses uses at step $step, and counts the others',
    ({ step, names: shown, uses, omitted }: Record<'step' | 'names' | 'uses', number> & { omitted: object }) => {
      expect(everShorter(aPage({ cases: [large] }))[step]).toMatchObject({
        cases: [{ about: { names: names.slice(0, shown), attachments: attachments.slice(0, uses) }, omitted }],
      });
    },
  );

  test('adds to what was left out before', () => {
    const before = { ...large, omitted: { names: 1_000 } };

    expect(everShorter(aPage({ cases: [before] }))[0]).toMatchObject({
      cases: [{ omitted: { names: 1_020, attachments: 5 } }],
    });
  });

  test('keeps the count of what was left out before where nothing more is', () => {
    const before = aNotice({ omitted: { attachments: 7 } });

    expect(everShorter(aPage({ cases: [before] }))[0]).toEqual(aPage({ cases: [before] }));
  });

  test.each([
    { what: 'a page', message: aPage() },
    { what: 'a clear', message: aClear() },
    { what: 'a clear without cases', message: aClear({ cases: [] }) },
    { what: 'a bulletin', message: aBulletin() },
    {
      what: 'uses that were not read',
      message: aPage({ cases: [aNotice({ about: anAbout({ attachments: undefined }) })] }),
    },
  ])('leaves $what as it is where it is short', ({ message }) => {
    expect(everShorter(message)[0]).toEqual(message);
  });

  test('carries the ten worst, the total being that of all', () => {
    const shorter = [
      everShorter(aPage({ cases: many(12, () => aNotice()) }))[0],
      everShorter(aClear({ cases: many(12, () => aNotice()) }))[0],
      everShorter(aBulletin({ lines: many(12, () => aLine()) }))[0],
    ];

    expect(shorter).toMatchObject([
      { total: 12, cases: { length: 10 } },
      { total: 12, cases: { length: 10 } },
      { total: 12, lines: { length: 10 } },
    ]);
  });

  test('cuts texts that are longer than any name or sentence', () => {
    const about = anAbout({
      names: ['n'.repeat(301)],
      owners: ['o'.repeat(301)],
      environment: 'e'.repeat(301),
      environments: ['e'.repeat(301)],
      formerly: { owners: ['o'.repeat(301)], environments: [] },
      attachments: [anAttachment({ name: 'a'.repeat(301), hosts: ['h'.repeat(301)] })],
    });
    const state = anOpenState({ findings: [aFinding({ summary: 's'.repeat(1_001) })] });

    expect(everShorter(aPage({ cases: [aNotice({ about, state })] }))[0]).toMatchObject({
      cases: [
        {
          about: {
            names: [`${'n'.repeat(299)}…`],
            owners: [`${'o'.repeat(299)}…`],
            environment: `${'e'.repeat(299)}…`,
            environments: [`${'e'.repeat(299)}…`],
            formerly: { owners: [`${'o'.repeat(299)}…`], environments: [] },
            attachments: [{ name: `${'a'.repeat(299)}…`, hosts: [`${'h'.repeat(299)}…`] }],
          },
          state: { findings: [{ summary: `${'s'.repeat(999)}…` }] },
        },
      ],
    });
    expect(everShorter(aBulletin({ lines: [aLine({ about, summary: 's'.repeat(1_001) })] }))[0]).toMatchObject({
      lines: [{ about: { names: [`${'n'.repeat(299)}…`] }, summary: `${'s'.repeat(999)}…` }],
    });
  });

  test('leaves facts out at the last step only', () => {
    const facts = everShorter(aPage()).map(
      (message) => message.kind === 'page' && message.cases[0].state.findings[0].facts,
    );

    expect(facts).toEqual([{ renews: 'nobody' }, { renews: 'nobody' }, { renews: 'nobody' }, {}]);
  });

  test('shortens the owners and environments of the labels, too', () => {
    const labels = { rules: [], owners, regions: [], environments: owners };
    const shorter = everShorter(aPage({ labels }));

    expect(shorter.map((message) => message.labels?.owners.length)).toEqual([100, 30, 10, 3]);
    expect(shorter.map((message) => message.labels?.environments?.length)).toEqual([100, 30, 10, 3]);
  });
});
