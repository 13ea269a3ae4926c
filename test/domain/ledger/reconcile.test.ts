import { sinkId } from '../../../lambda/domain/ids';
import { type LedgerView, reconcile } from '../../../lambda/domain/ledger/reconcile';
import { reconcileBulletin } from '../../../lambda/domain/ledger/reconcile-bulletin';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import { HOUR_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, aStoredBulletin, EXPIRING, SUBJECT } from '../../builders/ledger';

const [PAGE, CHAT] = [sinkId('page'), sinkId('chat')];
const sinks = [
  { id: PAGE, topic: 'pages' as const },
  { id: CHAT, topic: 'chat' as const },
];
const bulletin = aStoredBulletin();
const told = { publishedAt: NOW, postedAt: { [CHAT]: NOW } };

describe('reconcileBulletin', () => {
  const reconciled = (of = bulletin, now = NOW) => reconcileBulletin(of, { now, sinks });

  test('is published at once, and poked once the publication had its time', () => {
    const due = [{ what: bulletin.key, since: NOW }];

    expect(reconciled()).toEqual({ publications: [{ topic: 'chat', bulletin }], pokes: [], done: false, due });
    expect(reconciled(bulletin, minutesFromNow(2)).pokes).toEqual([
      { sink: CHAT, key: bulletin.key, reason: 'missing', times: 2 },
    ]);
  });

  test.each([
    { title: 'the topic', lacking: { postedAt: told.postedAt }, publications: 1, pokes: 0 },
    { title: 'the chat', lacking: { publishedAt: NOW }, publications: 0, pokes: 1 },
  ])('is told to $title, which lacks it', ({ lacking, publications, pokes }) => {
    const agreement = reconciled(aStoredBulletin(lacking), minutesFromNow(2));

    expect(agreement.publications).toHaveLength(publications);
    expect(agreement.pokes).toHaveLength(pokes);
    expect(agreement.done).toBe(false);
  });

  test('is poked later and later', () => {
    const poked = { [CHAT]: { reason: 'missing', times: 2, at: NOW, since: NOW } } as const;
    const once = aStoredBulletin({ publishedAt: NOW, poked });

    expect(reconciled(once, minutesFromNow(3)).pokes).toEqual([]);
    expect(reconciled(once, minutesFromNow(4)).pokes).toMatchObject([{ times: 3, since: NOW }]);
  });

  test('is done once everybody has it', () => {
    expect(reconciled(aStoredBulletin(told))).toEqual({ publications: [], pokes: [], done: true, due: [] });
  });

  test.each([
    { title: 'a day later', milliseconds: 24 * HOUR_MS, done: true },
    { title: 'a moment less', milliseconds: 24 * HOUR_MS - 1, done: false },
  ])('is history $title: $done', ({ milliseconds, done }) => {
    expect(reconciled(bulletin, plusMilliseconds(NOW, milliseconds)).done).toBe(done);
  });

  test('is left alone until it is marked, and due', () => {
    expect(reconciled(aStoredBulletin({ marked: false }))).toEqual({
      publications: [],
      pokes: [],
      done: false,
      due: [{ what: bulletin.key, since: NOW }],
    });
  });
});

describe('reconcile', () => {
  const view = (overrides: Partial<LedgerView>): LedgerView => ({
    incidents: {},
    bulletins: {},
    cases: {},
    ...overrides,
  });
  const reconciled = (ledger: LedgerView, now = NOW) => reconcile(ledger, { now, sinks });

  test('tells incidents before bulletins', () => {
    const incident = anIncident();
    const entry = anEntry({ announced: { incident: { key: incident.key, rang: anEntry().case.rang } } });
    const { publications, done } = reconciled(
      view({
        incidents: { [incident.key]: incident },
        bulletins: {
          [bulletin.key]: bulletin,
          'bulletin:1:told': aStoredBulletin({ ...told, key: 'bulletin:1:told' }),
        },
        cases: { [SUBJECT]: entry },
      }),
    );

    expect(publications.map(({ topic }) => topic)).toEqual(['pages', 'chat']);
    expect(done).toEqual(['bulletin:1:told']);
  });

  test('asks a chat for one post in a pass, the least tried, and each chat for its own', () => {
    const other = sinkId('other');
    const poked = (times: number) => ({ reason: 'missing', times, at: minutesFromNow(-90) }) as const;
    const often = aStoredBulletin({ publishedAt: NOW, poked: { [CHAT]: poked(5), [other]: poked(2) } });
    const seldom = aStoredBulletin({ publishedAt: NOW, poked: { [CHAT]: poked(4), [other]: poked(3) } });
    const bulletins = {
      'bulletin:1:often': { ...often, key: 'bulletin:1:often' },
      'bulletin:1:seldom': { ...seldom, key: 'bulletin:1:seldom' },
    } as const;
    const chats = [CHAT, other].map((id) => ({ id, topic: 'chat' as const }));

    expect(reconcile(view({ bulletins }), { now: NOW, sinks: chats }).pokes).toMatchObject([
      { sink: other, key: 'bulletin:1:often', times: 3 },
      { sink: CHAT, key: 'bulletin:1:seldom', times: 5 },
    ]);
  });

  test('has nothing due in an empty ledger', () => {
    expect(reconciled(view({}))).toEqual({ publications: [], pokes: [], done: [] });
  });

  test('what is held back is not due, and due from when it may ring', () => {
    const told = { revision: anEntry().case.last.revision, open: true, highest: 'critical' } as const;
    const entry = anEntry({ announced: { told }, pendingSince: minutesFromNow(-30) });
    const memory = afterRing(NO_RINGS, { own: false, of: [EXPIRING] }, minutesFromNow(-40));
    const routing = { targets: [], routes: [] };
    const dueAt = (now: typeof NOW, rationing = { limits: { ...RING_LIMITS, ofRule: 1 }, memory, routing }) =>
      reconcile(view({ cases: { [SUBJECT]: entry } }), { now, sinks, rationing }).oldestDue;

    expect(dueAt(NOW)).toBeUndefined();
    expect(dueAt(NOW, { limits: RING_LIMITS, memory: NO_RINGS, routing })).toEqual({
      what: SUBJECT,
      since: minutesFromNow(-30),
    });
    expect(dueAt(minutesFromNow(25))).toEqual({ what: SUBJECT, since: minutesFromNow(20) });
  });

  test('the oldest due is what waits longest, be it pending, an incident or a bulletin', () => {
    const cases = {
      [SUBJECT]: anEntry({ pendingSince: minutesFromNow(-9) }),
      'certificate:b': anEntry({ pendingSince: minutesFromNow(-3) }),
    };
    const bulletins = { [bulletin.key]: bulletin };

    expect(reconciled(view({ cases, bulletins })).oldestDue).toEqual({ what: SUBJECT, since: minutesFromNow(-9) });
    expect(reconciled(view({ cases: Object.fromEntries(Object.entries(cases).toReversed()) })).oldestDue).toEqual({
      what: SUBJECT,
      since: minutesFromNow(-9),
    });
    expect(reconciled(view({ cases: { 'certificate:b': anEntry() }, bulletins })).oldestDue).toEqual({
      what: bulletin.key,
      since: NOW,
    });
  });

  test('of several that cannot be read it is the first', () => {
    const incidents = { 'notafter:1:x': 'unreadable', 'notafter:1:y': 'unreadable' } as const;

    expect(reconciled(view({ incidents })).oldestDue).toEqual({ what: 'notafter:1:x' });
  });

  test.each([
    {
      title: 'an incident',
      unreadable: { incidents: { 'notafter:1:x': 'unreadable' as const } },
      what: 'notafter:1:x',
    },
    { title: 'a bulletin', unreadable: { bulletins: { 'bulletin:1:x': 'unreadable' as const } }, what: 'bulletin:1:x' },
    { title: 'a case', unreadable: { cases: { [SUBJECT]: 'unreadable' as const } }, what: SUBJECT },
  ])('$title that cannot be read is overdue at once, and left as it is', ({ unreadable, what }) => {
    const pending = { 'certificate:b': anEntry({ pendingSince: minutesFromNow(-3) }) };
    const reconciliation = reconciled(view({ ...unreadable, cases: { ...pending, ...unreadable.cases } }));

    expect(reconciliation.oldestDue).toEqual({ what });
    expect(reconciliation).toMatchObject({ publications: [], pokes: [], done: [] });
  });
});
