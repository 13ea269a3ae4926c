import { type Deliveries, deliveriesAfter, ofTopic } from '../../../lambda/domain/alert-path/delivery';
import { type SinkId, sinkId } from '../../../lambda/domain/ids';
import type { Bulletin } from '../../../lambda/domain/ledger/bulletin';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import type { Poked } from '../../../lambda/domain/ledger/listener';
import type { LedgerView } from '../../../lambda/domain/ledger/reconcile';
import { hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, aStoredBulletin, SUBJECT } from '../../builders/ledger';
import { aLine } from '../../builders/message';

const PAGE = sinkId('page');
const CHAT = sinkId('chat');
const sinks = [
  { id: PAGE, topic: 'pages' as const },
  { id: CHAT, topic: 'chat' as const },
];
const view = ({
  incident,
  bulletin,
}: {
  incident?: Incident | 'unreadable';
  bulletin?: Bulletin | 'unreadable';
}): LedgerView => ({
  incidents: incident === undefined ? {} : { 'notafter:1:one': incident },
  bulletins: bulletin === undefined ? {} : { 'bulletin:1:one': bulletin },
  cases: { [SUBJECT]: anEntry(), 'alert-path:pages': anEntry({ subject: 'alert-path:pages', rang: 1 }) },
});
const after = (live: Parameters<typeof view>[0], before: Deliveries = {}) =>
  deliveriesAfter(before, view(live), { now: NOW, sinks });
const NOTHING = { [PAGE]: { topic: 'pages' }, [CHAT]: { topic: 'chat' } };
const minutesOld = (minutes: number) => ({ createdAt: minutesFromNow(-minutes) });
/** A sink was poked so often, the first time so long ago. */
const asked = (sink: SinkId, minutes: number, reason: Poked['reason'] = 'missing', times = 3) => ({
  poked: { [sink]: { reason, times, at: minutesFromNow(-Math.min(minutes, 4)), since: minutesFromNow(-minutes) } },
});

describe('what a sink took of late', () => {
  test('is nothing before there was anything to take', () => {
    expect(after({})).toEqual(NOTHING);
  });

  test.each([
    { title: 'an incident', live: { incident: anIncident({ ...minutesOld(12), ...asked(PAGE, 10) }) }, sink: PAGE },
    { title: 'a bulletin', live: { bulletin: aStoredBulletin({ ...minutesOld(12), ...asked(CHAT, 10) }) }, sink: CHAT },
  ])('lacks $title that it has not accepted, though it was asked for ten minutes', ({ live, sink }) => {
    expect(after(live)[sink]).toMatchObject({ lackingSince: minutesFromNow(-10) });
  });

  test.each([
    { title: 'nobody asked it to take', asked: () => ({}) },
    { title: 'it was asked twice to take', asked: (sink: SinkId) => asked(sink, 600, 'missing', 2) },
    { title: 'it was asked to end', asked: (sink: SinkId) => asked(sink, 600, 'surplus') },
  ])('lacks no incident that $title, however old it is', ({ asked: askedOf }) => {
    expect(after({ incident: anIncident({ ...minutesOld(600), ...askedOf(PAGE) }) })).toEqual(NOTHING);
  });

  test('lacks no bulletin that nobody asked it to take, however old it is', () => {
    expect(after({ bulletin: aStoredBulletin(minutesOld(600)) })).toEqual(NOTHING);
    expect(after({ bulletin: aStoredBulletin({ ...minutesOld(600), ...asked(CHAT, 600, 'missing', 2) }) })).toEqual(
      NOTHING,
    );
  });

  test('lacks no refresh that came due while nobody asked for it, and one that it does not answer', () => {
    const holdings = { [PAGE]: { held: 'open', at: hoursFromNow(-6.5) } } as const;
    const due = (poked: Partial<Incident>) =>
      after({ incident: anIncident({ createdAt: hoursFromNow(-12.6), holdings, ...poked }) })[PAGE];

    expect(due({})).toEqual({ topic: 'pages', acceptedAt: hoursFromNow(-6.5) });
    expect(due(asked(PAGE, 0, 'refresh', 1))).not.toHaveProperty('lackingSince');
    expect(due(asked(PAGE, 9, 'refresh'))).not.toHaveProperty('lackingSince');
    expect(due(asked(PAGE, 10, 'refresh'))).toHaveProperty('lackingSince', minutesFromNow(-10));
  });

  test.each([
    {
      title: 'one that it is asked to take for less',
      live: {
        incident: anIncident({ ...minutesOld(12), ...asked(PAGE, 9.9) }),
        bulletin: aStoredBulletin({ ...minutesOld(12), ...asked(CHAT, 9.9) }),
      },
    },
    {
      title: 'one that is not marked, which sinks leave alone',
      live: {
        incident: anIncident({ ...minutesOld(30), ...asked(PAGE, 30), marked: false }),
        bulletin: aStoredBulletin({ ...minutesOld(30), ...asked(CHAT, 30), marked: false }),
      },
    },
    {
      title: 'one that tells of the way itself',
      live: {
        incident: anIncident({
          ...{ ...minutesOld(30), ...asked(PAGE, 30) },
          members: [{ subject: 'alert-path:pages', rang: 1 }],
        }),
        bulletin: aStoredBulletin({
          ...{ ...minutesOld(30), ...asked(CHAT, 30) },
          lines: [aLine({ subject: 'alert-path:chat' })],
        }),
      },
    },
    { title: 'one that cannot be read', live: { incident: 'unreadable' as const, bulletin: 'unreadable' as const } },
  ])('lacks nothing of $title', ({ live }) => {
    expect(after(live)).toEqual(NOTHING);
  });

  test('is what its medium accepted last', () => {
    const incident = anIncident({ holdings: { [PAGE]: { held: 'open', at: minutesFromNow(-3) } } });
    const bulletin = aStoredBulletin({ ...minutesOld(30), postedAt: { [CHAT]: minutesFromNow(-2) } });

    expect(after({ incident, bulletin })).toEqual({
      [PAGE]: { topic: 'pages', acceptedAt: minutesFromNow(-3) },
      [CHAT]: { topic: 'chat', acceptedAt: minutesFromNow(-2) },
    });
    expect(after({}, after({ incident, bulletin }))).toEqual(after({ incident, bulletin }));
  });

  test.each(['nothing', 'trying', 'ended'] as const)('is not proven by an incident of which it holds %s', (held) => {
    const incident = anIncident({ ...minutesOld(1), holdings: { [PAGE]: { held, at: NOW } } });

    expect(after({ incident })).toEqual(NOTHING);
  });

  test('is still a lack when the bulletin is history, until the medium accepts anything', () => {
    const lacking = after({ bulletin: aStoredBulletin({ ...minutesOld(62), ...asked(CHAT, 60) }) });
    expect(after({ bulletin: aStoredBulletin({ createdAt: hoursFromNow(-24) }) }, lacking)).toEqual(lacking);
    expect(after({}, lacking)).toEqual(lacking);

    const earlier = aStoredBulletin({ postedAt: { [CHAT]: minutesFromNow(-60) } });
    expect(after({ bulletin: earlier }, lacking)[CHAT]).toHaveProperty('lackingSince');

    const later = aStoredBulletin({ postedAt: { [CHAT]: minutesFromNow(-59) } });
    expect(after({ bulletin: later }, lacking)[CHAT]).toEqual({ topic: 'chat', acceptedAt: minutesFromNow(-59) });
  });

  test('is told of the sinks that are deployed, and of no other', () => {
    const before: Deliveries = { [sinkId('gone')]: { topic: 'chat', lackingSince: NOW } };

    expect(after({}, before)).toEqual(NOTHING);
  });

  test('is told of one topic, where it can be read', () => {
    const all = after({});

    expect(ofTopic(all, 'chat')).toEqual({ [CHAT]: { topic: 'chat' } });
    expect(ofTopic('unreadable', 'chat')).toBe('unreadable');
  });

  test('is told for each target apart: by its own way or on the default one, the newest counts', () => {
    const at = (minutes: number) => minutesFromNow(-minutes);
    const incident = (minutes: number, instead?: true) =>
      anIncident({
        target: 'payments',
        holdings: { [PAGE]: { held: 'open', at: at(minutes), ...(instead && { instead }) } },
      });
    const bulletin = aStoredBulletin({ target: 'edge', postedAt: { [CHAT]: at(5) }, instead: [CHAT] });

    const first = after({ incident: incident(9, true), bulletin });
    expect(first[PAGE]?.targets).toEqual({ payments: { at: at(9), instead: true } });
    expect(first[CHAT]?.targets).toEqual({ edge: { at: at(5), instead: true } });
    expect(after({ incident: incident(8) }, first)[PAGE]?.targets).toEqual({ payments: { at: at(8), instead: false } });
    expect(after({ incident: incident(10) }, first)[PAGE]?.targets).toEqual({ payments: { at: at(9), instead: true } });
    expect(after({}, first)[PAGE]?.targets).toEqual(first[PAGE]?.targets);
  });

  test.each([
    ['the newer one first', [8, 10]],
    ['the older one first', [10, 8]],
  ] as const)('of two for one target the newest counts: %s', (_order, minutes) => {
    const [one, two] = minutes.map((ago) =>
      anIncident({ target: 'payments', holdings: { [PAGE]: { held: 'open', at: minutesFromNow(-ago) } } }),
    );
    const both = {
      ...view({}),
      incidents: { ...(one && { 'notafter:1:one': one }), ...(two && { 'notafter:1:two': two }) },
    };

    expect(deliveriesAfter({}, both, { now: NOW, sinks })[PAGE]?.targets).toEqual({
      payments: { at: minutesFromNow(-8), instead: false },
    });
  });
});

describe('a sink that is to tell again what it holds', () => {
  const held = { [PAGE]: { held: 'open', at: hoursFromNow(-5), aloudAt: hoursFromNow(-40) } } as const;
  const repeated = anIncident({ createdAt: hoursFromNow(-40), holdings: held, ...asked(PAGE, 30, 'repeat') });
  const missing = anIncident({ createdAt: hoursFromNow(-40), ...asked(PAGE, 30) });

  test('lacks nothing: it is no page that did not arrive', () => {
    expect(after({ incident: repeated })[PAGE]).not.toHaveProperty('lackingSince');
    expect(after({ incident: missing })[PAGE]).toHaveProperty('lackingSince');
  });
});

describe('a sink that is not deployed any more', () => {
  const held = (at: 'open' | 'trying' | 'ended') =>
    view({ incident: anIncident({ holdings: { [PAGE]: { held: at, at: NOW } } }) });
  const gone = (before: Deliveries, of: LedgerView, now = NOW) =>
    deliveriesAfter(before, of, { now, sinks: sinks.slice(1) });
  const page = { topic: 'pages', acceptedAt: NOW, lackingSince: NOW } as const;

  test.each([
    { at: 'open', holds: 1 },
    { at: 'trying', holds: 1 },
    { at: 'ended', holds: 0 },
  ] as const)('is kept with how much it holds, of one that is $at: $holds', ({ at, holds }) => {
    expect(gone({ [PAGE]: page }, held(at))[PAGE]).toEqual({ topic: 'pages', removed: { at: NOW, holds } });
  });

  test('stays as it was first seen, for eight days, and is there again as soon as it is deployed', () => {
    const first = gone({ [PAGE]: page }, held('open'));

    expect(gone(first, held('ended'), hoursFromNow(8 * 24 - 1))[PAGE]).toEqual(first[PAGE]);
    expect(gone(first, held('ended'), hoursFromNow(8 * 24))).not.toHaveProperty(PAGE);
    expect(deliveriesAfter(first, held('ended'), { now: NOW, sinks })[PAGE]).not.toHaveProperty('removed');
  });

  test('has no ways to targets any more: it is what is gone', () => {
    expect(gone({ [PAGE]: { ...page, ways: ['payments'] } }, held('open'))[PAGE]).toEqual({
      topic: 'pages',
      removed: { at: NOW, holds: 1 },
    });
  });

  test('of a chat is forgotten: it holds nothing', () => {
    const before = { [CHAT]: { topic: 'chat', acceptedAt: NOW } } as const;

    expect(deliveriesAfter(before, view({}), { now: NOW, sinks: sinks.slice(0, 1) })).not.toHaveProperty(CHAT);
  });
});

describe('the way of a target that is not there any more', () => {
  const held = (at: 'open' | 'trying' | 'ended', instead?: true, target = 'payments') =>
    view({
      incident: anIncident({ target, holdings: { [PAGE]: { held: at, at: NOW, ...(instead && { instead }) } } }),
    });
  const looked = (before: Deliveries, of: LedgerView, targets: readonly string[], now = NOW) =>
    deliveriesAfter(before, of, { now, sinks: sinks.map((sink) => ({ ...sink, targets })) });
  const known = looked({}, view({}), ['payments']);

  test('is remembered while it is there, and of a chat not at all', () => {
    expect(known).toEqual({ [PAGE]: { topic: 'pages', ways: ['payments'] }, [CHAT]: { topic: 'chat' } });
    expect(looked(known, view({}), ['payments'])).toEqual(known);
  });

  test.each([
    { title: 'open', of: held('open'), holds: 1 },
    { title: 'perhaps open', of: held('trying'), holds: 1 },
    { title: 'ended', of: held('ended'), holds: 0 },
    { title: 'held by the default way instead', of: held('open', true), holds: 0 },
    { title: 'for another target', of: held('open', undefined, 'edge'), holds: 0 },
  ])('is kept with how much it holds, of one that is $title: $holds', ({ of, holds }) => {
    const after = looked(known, of, [])[PAGE];

    expect(after).toMatchObject({ removedWays: { payments: { at: NOW, holds } } });
    expect(after).not.toHaveProperty('ways');
  });

  test('stays as it was first seen, for eight days, and is there again as soon as it is configured', () => {
    const first = looked(known, held('open'), ['edge']);
    const removedWays = { payments: { at: NOW, holds: 1 } };

    expect(first[PAGE]).toMatchObject({ ways: ['edge'], removedWays });
    expect(looked(first, held('ended'), ['edge'], hoursFromNow(8 * 24 - 1))[PAGE]).toMatchObject({ removedWays });
    expect(looked(first, held('ended'), ['edge'], hoursFromNow(8 * 24))[PAGE]).not.toHaveProperty('removedWays');
    expect(looked(first, held('open'), ['edge', 'payments'])[PAGE]).not.toHaveProperty('removedWays');
  });
});
