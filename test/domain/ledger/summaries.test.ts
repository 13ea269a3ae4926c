import * as fc from 'fast-check';
import { sinkId } from '../../../lambda/domain/ids';
import type { Entry } from '../../../lambda/domain/ledger/announced';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import type { IncidentView } from '../../../lambda/domain/ledger/intent-of';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import { summaries } from '../../../lambda/domain/ledger/summaries';
import type { SubjectId } from '../../../lambda/domain/subject';
import { ACCOUNT } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION } from '../../builders/ledger';
import { anOpenState } from '../../builders/message';

const PAGE = sinkId('page');
const ADDED = sinkId('added');
const context = {
  now: NOW,
  account: ACCOUNT,
  sinks: [
    { id: PAGE, topic: 'pages' as const },
    { id: ADDED, topic: 'pages' as const },
    { id: sinkId('chat'), topic: 'chat' as const },
  ],
};
const subjectOf = (number: number): SubjectId => `certificate:${String(number).padStart(4, '0')}`;
const member = (subject: SubjectId, rang = FIRST_REVISION) => ({ subject, rang });
/** Of the first pager alone. */
const carrierOf = (number: number, ...others: readonly number[]): Incident =>
  anIncident({
    key: `notafter:1:${number}`,
    members: [member(subjectOf(number)), ...others.map((other) => member(subjectOf(other)))],
    listeners: [PAGE],
  });
const carried = (number: number, by: Incident, overrides: Parameters<typeof anEntry>[0] = {}): Entry =>
  anEntry({
    subject: subjectOf(number),
    announced: { incident: { key: by.key, rang: FIRST_REVISION } },
    ...overrides,
  });
const viewOf = (incidents: readonly Incident[], entries: readonly Entry[]): IncidentView => ({
  incidents: Object.fromEntries(incidents.map((one) => [one.key, one])),
  cases: Object.fromEntries(entries.map((entry) => [entry.case.subject, entry])),
});
const one = carrierOf(1);
const two = carrierOf(2);
/** The view once the summary is written and marked. */
const withMarks = ({ incidents, cases }: IncidentView, summary: Incident): IncidentView => ({
  incidents: { ...incidents, [summary.key]: { ...summary, marked: true } },
  cases: Object.fromEntries(
    Object.entries(cases).map(([subject, entry]: [string, Stored<Entry>]) => {
      const ring = summary.members.find((known) => known.subject === subject);
      if (entry === 'unreadable' || ring === undefined) return [subject, entry];
      const mark = { [ADDED]: { key: summary.key, rang: ring.rang } };
      return [subject, { ...entry, announced: { ...entry.announced, summaries: mark } }];
    }),
  ),
});

describe('summaries', () => {
  test('tell a pager that was added of all that rings, by one incident that is for it alone, the worst first', () => {
    const view = viewOf([one, two], [carried(1, one), carried(2, two, { state: anOpenState({ rung: 'expired' }) })]);
    const summary: Incident = {
      schemaVersion: 1,
      kind: 'incident',
      key: `notafter:1:${ACCOUNT}:${subjectOf(2)}:${FIRST_REVISION}:added`,
      run: one.run,
      createdAt: NOW,
      members: [member(subjectOf(2)), member(subjectOf(1))],
      addedFor: ADDED,
      marked: false,
      holdings: {},
      poked: {},
    };

    expect(summaries(view, context)).toEqual({ incidents: [summary], joins: [] });
    expect(summaries(withMarks(view, summary), context)).toEqual({ incidents: [], joins: [] });
  });

  test.each<{ readonly title: string; readonly incidents: readonly Incident[]; readonly entry: Stored<Entry> }>([
    {
      title: 'rings by an incident that is for all',
      incidents: [{ ...one, listeners: [PAGE, ADDED] }],
      entry: carried(1, one),
    },
    {
      title: 'rings by an incident of an earlier version',
      incidents: [anIncident({ key: one.key })],
      entry: carried(1, one),
    },
    { title: 'is over', incidents: [one], entry: carried(1, one, { rang: 0 }) },
    { title: 'owes a ring', incidents: [one], entry: carried(1, one, { rang: FIRST_REVISION + 1 }) },
    { title: 'has no incident yet', incidents: [one], entry: anEntry({ subject: subjectOf(1) }) },
    { title: 'rings by an incident that is gone', incidents: [], entry: carried(1, one) },
    { title: 'cannot be read', incidents: [one], entry: 'unreadable' },
  ])('tell nothing of a case that $title', ({ incidents, entry }) => {
    const view = { ...viewOf(incidents, []), cases: { [subjectOf(1)]: entry } };

    expect(summaries(view, context)).toEqual({ incidents: [], joins: [] });
    expect(summaries(viewOf([one], [carried(1, one)]), context).incidents).toHaveLength(1);
  });

  test('leave alone what an incident carries that cannot be read', () => {
    const view = { ...viewOf([], [carried(1, one)]), incidents: { [one.key]: 'unreadable' as const } };

    expect(summaries(view, context)).toEqual({ incidents: [], joins: [] });
  });

  test('are for one target each, that of the rings', () => {
    const theirs = { ...two, target: 'payments' };
    const { incidents } = summaries(viewOf([one, theirs], [carried(1, one), carried(2, theirs)]), context);

    expect(incidents.map(({ target, members }) => [target, members.map(({ subject }) => subject)])).toEqual([
      [undefined, [subjectOf(1)]],
      ['payments', [subjectOf(2)]],
    ]);
  });

  test('hold a thousand members each', () => {
    const entries = Array.from({ length: 1001 }, (_, index) => carried(index, one));
    const { incidents } = summaries(viewOf([one], entries), context);

    expect(incidents.map(({ members }) => members.length)).toEqual([1000, 1]);
  });

  describe('where others joined an incident since', () => {
    const grown = carrierOf(1, 2);
    const before = viewOf([grown], [carried(1, grown)]);
    const [summary = one] = summaries(before, context).incidents;
    const after = (known: Incident): IncidentView => {
      const view = withMarks(before, known);
      return { ...view, cases: { ...view.cases, [subjectOf(2)]: carried(2, grown) } };
    };

    test('let them join the summary, so that nobody is woken anew', () => {
      expect(summaries(after(summary), context)).toEqual({
        incidents: [],
        joins: [{ sink: ADDED, incident: { ...summary, marked: true }, members: [member(subjectOf(2))] }],
      });
    });

    test.each([
      {
        title: 'one that was a member before',
        known: { ...summary, members: [...summary.members, member(subjectOf(2), 7)] as const },
      },
      {
        title: 'one for which there is no room',
        known: {
          ...summary,
          members: [
            ...summary.members,
            ...Array.from({ length: 999 }, (_, index) => member(subjectOf(index + 3))),
          ] as const,
        },
      },
    ])('tell anew of $title', ({ known }) => {
      const { incidents, joins } = summaries(after(known), context);

      expect(joins).toEqual([]);
      expect(incidents.map(({ members }) => members)).toEqual([[member(subjectOf(2))]]);
    });
  });

  test('carry each ring that is lacking exactly once, and nothing else, whoever has what', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('theirs', 'ours', 'over', 'owing'), { maxLength: 30 }), (kinds) => {
        const ours = { ...carrierOf(0), key: 'notafter:1:ours' as const, listeners: [PAGE, ADDED] };
        const entries = kinds.map((kind, index) =>
          carried(index, kind === 'ours' ? ours : one, {
            rang: { theirs: FIRST_REVISION, ours: FIRST_REVISION, over: 0, owing: FIRST_REVISION + 1 }[kind],
          }),
        );
        const { incidents } = summaries(viewOf([one, ours], entries), context);
        const told = incidents.flatMap(({ members }) => members.map(({ subject }) => subject));
        const lacking = kinds.flatMap((kind, index) => (kind === 'theirs' ? [subjectOf(index)] : []));

        expect(told.toSorted()).toEqual(lacking);
      }),
    );
  });
});
