import { sinkId } from '../../../lambda/domain/ids';
import { DAY_MS, HOUR_MS, type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import type { PagerAnswer } from '../../../lambda/domain/ledger/pager-answer';
import { reconcile } from '../../../lambda/domain/ledger/reconcile';
import { reconcileIncident } from '../../../lambda/domain/ledger/reconcile-incident';
import type { DeployedSink } from '../../../lambda/domain/ledger/reconciliation';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import { isToAsk, tellAgain } from '../../../lambda/domain/ledger/tell-again';
import { daysFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';
import { aFinding, anOpenState } from '../../builders/message';

const PAGE = sinkId('page');
const WEBHOOK = sinkId('webhook');
const webhook: DeployedSink = { id: WEBHOOK, topic: 'pages' };
const pager: DeployedSink = { id: PAGE, topic: 'pages', escalates: true, answers: true };
const chat: DeployedSink = { id: sinkId('chat'), topic: 'chat' };
const OTHER = 'certificate:two';

const after = (milliseconds: number): Instant => plusMilliseconds(NOW, milliseconds);
const at = (hours: number): Instant => after(hours * HOUR_MS);
const open = { held: 'open', at: NOW, aloudAt: NOW } as const;
const incident = (overrides: Partial<Incident> = {}): Incident =>
  anIncident({ holdings: { pages: open, [WEBHOOK]: open, [PAGE]: open }, ...overrides });
/** With so many days left. */
const ringing = (days: number, isAcknowledged = false, subject: typeof SUBJECT = SUBJECT) =>
  anEntry({
    subject,
    announced: { incident: { key: incident().key, rang: FIRST_REVISION } },
    state: anOpenState({ findings: [aFinding({ deadline: daysFromNow(days) })] }),
    ...(isAcknowledged && { acknowledgement: { by: 'ann', at: NOW, rang: FIRST_REVISION } }),
  });
const viewOf = (...entries: readonly ReturnType<typeof ringing>[]) => ({
  incidents: {},
  cases: Object.fromEntries(entries.map((entry) => [entry.case.subject, entry])),
});
const twoMembers = incident({
  members: [
    { subject: SUBJECT, rang: FIRST_REVISION },
    { subject: OTHER, rang: FIRST_REVISION },
  ],
});

describe('tellAgain, where no pager escalates', () => {
  const sinks = [webhook, chat];

  test.each([
    { title: 'a day', days: 9, milliseconds: DAY_MS, again: true },
    { title: 'a millisecond less', days: 9, milliseconds: DAY_MS - 1, again: false },
    { title: 'an hour, with a day left then', days: 1 + 1 / 24, milliseconds: HOUR_MS, again: true },
    { title: 'an hour, with a minute more left', days: 1 + 61 / 1440, milliseconds: HOUR_MS, again: false },
    { title: 'a millisecond less than an hour, with a day left', days: 1, milliseconds: HOUR_MS - 1, again: false },
    { title: 'an hour, expired', days: -1, milliseconds: HOUR_MS, again: true },
  ])('repeats after $title: $again', ({ days, milliseconds, again }) => {
    const told = tellAgain('pages', incident(), viewOf(ringing(days)), { now: after(milliseconds), sinks });

    expect(told?.reason).toBe(again ? 'repeat' : undefined);
  });

  test('counts from when people last noticed, not from a refresh', () => {
    const refreshed = incident({ holdings: { [WEBHOOK]: { ...open, at: at(23) } } });

    expect(tellAgain(WEBHOOK, refreshed, viewOf(ringing(9)), { now: at(24), sinks })).toEqual({
      reason: 'repeat',
      since: at(24),
    });
  });

  test('of what an earlier version told, counts from then', () => {
    const old = incident({ holdings: { pages: { held: 'open', at: NOW } } });

    expect(tellAgain('pages', old, viewOf(ringing(9)), { now: at(24), sinks })).toBeDefined();
    expect(tellAgain('pages', old, viewOf(ringing(9)), { now: at(23), sinks })).toBeUndefined();
  });

  test('is stopped by the acknowledgement of all that rings, and of nothing less', () => {
    const now = at(24);
    const of = (...entries: readonly ReturnType<typeof ringing>[]) =>
      tellAgain('pages', twoMembers, viewOf(...entries), { now, sinks });

    expect(of(ringing(9, true), ringing(9, false, OTHER))).toBeDefined();
    expect(of(ringing(9, true), ringing(9, true, OTHER))).toBeUndefined();
    const over = { ...ringing(9, false, OTHER), case: { ...ringing(9, false, OTHER).case, rang: 0 } };
    expect(of(ringing(9, true), over)).toBeUndefined();
  });

  test('an acknowledgement of an earlier ring stops nothing', () => {
    const earlier = anEntry({
      announced: { incident: { key: incident().key, rang: FIRST_REVISION } },
      acknowledgement: { by: 'ann', at: NOW, rang: FIRST_REVISION - 1 },
    });

    expect(tellAgain('pages', incident(), viewOf(earlier), { now: at(24), sinks })).toBeDefined();
  });

  test('the topic and the webhook are told, and neither is owed it', () => {
    const now = after(DAY_MS + 2 * 60_000);
    const agreement = reconcileIncident(incident(), viewOf(ringing(9)), { now, sinks });

    expect(agreement.publications).toMatchObject([{ topic: 'pages', reason: 'repeat' }]);
    expect(agreement.pokes).toEqual([{ sink: WEBHOOK, key: incident().key, reason: 'repeat', times: 2 }]);
    expect(agreement.due).toEqual([]);
    const first = reconcileIncident(incident(), viewOf(ringing(9)), { now: at(24), sinks });
    expect(first.publications).toHaveLength(1);
    expect(first.pokes).toEqual([]);
  });
});

describe('tellAgain, where a pager escalates', () => {
  const sinks = [pager, webhook, chat];
  const asked = (answer: PagerAnswer, holdings: Incident['holdings'] = incident().holdings) =>
    incident({ holdings, answers: { [PAGE]: answer } });

  test('repeats nothing, to nobody', () => {
    const { publications, pokes } = reconcileIncident(incident(), viewOf(ringing(9)), { now: at(24), sinks });

    expect(publications).toEqual([]);
    expect(pokes.map(({ reason }) => reason)).not.toContain('repeat');
  });

  test.each<{ title: string; answer: PagerAnswer; days?: number; isAcknowledged?: boolean; again: boolean }>([
    { title: 'nobody acknowledged within the hour', answer: { says: 'unacknowledged', at: at(1) }, again: true },
    { title: 'it was asked too early', answer: { says: 'unacknowledged', at: after(HOUR_MS - 1) }, again: false },
    { title: 'it does not know', answer: { says: 'unknown', because: 'denied', at: at(1) }, again: false },
    { title: 'somebody did', answer: { says: 'acknowledged', at: at(1) }, again: false },
    { title: 'there is more than a day', answer: { says: 'unacknowledged', at: at(1) }, days: 2, again: false },
    {
      title: 'somebody knows of it here',
      answer: { says: 'unacknowledged', at: at(1) },
      isAcknowledged: true,
      again: false,
    },
  ])('tells the others where $title: $again', ({ answer, days = 1, isAcknowledged = false, again }) => {
    const view = viewOf(ringing(days, isAcknowledged));
    const { publications, pokes } = reconcileIncident(asked(answer), view, { now: after(HOUR_MS + 120_000), sinks });

    expect(publications.map((one) => 'reason' in one && one.reason)).toEqual(again ? ['escalate'] : []);
    expect(pokes.filter(({ reason }) => reason !== 'ask').map(({ sink, reason }) => [sink, reason])).toEqual(
      again ? [[WEBHOOK, 'escalate']] : [],
    );
  });

  test('tells them once', () => {
    const told = asked({ says: 'unacknowledged', at: at(2) }, { [PAGE]: open, pages: { ...open, escalatedAt: at(1) } });

    expect(tellAgain('pages', told, viewOf(ringing(1)), { now: at(30), sinks })).toBeUndefined();
  });
});

/** Refreshed after six hours, which the pages hear nothing of. */
const refreshed = { held: 'open', at: at(6), aloudAt: NOW } as const;
const REOPENED = at(6);

describe('tellAgain, where a refresh may have rung what somebody had closed by hand', () => {
  const sinks = [pager, webhook, chat];
  const again = (answer: PagerAnswer, escalatedAt?: Instant, now = at(9)) =>
    tellAgain(
      'pages',
      incident({
        holdings: { [PAGE]: refreshed, pages: { ...open, ...(escalatedAt !== undefined && { escalatedAt }) } },
        answers: { [PAGE]: answer },
      }),
      viewOf(ringing(1)),
      { now, sinks },
    );

  test.each<{ title: string; since?: Instant; saidAt: Instant; expected: boolean }>([
    { title: 'opened anew, for an hour', since: REOPENED, saidAt: at(7), expected: true },
    { title: 'opened anew, for less', since: REOPENED, saidAt: after(7 * HOUR_MS - 1), expected: false },
    { title: 'open since it was told first', since: NOW, saidAt: after(6 * HOUR_MS + 60_000), expected: true },
    { title: 'open since before it was told', since: at(-1), saidAt: after(6 * HOUR_MS + 60_000), expected: true },
    { title: 'open, nobody says since when, an hour later', saidAt: at(7), expected: true },
    { title: 'open, nobody says since when, before', saidAt: after(7 * HOUR_MS - 1), expected: false },
    { title: 'opened after the answer, before an hour', since: at(8), saidAt: at(6.5), expected: false },
    { title: 'opened after the answer, an hour later', since: at(8), saidAt: at(7), expected: true },
  ])('tells the others of what is $title: $expected', ({ since, saidAt, expected }) => {
    const answer = { says: 'unacknowledged', at: saidAt, ...(since !== undefined && { since }) } as const;

    expect(again(answer)).toEqual(expected ? { reason: 'escalate', since: saidAt } : undefined);
  });

  test('tells those again who heard of an earlier ring, and nobody of one ring twice', () => {
    expect(again({ says: 'unacknowledged', at: at(7), since: REOPENED }, at(1))).toBeDefined();
    expect(again({ says: 'unacknowledged', at: at(7), since: REOPENED }, at(7))).toBeUndefined();
    expect(again({ says: 'unacknowledged', at: at(7), since: NOW }, at(1))).toBeUndefined();
    expect(again({ says: 'unacknowledged', at: at(7) }, at(1))).toBeUndefined();
  });
});

describe('tellAgain, where a pager was added', () => {
  const summary = anIncident({ key: 'notafter:1:summary', addedFor: PAGE, holdings: { [PAGE]: open } });
  const before = incident({ listeners: [WEBHOOK], holdings: { pages: open, [WEBHOOK]: open } });
  const sinks = [pager, webhook];
  const now = after(HOUR_MS + 120_000);
  const unacknowledged = { answers: { [PAGE]: { says: 'unacknowledged', at: at(1) } } } as const;
  const entry = ringing(1);
  const summed = {
    ...entry,
    announced: { ...entry.announced, summaries: { [PAGE]: { key: summary.key, rang: FIRST_REVISION } } },
  };
  const told = (one: Incident, stands: Stored<Incident>, other = WEBHOOK) =>
    tellAgain(
      other,
      one,
      { incidents: { [stands === 'unreadable' ? summary.key : stands.key]: stands }, cases: { [SUBJECT]: summed } },
      { now, sinks },
    );

  test('the others hear that nobody acknowledged what it has by a summary', () => {
    expect(told(before, { ...summary, ...unacknowledged })).toEqual({ reason: 'escalate', since: at(1) });
    expect(told(before, summary)).toBeUndefined();
    expect(told(before, 'unreadable')).toBeUndefined();
  });

  test('one that was added itself hears that nobody acknowledged what the pager had before', () => {
    const its = anIncident({ key: 'notafter:1:its', addedFor: WEBHOOK, holdings: { [WEBHOOK]: open } });
    const had = incident({ listeners: [PAGE] });
    const heard = (stands: Incident) =>
      tellAgain(WEBHOOK, its, { incidents: { [stands.key]: stands }, cases: { [SUBJECT]: entry } }, { now, sinks });

    expect(heard({ ...had, ...unacknowledged })).toEqual({ reason: 'escalate', since: at(1) });
    expect(heard(had)).toBeUndefined();
  });

  test('nobody hears so of what the pager does not have yet', () => {
    const unmarked = { ...entry, announced: {} };
    const view = { incidents: { [summary.key]: { ...summary, ...unacknowledged } }, cases: { [SUBJECT]: unmarked } };

    expect(tellAgain(WEBHOOK, before, view, { now, sinks })?.reason).toBe('repeat');
    expect(told(before, { ...summary, ...unacknowledged })).toBeDefined();
  });
});

describe('isToAsk', () => {
  const sinks = [pager, webhook];
  const asks = (one: Incident, now: Instant, days = 1, isAcknowledged = false) =>
    isToAsk(PAGE, one, viewOf(ringing(days, isAcknowledged)), { now, sinks });
  const answered = (answer: PagerAnswer) => incident({ answers: { [PAGE]: answer } });

  test('not before the pager had it for an hour', () => {
    expect(asks(incident(), after(HOUR_MS - 1))).toBe(false);
    expect(asks(incident(), at(1))).toBe(true);
  });

  test('only where a day is left at most, and nobody is known to know', () => {
    expect(asks(incident(), at(1), 2)).toBe(false);
    expect(asks(incident(), at(1), 1, true)).toBe(false);
    expect(asks(incident({ holdings: { [PAGE]: { held: 'trying', at: NOW } } }), at(1))).toBe(false);
    expect(isToAsk(WEBHOOK, incident(), viewOf(ringing(1)), { now: at(1), sinks })).toBe(false);
  });

  test('again after ten minutes, until somebody acknowledged', () => {
    expect(asks(answered({ says: 'unacknowledged', at: at(1) }), after(HOUR_MS + 600_000 - 1))).toBe(false);
    expect(asks(answered({ says: 'unacknowledged', at: at(1) }), after(HOUR_MS + 600_000))).toBe(true);
    expect(asks(answered({ says: 'unknown', because: 'throttled', at: at(1) }), after(HOUR_MS + 600_000))).toBe(true);
    expect(asks(answered({ says: 'acknowledged', at: at(1) }), at(9))).toBe(false);
  });

  test('of what somebody acknowledged, an hour after each refresh, which rings what was closed by hand', () => {
    const one = (saidAt: Instant) =>
      incident({ holdings: { [PAGE]: refreshed }, answers: { [PAGE]: { says: 'acknowledged', at: saidAt } } });

    expect(asks(one(at(1)), after(7 * HOUR_MS - 1))).toBe(false);
    expect(asks(one(at(1)), at(7))).toBe(true);
    expect(asks(one(at(7)), at(9))).toBe(false);
  });

  test('the sink is invoked once in ten minutes, whatever becomes of it', () => {
    const poked = { [PAGE]: { reason: 'ask', times: 2, at: at(1) } } as const;
    const pokesAt = (now: Instant) =>
      reconcileIncident(incident({ poked }), viewOf(ringing(1)), { now, sinks: [pager] }).pokes;

    expect(pokesAt(after(HOUR_MS + 600_000 - 1))).toEqual([]);
    expect(pokesAt(after(HOUR_MS + 600_000))).toEqual([{ sink: PAGE, key: incident().key, reason: 'ask', times: 3 }]);
    const missing = { [PAGE]: { reason: 'missing', times: 7, at: at(1) } } as const;
    expect(
      reconcileIncident(incident({ poked: missing }), viewOf(ringing(1)), { now: at(1), sinks: [pager] }).pokes,
    ).toMatchObject([{ reason: 'ask', times: 1 }]);
  });

  test('a storm asks ten questions in a pass, first those that were asked least', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      incident({ key: `notafter:1:${index}`, poked: { [PAGE]: { reason: 'ask', times: 20 - index, at: NOW } } }),
    );
    const entries = ringing(1);
    const free = { ...entries, announced: {} };
    const view = {
      incidents: Object.fromEntries(many.map((one) => [one.key, one])),
      bulletins: {},
      cases: { [SUBJECT]: free },
    };
    const { pokes } = reconcile(view, { now: at(1), sinks: [pager] });

    expect(pokes.map(({ times }) => times)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });
});
