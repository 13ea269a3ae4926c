import { runId } from '../../../lambda/domain/ids';
import { ripe } from '../../../lambda/domain/ledger/ripe';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry } from '../../builders/ledger';

const [early, late] = [runId('2026-11-20T07:00'), runId('2026-11-20T08:00')];
const entryOf = (run: typeof early, pendingSince = NOW) => {
  const entry = anEntry({ subject: `certificate:${run}`, pendingSince });
  return { ...entry, case: { ...entry.case, last: { ...entry.case.last, run } } };
};
const context = { now: NOW, ended: new Set([early, late]), patienceSeconds: 360 };

describe('ripe', () => {
  test('is what ended runs left, by run, the oldest run first', () => {
    const [one, two, three] = [entryOf(late), entryOf(early), entryOf(late)];
    const runs = [
      [early, [two]],
      [late, [one, three]],
    ];

    expect([...ripe([one, two, three], context)]).toEqual(runs);
    expect([...ripe([two, one, three], context)]).toEqual(runs);
  });

  test.each([
    { title: 'six minutes', since: minutesFromNow(-6), runs: [] },
    { title: 'more than six minutes', since: minutesFromNow(-7), runs: [early] },
  ])('is what a run that did not end left $title ago: $runs', ({ since, runs }) => {
    expect([...ripe([entryOf(early, since)], { ...context, ended: new Set() }).keys()]).toEqual(runs);
  });

  test('counts from the transition, where nothing says since when', () => {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- taken away
    const { pendingSince, ...entry } = entryOf(early);

    expect(ripe([entry], { ...context, ended: new Set() }).size).toBe(0);
    expect(ripe([entry], { ...context, ended: new Set(), now: minutesFromNow(7) }).size).toBe(1);
  });
});
