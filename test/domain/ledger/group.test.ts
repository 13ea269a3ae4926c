import { runId } from '../../../lambda/domain/ids';
import type { Entry } from '../../../lambda/domain/ledger/announced';
import { group, type GroupContext } from '../../../lambda/domain/ledger/group';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import { ACCOUNT } from '../../builders/certificate';
import { anAttachment } from '../../builders/attachment';
import { daysFromNow, NOW } from '../../builders/instant';
import { anEntry, aWarningEntry, EXPIRING, RUN, WEAK } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

const EARLIER = runId('2026-11-19T08:00:00.000Z-run');
const context = (overrides: Partial<GroupContext> = {}): GroupContext => ({
  now: NOW,
  account: ACCOUNT,
  conclusiveSince: { [EXPIRING]: EARLIER, [WEAK]: EARLIER },
  limits: RING_LIMITS,
  memory: NO_RINGS,
  routing: { targets: [], routes: [] },
  ...overrides,
});
const incidentsOf = (pending: readonly Entry[], by = context()): readonly Incident[] =>
  group(new Map([[RUN, pending]]), by).ringing.map(({ incident }) => incident);
const rest = { rung: 'open' as const, findings: [aFinding({ rule: EXPIRING, deadline: daysFromNow(10) })] as const };
const ringing = (count: number, state: Parameters<typeof anOpenState>[0] = rest): readonly Entry[] =>
  Array.from({ length: count }, (_, index) =>
    anEntry({ subject: `certificate:${String(index).padStart(4, '0')}`, state: anOpenState(state) }),
  );
const subjectsOf = (incidents: readonly Incident[]) =>
  incidents.map(({ members }) => members.map(({ subject }) => subject.replace('certificate:', '')));

describe('group, of rings', () => {
  test.each([
    { cases: 1, sizes: [1] },
    { cases: 5, sizes: [1, 1, 1, 1, 1] },
    { cases: 6, sizes: [1, 1, 1, 1, 1, 1] },
    { cases: 7, sizes: [1, 1, 1, 1, 1, 2] },
    { cases: 40, sizes: [1, 1, 1, 1, 1, 35] },
    { cases: 1100, sizes: [1, 1, 1, 1, 1, 1000, 95] },
  ])('$cases cases ring as $sizes', ({ cases, sizes }) => {
    expect(incidentsOf(ringing(cases)).map(({ members }) => members.length)).toEqual(sizes);
  });

  test('each incident is named after its first member and its ring, and not marked yet', () => {
    expect(incidentsOf([anEntry()])).toEqual([
      {
        schemaVersion: 1,
        kind: 'incident',
        key: 'notafter:1:123456789012:certificate:one:1795161600',
        run: RUN,
        createdAt: NOW,
        members: [{ subject: 'certificate:one', rang: 1_795_161_600 }],
        marked: false,
        holdings: {},
        poked: {},
      },
    ]);
  });

  test('the most pressing ring on their own: expired, then urgent, then what breaks more', () => {
    const stateAt = (rung: 'open' | '7d' | 'expired') => anOpenState({ ...rest, rung });
    const about = (name: string, uses: number) =>
      anAbout({
        names: [name],
        attachments: Array.from({ length: uses }, (_, index) => anAttachment({ name: `edge-${index}` })),
      });
    const pending = [
      anEntry({ subject: 'certificate:a', state: stateAt('open'), about: about('a', 1) }),
      anEntry({
        subject: 'certificate:unread',
        state: stateAt('open'),
        about: anAbout({ names: ['u'], attachments: undefined }),
      }),
      anEntry({ subject: 'certificate:used', state: stateAt('open'), about: about('used', 2) }),
      anEntry({ subject: 'certificate:expired', state: stateAt('expired'), about: about('expired', 0) }),
      anEntry({ subject: 'certificate:urgent', state: stateAt('7d'), about: about('urgent', 0) }),
      anEntry({ subject: 'alert-path:pages', state: stateAt('open'), about: anAbout({ names: [], attachments: [] }) }),
    ];

    expect(subjectsOf(incidentsOf(pending, context({ limits: { ...RING_LIMITS, ofRun: 9, ofRule: 9 } })))).toEqual([
      ['expired'],
      ['alert-path:pages'],
      ['urgent'],
      ['used'],
      ['a'],
      ['unread'],
    ]);
  });

  test('one certificate in several regions is one thing to do: equal names in any order and case, equal notAfter', () => {
    const names = ['a.example.com', 'b.example.com'];
    const at = (
      subject: 'certificate:1' | 'certificate:2' | 'certificate:3' | 'certificate:4',
      about: Parameters<typeof anAbout>[0],
    ) => anEntry({ subject, state: anOpenState(rest), about: anAbout({ attachments: [], ...about }) });
    const pending = [
      at('certificate:1', { names }),
      at('certificate:2', { names: ['B.example.com', 'a.example.com'] }),
      at('certificate:3', { names, notAfter: daysFromNow(7) }),
      at('certificate:4', { names, notAfter: undefined }),
    ];

    expect(subjectsOf(incidentsOf(pending))).toEqual([['1', '2'], ['3'], ['4']]);
  });

  test('rules that are new ring together, but what cannot wait', () => {
    const isNew = context({ conclusiveSince: { [WEAK]: EARLIER } });

    expect(subjectsOf(incidentsOf(ringing(3), isNew))).toEqual([['0000', '0001', '0002']]);
    expect(subjectsOf(incidentsOf(ringing(3, { ...rest, rung: '7d' }), isNew))).toEqual([['0000', '0001', '0002']]);
    expect(subjectsOf(incidentsOf(ringing(3, { ...rest, rung: '3d' }), isNew))).toEqual([['0000'], ['0001'], ['0002']]);
  });

  test.each([
    { title: 'a critical finding of a known rule rings on its own', severity: 'critical' as const, sizes: [1, 1] },
    { title: 'a warning of a known rule does not make it', severity: 'warning' as const, sizes: [2] },
  ])('$title', ({ severity, sizes }) => {
    const findings = [...rest.findings, aFinding({ rule: WEAK, severity })] as const;
    const incidents = incidentsOf(ringing(2, { ...rest, findings }), context({ conclusiveSince: { [WEAK]: EARLIER } }));

    expect(incidents.map(({ members }) => members.length)).toEqual(sizes);
  });

  test('of a run that a pass began to tell, as many ring on their own as are left', () => {
    const memory = [1, 2, 3].reduce(
      (known) => afterRing(known, { own: true, of: [WEAK], run: RUN }, NOW),
      afterRing(NO_RINGS, { own: true, of: [WEAK], run: EARLIER }, NOW),
    );

    expect(incidentsOf(ringing(9), context({ memory })).map(({ members }) => members.length)).toEqual([1, 1, 7]);
  });

  test('an incident is remembered by its run where it is of one thing, else by its key', () => {
    const { ringing: made } = group(new Map([[RUN, ringing(7)]]), context());

    expect(made.map(({ ring }) => ring)).toEqual([
      ...Array.from({ length: 5 }, () => ({ own: true, run: RUN, of: [EXPIRING] })),
      { own: false, key: made.at(-1)?.incident.key, of: [EXPIRING, EXPIRING] },
    ]);
  });

  test('a ring that has its incident, and a case that does not ring, have none', () => {
    const rang = anEntry().case.rang;
    const carried = anEntry({ announced: { incident: { key: 'notafter:1:old', rang } } });
    const older = anEntry({ announced: { incident: { key: 'notafter:1:old', rang: rang - 1 } } });

    expect(incidentsOf([carried, aWarningEntry('certificate:w')])).toEqual([]);
    expect(incidentsOf([older])).toHaveLength(1);
  });

  test('depends on no order of the cases', () => {
    const pending = ringing(9);

    expect(incidentsOf(pending.toReversed())).toEqual(incidentsOf(pending));
  });
});
