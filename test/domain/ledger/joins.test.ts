import type { Entry } from '../../../lambda/domain/ledger/announced';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import { type JoinContext, joins } from '../../../lambda/domain/ledger/joins';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import type { Rung } from '../../../lambda/domain/ledger/rung';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../../lambda/domain/subject';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, EXPIRING, FIRST_REVISION, WEAK } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

const about = anAbout({ names: ['a.example.com', 'b.example.com'] });
const one = anIncident();
const rings = { incident: { key: one.key, rang: FIRST_REVISION } };
const carrier = anEntry({ about, announced: rings });
const copy = anEntry({ subject: 'certificate:copy', about });
const added = [{ subject: 'certificate:copy', rang: FIRST_REVISION }];

const routing = { targets: ['payments'], routes: [{ owner: ['payments'], to: 'payments' }] };
const context: JoinContext = { now: NOW, limits: RING_LIMITS, memory: NO_RINGS, routing };
const joined = (pending: readonly Entry[], incident: Stored<Incident> = one, stored: Stored<Entry> = carrier) =>
  joins(pending, { incidents: { [one.key]: incident }, cases: { [carrier.case.subject]: stored } }, context).map(
    ({ members }) => members,
  );

describe('joins', () => {
  test('are of copies that owe a ring, at the same rung as one that rings: equal names in any order and case, equal notAfter', () => {
    const other = anEntry({
      subject: 'certificate:copy',
      about: anAbout({ names: ['B.example.com', 'a.example.com'], owners: [] }),
    });

    expect(joined([copy])).toEqual([added]);
    expect(joined([other])).toEqual([added]);
  });

  test('are of copies for the same target: another team has another thing to do', () => {
    const theirs = anEntry({ subject: 'certificate:copy', about: { ...about, owners: ['payments'] } });

    expect(joined([theirs])).toEqual([]);
    expect(joined([theirs], { ...one, target: 'payments' })).toEqual([added]);
  });

  test('take all copies of one certificate at once', () => {
    const pending = ['certificate:2' as const, 'certificate:3' as const].map((subject) => anEntry({ subject, about }));

    expect(joined(pending)).toEqual([pending.map(({ case: { subject, rang } }) => ({ subject, rang }))]);
  });

  test.each<{ readonly title: string; readonly entry: Entry }>([
    {
      title: 'rings for another rule',
      entry: anEntry({
        subject: 'certificate:copy',
        about,
        state: anOpenState({ findings: [aFinding({ rule: WEAK })] }),
      }),
    },
    { title: 'has other names', entry: anEntry({ subject: 'certificate:copy' }) },
    {
      title: 'ends at another time',
      entry: anEntry({ subject: 'certificate:copy', about: { ...about, notAfter: daysFromNow(9) } }),
    },
    { title: 'has no names', entry: anEntry({ subject: 'certificate:copy', about: anAbout({ names: [] }) }) },
    {
      title: 'is at another rung',
      entry: anEntry({ subject: 'certificate:copy', about, state: anOpenState({ rung: 'expired' }) }),
    },
    {
      title: 'rings already',
      entry: anEntry({ subject: 'certificate:copy', about, announced: rings }),
    },
    { title: 'does not ring', entry: anEntry({ subject: 'certificate:copy', about, rang: 0 }) },
    { title: 'was a member before', entry: anEntry({ about, rang: FIRST_REVISION + 1 }) },
  ])('are not of one that $title', ({ entry }) => {
    expect(joined([entry])).toEqual([]);
  });

  test.each<{ readonly title: string; readonly incident?: Stored<Incident>; readonly stored?: Stored<Entry> }>([
    { title: 'that cannot be read', incident: 'unreadable' },
    { title: 'that is not marked', incident: anIncident({ marked: false }) },
    { title: 'whose end the topic heard', incident: anIncident({ holdings: { pages: { held: 'ended', at: NOW } } }) },
    { title: 'whose member cannot be read', stored: 'unreadable' },
    { title: 'whose member does not ring any more', stored: anEntry({ about, announced: rings, rang: 0 }) },
    {
      title: 'whose member rings under another',
      stored: anEntry({ about, announced: { incident: { key: 'notafter:1:new', rang: FIRST_REVISION } } }),
    },
    { title: 'whose member has no names', stored: anEntry({ about: anAbout({ names: [] }), announced: rings }) },
  ])('are not to an incident $title', ({ incident, stored }) => {
    expect(joined([copy], incident, stored)).toEqual([]);
  });

  test('are not to a full incident', () => {
    const members = (count: number) =>
      anIncident({
        members: [
          ...one.members,
          ...Array.from({ length: count - 1 }, (_, index) => ({
            subject: `certificate:m${index}` satisfies SubjectId,
            rang: 1,
          })),
        ],
      });

    expect(joined([copy], members(999))).toEqual([added]);
    expect(joined([copy], members(1000))).toEqual([]);
    const two = [copy, anEntry({ subject: 'certificate:other', about })];
    expect(joined(two, members(999))).toEqual([added]);
    expect(joined(two, members(998))).toMatchObject([{ length: 2 }]);
  });
});

describe('joins, while a storm goes on', () => {
  const limits = { ...RING_LIMITS, ofRule: 2 };
  const state = (rung: Rung, rule = EXPIRING) => anOpenState({ rung, findings: [aFinding({ rule })] });
  const rung = (name: SubjectId, at: Rung, key: Incident['key']) =>
    anEntry({ subject: name, state: state(at), announced: { incident: { key, rang: FIRST_REVISION } } });
  const pressing = (overrides: Parameters<typeof anEntry>[0] = {}) =>
    anEntry({ subject: 'certificate:new', state: state('3d'), ...overrides });

  /** What rang together so many minutes ago, each with one member at a rung; before it, one on its own. */
  const storm = (
    together: readonly { readonly minutes: number; readonly at?: Rung; readonly target?: string }[],
    overrides: Partial<Incident> = {},
  ) => {
    const rings = together.map(({ minutes, at = '3d', target }, index) => {
      const key = `notafter:1:${index}` as const;
      const subject = `certificate:${index}` as const;
      const of = { ...(target !== undefined && { target }) };
      const members = [{ subject, rang: FIRST_REVISION }] as const;
      const incident: Incident = { ...anIncident({ key, members, ...overrides }), ...of };
      return { minutes, of, incident, entry: rung(subject, at, key) };
    });
    const first = afterRing(NO_RINGS, { own: true, of: [EXPIRING], ...rings[0]?.of }, minutesFromNow(-100));
    const memory = rings.reduce(
      (known, { minutes, of, incident: { key } }) =>
        afterRing(known, { own: false, of: [EXPIRING], key, ...of }, minutesFromNow(-minutes)),
      first,
    );
    const view = {
      incidents: Object.fromEntries(rings.map(({ incident }) => [incident.key, incident])),
      cases: Object.fromEntries(rings.map(({ entry }) => [entry.case.subject, entry])),
    };
    return (...pending: readonly Entry[]) => joins(pending, view, { ...context, limits, memory });
  };
  const keys = (of: ReturnType<ReturnType<typeof storm>>) => of.map(({ incident: { key } }) => key);

  test.each<{ readonly rung: Rung; readonly count: number }>([
    { rung: '7d', count: 0 },
    { rung: '3d', count: 1 },
    { rung: '1d', count: 1 },
  ])('take in what cannot wait: $count at the rung $rung', ({ rung: at, count }) => {
    expect(storm([{ minutes: 10 }])(pressing({ state: state(at) }))).toHaveLength(count);
  });

  test('say for which rules who joins rings, and what the incident is a part of by then', () => {
    expect(storm([{ minutes: 10 }])(pressing())).toMatchObject([
      {
        incident: { key: 'notafter:1:0' },
        members: [{ subject: 'certificate:new', rang: FIRST_REVISION }],
        of: [EXPIRING],
        storm: { rules: [EXPIRING], since: minutesFromNow(-100), cases: 3 },
      },
    ]);
    expect(
      joins([copy], { incidents: { [one.key]: one }, cases: { [carrier.case.subject]: carrier } }, context)[0],
    ).not.toHaveProperty('storm');
  });

  test.each([
    { minutes: 59, count: 1 },
    { minutes: 60, count: 0 },
  ])('are to what rang within the hour: $count after $minutes minutes', ({ minutes, count }) => {
    expect(storm([{ minutes }])(pressing())).toHaveLength(count);
  });

  test('are to the youngest that is open to them', () => {
    expect(keys(storm([{ minutes: 50 }, { minutes: 10 }])(pressing()))).toEqual(['notafter:1:1']);
    expect(keys(storm([{ minutes: 90 }, { minutes: 10 }])(pressing()))).toEqual(['notafter:1:1']);
    expect(keys(storm([{ minutes: 50 }, { minutes: 10 }])(pressing({ subject: 'certificate:1' })))).toEqual([
      'notafter:1:0',
    ]);
  });

  test('what is expired joins what told of something expired: for anything else somebody may be asleep again', () => {
    const expired = pressing({ state: state('expired') });

    expect(keys(storm([{ minutes: 10, at: '1d' }])(expired))).toEqual([]);
    expect(keys(storm([{ minutes: 10, at: 'expired' }])(expired))).toEqual(['notafter:1:0']);
    expect(keys(storm([{ minutes: 50, at: 'expired' }, { minutes: 10 }])(expired))).toEqual(['notafter:1:0']);
    expect(keys(storm([{ minutes: 10, at: 'expired' }])(pressing()))).toEqual(['notafter:1:0']);
  });

  test.each([
    { title: 'another rule', entry: pressing({ state: state('3d', WEAK) }) },
    { title: 'another target', entry: pressing({ about: anAbout({ owners: ['payments'] }) }) },
    { title: 'the way to people', entry: pressing({ subject: 'alert-path:pages' }) },
    { title: 'a drill', entry: pressing({ subject: 'drill:1' }) },
  ])('are not of $title', ({ entry }) => {
    expect(storm([{ minutes: 10 }])(entry)).toEqual([]);
    expect(storm([{ minutes: 10 }])(pressing())).toHaveLength(1);
  });

  test('are of all rules where the account as a whole rang too often', () => {
    const memory = afterRing(
      afterRing(NO_RINGS, { own: true, of: [EXPIRING] }, minutesFromNow(-20)),
      { own: false, of: [EXPIRING], key: one.key },
      minutesFromNow(-10),
    );
    const view = { incidents: { [one.key]: one }, cases: { [carrier.case.subject]: carrier } };
    const of = (ofAll: number) =>
      joins([pressing({ state: state('3d', WEAK) })], view, { ...context, limits: { ...RING_LIMITS, ofAll }, memory });

    expect(of(1)).toMatchObject([{ storm: { rules: [EXPIRING, WEAK], cases: 3 } }]);
    expect(of(2)).toEqual([]);
  });

  test('are of the storm of a target to its incidents', () => {
    const theirs = pressing({ about: anAbout({ owners: ['payments'] }) });

    expect(storm([{ minutes: 10, target: 'payments' }])(theirs, pressing())).toMatchObject([
      { incident: { target: 'payments' }, members: [{ subject: 'certificate:new' }] },
    ]);
  });

  test('are to none that has ended or is not told, nor that an earlier version wrote', () => {
    const ended = { holdings: { pages: { held: 'ended', at: NOW } } } as const;

    expect(storm([{ minutes: 10 }], ended)(pressing())).toEqual([]);
    expect(storm([{ minutes: 10 }], { marked: false })(pressing())).toEqual([]);
    const memory = [100, 10].reduce(
      (known, minutes) => afterRing(known, { own: minutes === 100, of: [EXPIRING] }, minutesFromNow(-minutes)),
      NO_RINGS,
    );
    const view = { incidents: { [one.key]: one }, cases: { [carrier.case.subject]: carrier } };
    expect(joins([pressing()], view, { ...context, limits, memory })).toEqual([]);
  });
});
