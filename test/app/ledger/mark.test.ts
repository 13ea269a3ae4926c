import { createBulletin, createIncident } from '../../../lambda/app/ledger/create';
import type { Ledger } from '../../../lambda/app/ledger/ledger';
import { markBulletin, markIncident, settle } from '../../../lambda/app/ledger/mark';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anIncident, aStoredBulletin, fails, FIRST_REVISION, passes, seen, SUBJECT } from '../../builders/ledger';
import { aLine, anEndedLine } from '../../builders/message';
import { aLedger } from './a-ledger';

const CASE = `case#${SUBJECT}`;
const PENDING = `pending#${SUBJECT}`;
const warning = seen([fails('warning')]);
const critical = seen([fails('critical')]);
const criticalLater = seen([fails('critical')], { observedAt: minutesFromNow(60) });
const incident = anIncident({ marked: false });
const bulletin = aStoredBulletin({ lines: [aLine({ subject: SUBJECT })], marked: false });

describe('markBulletin', () => {
  const marked = async (judgement: typeof warning, before: (stage: ReturnType<typeof aLedger>) => Ledger) => {
    const stage = aLedger();
    await stage.judge(judgement);
    await createBulletin(stage.ledger, bulletin);
    await markBulletin(before(stage), bulletin);
    return stage;
  };

  test('notes that chat was told, and that nobody waits any more', async () => {
    const { item } = await marked(warning, ({ ledger }) => ledger);

    expect(item(CASE)).toMatchObject({ told: { revision: FIRST_REVISION, open: true, highest: 'critical' } });
    expect(item(CASE)).not.toHaveProperty('pendingSince');
    expect(item(PENDING)).toBeUndefined();
    expect(item(`bulletin#${bulletin.key}`)).toMatchObject({ marked: true });
  });

  test('of a case whose ring has no incident yet, notes only that chat was told', async () => {
    const { item } = await marked(critical, ({ ledger }) => ledger);

    expect(item(CASE)).toMatchObject({ toldRevision: FIRST_REVISION, pendingSince: NOW });
    expect(item(PENDING)).toBeDefined();
  });

  test('of a case that moved on since it was read, notes only that chat was told', async () => {
    const { item } = await marked(warning, ({ before, judge }) =>
      before(async (write) => {
        if (write === 1) await judge(criticalLater);
      }),
    );

    expect(item(CASE)).toMatchObject({ toldRevision: FIRST_REVISION, revision: FIRST_REVISION + 1, pendingSince: NOW });
    expect(item(PENDING)).toMatchObject({ revision: FIRST_REVISION + 1 });
  });

  test('takes back nothing that a later bulletin said', async () => {
    const later = { told: { revision: FIRST_REVISION + 1, open: false }, toldRevision: FIRST_REVISION + 1 };
    const { item } = await marked(warning, (stage) => {
      stage.put(CASE, { ...stage.item(CASE), ...later });
      return stage.ledger;
    });

    expect(item(CASE)).toMatchObject(later);
    expect(item(`bulletin#${bulletin.key}`)).toMatchObject({ marked: true });
  });

  test('makes no case of one that was deleted meanwhile', async () => {
    const { keys } = await marked(warning, ({ before, items }) => before(() => void items.delete(CASE)));

    expect(keys('case#')).toEqual([]);
  });

  test('notes of an end that nothing is open for chat any more', async () => {
    const stage = aLedger();
    await stage.judge(warning);
    stage.clock.time = minutesFromNow(60);
    await stage.judge(seen([passes()], { observedAt: stage.clock.time }));

    await markBulletin(stage.ledger, {
      ...bulletin,
      lines: [anEndedLine({ subject: SUBJECT, revision: FIRST_REVISION + 1 })],
    });

    expect(stage.item(CASE)).toMatchObject({ told: { revision: FIRST_REVISION + 1, open: false } });
    expect(stage.item(PENDING)).toBeUndefined();
  });
});

describe('markIncident', () => {
  test('notes which incident carries the ring, and leaves the case pending for chat', async () => {
    const { ledger, judge, item } = aLedger();
    await judge(critical);
    await createIncident(ledger, incident);

    await markIncident(ledger, incident);

    expect(item(CASE)).toMatchObject({
      incident: { key: incident.key, rang: FIRST_REVISION },
      incidentRang: FIRST_REVISION,
      pendingSince: NOW,
    });
    expect(item(`incident#${incident.key}`)).toMatchObject({ marked: true });
  });

  test('takes back no newer ring', async () => {
    const { ledger, judge, item, put } = aLedger();
    await judge(critical);
    await createIncident(ledger, incident);
    put(CASE, { ...item(CASE), incident: { key: 'notafter:1:newer', rang: 2e9 }, incidentRang: 2e9 });

    await markIncident(ledger, incident);

    expect(item(CASE)).toMatchObject({ incident: { key: 'notafter:1:newer' }, incidentRang: 2e9 });
    expect(item(`incident#${incident.key}`)).toMatchObject({ marked: true });
  });

  test('makes no incident of one that was deleted', async () => {
    const { ledger, judge, keys } = aLedger();
    await judge(critical);

    await markIncident(ledger, incident);

    expect(keys('incident#')).toEqual([]);
  });
});

describe('settle', () => {
  test.each([
    { title: 'takes a case out of the pending ones', moves: false, waits: [] },
    { title: 'leaves one there that moved on since it was read', moves: true, waits: [PENDING] },
  ])('$title', async ({ moves, waits }) => {
    const { ledger, judge, item, keys, readEntry } = aLedger();
    await judge(warning);
    const { case: known } = await readEntry(warning);
    if (moves) await judge(criticalLater);

    await settle(ledger, known);

    expect(keys('pending#')).toEqual(waits);
    expect('pendingSince' in (item(CASE) ?? {})).toBe(moves);
  });
});
