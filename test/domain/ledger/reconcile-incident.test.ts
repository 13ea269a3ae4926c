import { sinkId } from '../../../lambda/domain/ids';
import type { Entry } from '../../../lambda/domain/ledger/announced';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import type { IncidentView } from '../../../lambda/domain/ledger/intent-of';
import { reconcileIncident } from '../../../lambda/domain/ledger/reconcile-incident';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';
import { aResolvedState } from '../../builders/message';

const PAGE = sinkId('page');
const sinks = [
  { id: PAGE, topic: 'pages' as const },
  { id: sinkId('chat'), topic: 'chat' as const },
];
const incident = anIncident();
const carried = (key = incident.key, rang = FIRST_REVISION): Entry =>
  anEntry({ rang, announced: { incident: { key, rang } } });
const over = anEntry({ rang: 0, state: aResolvedState(), announced: carried().announced });
const held = (page: 'trying' | 'open' | 'ended', pages: 'trying' | 'open' | 'ended' = page) => ({
  [PAGE]: { held: page, at: NOW },
  pages: { held: pages, at: NOW },
});
const view = (entry: Stored<Entry> | undefined, incidents: IncidentView['incidents'] = {}): IncidentView => ({
  incidents,
  cases: entry === undefined ? {} : { [SUBJECT]: entry },
});
const reconciled = (of: Incident, with_: IncidentView, now = NOW) => reconcileIncident(of, with_, { now, sinks });

describe('reconcileIncident, of an incident that rings', () => {
  test('is published at once, and poked once the publication had its time', () => {
    expect(reconciled(incident, view(carried()))).toEqual({
      publications: [{ topic: 'pages', incident, reason: 'missing' }],
      pokes: [],
      done: false,
      due: [
        { what: incident.key, since: NOW },
        { what: incident.key, since: NOW },
      ],
    });
    expect(reconciled(incident, view(carried()), minutesFromNow(2)).pokes).toEqual([
      { sink: PAGE, key: incident.key, reason: 'missing', times: 2 },
    ]);
  });

  test('is left alone while everybody holds it', () => {
    expect(reconciled(anIncident({ holdings: held('open') }), view(carried()))).toEqual({
      publications: [],
      pokes: [],
      done: false,
      due: [],
    });
  });

  test.each([
    { title: 'six hours', minutes: 360, pokes: 1 },
    { title: 'a minute less', minutes: 359, pokes: 0 },
  ])('is told again after $title: $pokes pokes', ({ minutes, pokes }) => {
    const { pokes: made, publications } = reconciled(
      anIncident({ holdings: held('open') }),
      view(carried()),
      minutesFromNow(minutes),
    );

    expect(made.map(({ reason }) => reason)).toEqual(Array.from({ length: pokes }, () => 'refresh'));
    expect(publications).toEqual([]);
  });

  test.each([
    { title: 'while it is claimed', until: minutesFromNow(2), pokes: 0 },
    { title: 'once the claim ran out', until: minutesFromNow(1), pokes: 1 },
  ])('is poked $title: $pokes times, and due all the time', ({ until, pokes }) => {
    const holdings = {
      [PAGE]: { held: 'trying', at: NOW, claim: { by: 'another', until } },
      pages: { held: 'open', at: NOW },
    } as const;
    const agreement = reconciled(anIncident({ holdings }), view(carried()), minutesFromNow(2));

    expect(agreement.pokes).toHaveLength(pokes);
    expect(agreement.due).toEqual([{ what: incident.key, since: NOW }]);
  });

  test('is poked later and later for the same reason', () => {
    const poked = { [PAGE]: { reason: 'missing', times: 3, at: NOW } } as const;

    expect(reconciled(anIncident({ poked }), view(carried()), minutesFromNow(7)).pokes).toEqual([]);
    expect(reconciled(anIncident({ poked }), view(carried()), minutesFromNow(8)).pokes).toMatchObject([{ times: 4 }]);
  });

  test('is poked with the moment of the first try for the same reason', () => {
    const poked = { [PAGE]: { reason: 'missing', times: 3, at: NOW, since: minutesFromNow(-4) } } as const;

    expect(reconciled(anIncident({ poked }), view(carried()), minutesFromNow(8)).pokes).toEqual([
      { sink: PAGE, key: incident.key, reason: 'missing', times: 4, since: minutesFromNow(-4) },
    ]);
  });

  test('is left alone until it is marked, and due', () => {
    expect(reconciled(anIncident({ marked: false }), view(carried()))).toEqual({
      publications: [],
      pokes: [],
      done: false,
      due: [{ what: incident.key, since: NOW }],
    });
  });
});

describe('reconcileIncident, of an incident whose ring ended', () => {
  test('is cleared everywhere', () => {
    const agreement = reconciled(anIncident({ holdings: held('open') }), view(over));

    expect(agreement.publications).toMatchObject([{ topic: 'pages', reason: 'surplus' }]);
    expect(agreement.pokes).toEqual([{ sink: PAGE, key: incident.key, reason: 'surplus', times: 1 }]);
    expect(agreement.done).toBe(false);
  });

  test('is cleared where an attempt may have arrived', () => {
    expect(reconciled(anIncident({ holdings: held('trying') }), view(over))).toMatchObject({
      publications: [{ reason: 'surplus' }],
      pokes: [{ reason: 'surplus' }],
    });
  });

  test('that nobody heard of, is not cleared at the topic; the sink says itself that it holds nothing', () => {
    expect(reconciled(incident, view(over))).toMatchObject({
      publications: [],
      pokes: [{ reason: 'surplus' }],
      done: false,
    });
  });

  test('starts its tries anew: those for what is over do not count', () => {
    const poked = { [PAGE]: { reason: 'surplus', times: 9, at: minutesFromNow(-60) } } as const;

    expect(reconciled(anIncident({ holdings: held('open'), poked }), view(over)).pokes).toMatchObject([{ times: 1 }]);
  });

  test('is done once everybody ended it, and not before', () => {
    expect(reconciled(anIncident({ holdings: held('ended') }), view(over)).done).toBe(true);
    expect(reconciled(anIncident({ holdings: held('ended', 'open') }), view(over)).done).toBe(false);
    expect(reconciled(anIncident({ holdings: held('open', 'ended') }), view(over)).done).toBe(false);
    expect(reconciled(anIncident({ holdings: held('ended') }), view(carried())).done).toBe(false);
  });

  test('lets go of members whose case was deleted, and keeps those that cannot be read', () => {
    expect(reconciled(anIncident({ holdings: held('open') }), view(undefined)).pokes).toMatchObject([
      { reason: 'surplus' },
    ]);
    expect(reconciled(anIncident({ holdings: held('open') }), view('unreadable')).pokes).toEqual([]);
  });
});

describe('reconcileIncident, of an incident whose member rings anew', () => {
  const NEXT = FIRST_REVISION + 1;
  const next = (holdings: Incident['holdings']) =>
    anIncident({ key: 'notafter:1:next', members: [{ subject: SUBJECT, rang: NEXT }], holdings });
  const old = anIncident({ holdings: held('open') });

  test('stays while the new ring has no incident yet', () => {
    expect(reconciled(old, view(anEntry({ rang: NEXT, announced: carried().announced })))).toMatchObject({
      publications: [],
      pokes: [],
    });
  });

  test.each([
    { title: 'was not heard of', holdings: {}, pokes: 0 },
    { title: 'is only attempted', holdings: held('trying'), pokes: 0 },
    { title: 'is accepted', holdings: held('open'), pokes: 1 },
  ])('where the new incident $title: $pokes pokes', ({ holdings, pokes }) => {
    const newer = next(holdings);
    const agreement = reconciled(old, view(carried(newer.key, NEXT), { [newer.key]: newer }));

    expect(agreement.pokes).toHaveLength(pokes);
    expect(agreement.publications).toHaveLength(pokes);
  });

  test('stays while the new incident is not to be found', () => {
    expect(reconciled(old, view(carried('notafter:1:next', NEXT))).pokes).toEqual([]);
  });

  test('two incidents of one ring: the marked one carries it, the other lets go', () => {
    const other = anIncident({ key: 'notafter:1:other', holdings: held('open') });
    const entry = carried(other.key);
    const both = view(entry, { [other.key]: other });

    expect(reconciled(other, both).pokes).toEqual([]);
    expect(reconciled(old, both).pokes).toMatchObject([{ reason: 'surplus' }]);
  });
});

describe('reconcileIncident, of a summary for a pager that was added', () => {
  const summary = anIncident({ key: 'notafter:1:summary', addedFor: PAGE });
  const summed = anEntry({
    announced: { ...carried().announced, summaries: { [PAGE]: { key: summary.key, rang: FIRST_REVISION } } },
  });

  test('is told to that one at once, as no topic does, and to nobody else', () => {
    expect(reconciled(summary, view(summed))).toEqual({
      publications: [],
      pokes: [{ sink: PAGE, key: summary.key, reason: 'missing', times: 1 }],
      done: false,
      due: [{ what: summary.key, since: NOW }],
    });
  });

  test('is done when nothing rings under it and that one says so', () => {
    const ended = { ...summary, holdings: { [PAGE]: { held: 'ended', at: NOW } } } as const;

    expect(reconciled(ended, view(over)).done).toBe(true);
    expect(reconciled(summary, view(over)).done).toBe(false);
    expect(reconciled(ended, view(summed)).done).toBe(false);
  });

  test('is done when nothing rings under it and that one is away, and stays while something does', () => {
    const away = { ...summary, addedFor: sinkId('away') };
    const still = { announced: { summaries: { [sinkId('away')]: { key: summary.key, rang: FIRST_REVISION } } } };

    expect(reconciled(away, view(over))).toEqual({ publications: [], pokes: [], done: true, due: [] });
    expect(reconciled(away, view(anEntry(still)))).toEqual({ publications: [], pokes: [], done: false, due: [] });
  });

  test('what is not for a pager waits for nothing of it', () => {
    const without = anIncident({ listeners: [], holdings: { pages: { held: 'open', at: NOW } } });

    expect(reconciled(without, view(carried()))).toEqual({ publications: [], pokes: [], done: false, due: [] });
  });
});
