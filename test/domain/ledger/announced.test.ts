import { sinkId } from '../../../lambda/domain/ids';
import { carriersOf, isSettled } from '../../../lambda/domain/ledger/announced';
import { intentOf } from '../../../lambda/domain/ledger/intent-of';
import { lackOfTopic } from '../../../lambda/domain/ledger/lack';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';
import { aResolvedState } from '../../builders/message';

const incident = anIncident();
const carried = anEntry({ announced: { incident: { key: incident.key, rang: FIRST_REVISION } } });

describe('isSettled', () => {
  test.each([
    { title: 'a ring that has its incident', entry: carried, handled: FIRST_REVISION, expected: true },
    { title: 'a ring without one', entry: anEntry(), handled: FIRST_REVISION, expected: false },
    { title: 'a case that moved since it was read', entry: carried, handled: FIRST_REVISION - 1, expected: false },
  ])('$title: $expected', ({ entry, handled, expected }) => {
    expect(isSettled(entry, handled)).toBe(expected);
  });
});

describe('carriersOf', () => {
  test('is nothing before an incident is made, and then that and the summaries of this very ring', () => {
    const mark = carried.announced.incident;
    const summaries = {
      [sinkId('page')]: { key: 'notafter:1:summary', rang: FIRST_REVISION },
      [sinkId('webhook')]: { key: 'notafter:1:of-before', rang: FIRST_REVISION - 1 },
    } as const;

    expect(carriersOf(anEntry())).toEqual([]);
    expect(carriersOf(carried)).toEqual([incident.key]);
    expect(carriersOf(anEntry({ announced: { ...(mark && { incident: mark }), summaries } }))).toEqual([
      incident.key,
      'notafter:1:summary',
    ]);
  });
});

describe('intentOf', () => {
  const view = { incidents: {}, cases: { [SUBJECT]: carried } };

  test('is to wait until the incident is marked', () => {
    expect(intentOf(anIncident({ marked: false }), 'pages', view)).toBe('wait');
    expect(intentOf(incident, 'pages', view)).toBe('tell');
  });
});

describe('whom an incident is for', () => {
  const [PAGE, ADDED] = [sinkId('page'), sinkId('added')];
  const key = 'notafter:1:summary';
  const summary = anIncident({ key, addedFor: ADDED });
  const marks = {
    incident: { key: incident.key, rang: FIRST_REVISION },
    summaries: { [ADDED]: { key, rang: FIRST_REVISION } },
  } as const;
  const view = { incidents: {}, cases: { [SUBJECT]: anEntry({ announced: marks }) } };

  test.each([
    { title: 'made without it', one: anIncident({ listeners: [PAGE] }), pages: 'tell', page: 'tell', added: 'wait' },
    {
      title: 'made with it',
      one: anIncident({ listeners: [PAGE, ADDED] }),
      pages: 'tell',
      page: 'tell',
      added: 'tell',
    },
    { title: 'of an earlier version', one: anIncident(), pages: 'tell', page: 'tell', added: 'tell' },
    { title: 'that is a summary for it', one: summary, pages: 'wait', page: 'wait', added: 'tell' },
  ])('is told of one $title', ({ one, pages, page, added }) => {
    const told = (['pages', PAGE, ADDED] as const).map((listener) => intentOf(one, listener, view));

    expect(told).toEqual([pages, page, added]);
  });

  test('a pager keeps a summary until it accepted the next incident of a member', () => {
    const next = anIncident({ key: 'notafter:1:next', listeners: [PAGE, ADDED] });
    const rang = FIRST_REVISION + 1;
    const entry = anEntry({ rang, announced: { ...marks, incident: { key: next.key, rang } } });
    const intentWith = (held: 'trying' | 'open') =>
      intentOf(summary, ADDED, {
        incidents: { [next.key]: { ...next, holdings: { [ADDED]: { held, at: NOW } } } },
        cases: { [SUBJECT]: entry },
      });

    expect(intentWith('trying')).toBe('wait');
    expect(intentWith('open')).toBe('clear');
  });

  test('a pager that was away keeps what it has until it accepted the summary of what rang meanwhile', () => {
    const rang = FIRST_REVISION + 1;
    const meanwhile = anIncident({ key: 'notafter:1:meanwhile', listeners: [PAGE] });
    const entry = anEntry({
      rang,
      announced: { incident: { key: meanwhile.key, rang }, summaries: { [ADDED]: { key, rang } } },
    });
    const intentWith = (held: 'trying' | 'open') =>
      intentOf(incident, ADDED, {
        incidents: { [meanwhile.key]: meanwhile, [key]: { ...summary, holdings: { [ADDED]: { held, at: NOW } } } },
        cases: { [SUBJECT]: entry },
      });

    expect(intentWith('trying')).toBe('wait');
    expect(intentWith('open')).toBe('clear');
  });
});

describe('lackOfTopic', () => {
  const ended = (subject: typeof SUBJECT, at: typeof NOW) => {
    const entry = anEntry({ subject, rang: 0, state: aResolvedState() });
    return { ...entry, case: { ...entry.case, last: { ...entry.case.last, at } } };
  };

  test('counts what is left over since the last of its members moved, in any order', () => {
    const holdings = { pages: { held: 'open', at: NOW } } as const;
    const members = [
      { subject: SUBJECT, rang: FIRST_REVISION },
      { subject: 'certificate:two', rang: FIRST_REVISION },
    ] as const;
    const lackWith = (one: typeof NOW, two: typeof NOW) =>
      lackOfTopic(
        anIncident({ members, holdings }),
        {
          incidents: {},
          cases: { [SUBJECT]: ended(SUBJECT, one), 'certificate:two': ended('certificate:two', two) },
        },
        { now: NOW, sinks: [] },
      );
    const since = { reason: 'surplus', since: minutesFromNow(9) };

    expect(lackWith(minutesFromNow(9), minutesFromNow(5))).toEqual(since);
    expect(lackWith(minutesFromNow(5), minutesFromNow(9))).toEqual(since);
  });

  test('of members that are not there any more nothing is known', () => {
    const holdings = { pages: { held: 'open', at: NOW } } as const;

    expect(lackOfTopic(anIncident({ holdings }), { incidents: {}, cases: {} }, { now: NOW, sinks: [] })).toEqual({
      reason: 'surplus',
      since: NOW,
    });
  });
});
