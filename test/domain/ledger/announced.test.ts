import { isSettled } from '../../../lambda/domain/ledger/announced';
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

describe('intentOf', () => {
  const view = { incidents: {}, cases: { [SUBJECT]: carried } };

  test('is to wait until the incident is marked', () => {
    expect(intentOf(anIncident({ marked: false }), 'pages', view)).toBe('wait');
    expect(intentOf(incident, 'pages', view)).toBe('tell');
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
