import { sinkId } from '../../../lambda/domain/ids';
import { grewSince } from '../../../lambda/domain/ledger/growth';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import type { Holding } from '../../../lambda/domain/ledger/listener';
import { reconcileIncident } from '../../../lambda/domain/ledger/reconcile-incident';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';

const PAGE = sinkId('page');
const WEBHOOK = sinkId('webhook');
const sinks = [
  { id: PAGE, topic: 'pages' as const, escalates: true },
  { id: WEBHOOK, topic: 'pages' as const },
];
const OTHER = 'certificate:two';
const knows = (members?: number): Holding => ({
  ...{ held: 'open', at: NOW, aloudAt: NOW },
  ...(members !== undefined && { members }),
});
const grown = (holdings: Incident['holdings'], overrides: Partial<Incident> = {}): Incident =>
  anIncident({
    members: [
      { subject: SUBJECT, rang: FIRST_REVISION },
      { subject: OTHER, rang: FIRST_REVISION },
    ],
    ...{ joins: 1, joinedAt: minutesFromNow(10), holdings },
    ...overrides,
  });
const ringing = (subject: typeof SUBJECT, rang = FIRST_REVISION) =>
  anEntry({ subject, rang, announced: { incident: { key: grown({}).key, rang: FIRST_REVISION } } });
const view = (other = ringing(OTHER)) => ({ incidents: {}, cases: { [SUBJECT]: ringing(SUBJECT), [OTHER]: other } });

describe('grewSince', () => {
  test.each([
    { title: 'who was told of one of two', holding: knows(1), since: minutesFromNow(10) },
    { title: 'who was told of both', holding: knows(2), since: undefined },
    { title: 'who was told by an earlier version, which did not count', holding: knows(), since: undefined },
  ])('of $title: $since', ({ holding, since }) => {
    expect(grewSince('pages', grown({ pages: holding }), view())).toBe(since);
  });

  test('is nothing where who joined does not ring any more, or cannot be read', () => {
    const incident = grown({ pages: knows(1) });

    expect(grewSince('pages', incident, view(ringing(OTHER, 0)))).toBeUndefined();
    expect(grewSince('pages', incident, { ...view(), cases: { [OTHER]: 'unreadable' } })).toBeUndefined();
    expect(grewSince('pages', incident, { ...view(), cases: {} })).toBeUndefined();
  });

  test('is the beginning of what an earlier version let others join', () => {
    const { joinedAt, ...before } = grown({ pages: knows(1) });

    expect(joinedAt).toBeDefined();
    expect(grewSince('pages', before, view())).toBe(NOW);
  });
});

describe('reconcileIncident, of an incident that others joined', () => {
  const at = (minutes: number, holdings: Incident['holdings']) =>
    reconcileIncident(grown(holdings), view(), { now: minutesFromNow(minutes), sinks });

  test('pokes each sink of ours that holds it at once, and owes it', () => {
    const { pokes, due, publications } = at(10, { [PAGE]: knows(1), [WEBHOOK]: knows(1), pages: knows(1) });
    const refresh = { key: grown({}).key, reason: 'refresh', times: 1 };

    expect(pokes).toEqual([
      { ...refresh, sink: PAGE },
      { ...refresh, sink: WEBHOOK },
    ]);
    expect(due.map(({ since }) => since)).toEqual([minutesFromNow(10), minutesFromNow(10)]);
    expect(publications).toEqual([]);
  });

  test('leaves alone who was told of all', () => {
    expect(at(70, { [PAGE]: knows(2), [WEBHOOK]: knows(2), pages: knows(2) })).toMatchObject({
      pokes: [],
      publications: [],
      due: [],
    });
  });

  test.each([
    { title: 'an hour after it was told aloud', minutes: 60, reasons: ['grow'] },
    { title: 'a minute less', minutes: 59, reasons: [] },
  ])('tells the topic $title: $reasons', ({ minutes, reasons }) => {
    const all = { [PAGE]: knows(2), [WEBHOOK]: knows(2) };
    const { publications, due } = at(minutes, { ...all, pages: knows(1) });

    expect(publications.map((one) => (one.topic === 'pages' ? one.reason : one.topic))).toEqual(reasons);
    expect(due).toEqual(reasons.map(() => ({ what: grown({}).key, since: minutesFromNow(60) })));
  });

  test('owes it to the topic since others joined, where it was told long ago', () => {
    const old = { ...knows(1), at: minutesFromNow(-600), aloudAt: minutesFromNow(-600) };
    const all = { [PAGE]: knows(2), [WEBHOOK]: knows(2) };

    expect(at(10, { ...all, pages: old }).due).toEqual([{ what: grown({}).key, since: minutesFromNow(10) }]);
  });
});
