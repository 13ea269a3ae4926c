import { drillLines, heardLine } from '../../bin/presentation/drill-lines';
import { stationsOf } from '../../lambda/app/drill/stations';
import { sinkId } from '../../lambda/domain/ids';

const stations = stationsOf([{ id: sinkId('page'), topic: 'pages' }]);
const all = new Map([
  ['topic pages', 1200],
  ['page', 3400],
  ['topic chat', 2000],
]);

describe('drillLines', () => {
  test('say of each station when it took the page and its end', () => {
    expect(drillLines({ kind: 'drilled', told: all, ended: all, cleared: true }, stations)).toEqual([
      'topic pages  page after 1.2 s, end after 1.2 s',
      'page         page after 3.4 s, end after 3.4 s',
      'topic chat   page after 2.0 s, end after 2.0 s',
      'Every sink took the page and its end. Whether somebody was woken, the pager shows.',
    ]);
  });

  test('name who was not seen to take it', () => {
    const told = new Map([...all].filter(([name]) => name !== 'page'));
    const lines = drillLines({ kind: 'drilled', told, ended: told, cleared: true }, stations);

    expect(lines).toContain('page         page not seen, end not seen');
    expect(lines.at(-1)).toMatch(/^Not seen whole: page\. /);
  });

  test('admit a drill that is still open', () => {
    const lines = drillLines({ kind: 'drilled', told: all, ended: new Map(), cleared: false }, stations);

    expect(lines.some((line) => line.includes('could not be taken back'))).toBe(true);
  });
});

describe('heardLine', () => {
  test.each`
    stage      | line
    ${'told'}  | ${'topic pages: took the page after 1.5 s'}
    ${'ended'} | ${'topic pages: took its end after 1.5 s'}
  `('tells of $stage', ({ stage, line }: { stage: 'told' | 'ended'; line: string }) => {
    expect(heardLine({ kind: 'topic', topic: 'pages' }, stage, 1500)).toBe(line);
  });
});
