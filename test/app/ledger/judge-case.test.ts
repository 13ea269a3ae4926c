import { judgeCase } from '../../../lambda/app/ledger/judge-case';
import { minutesFromNow, NOW } from '../../builders/instant';
import { aDecideContext, fails, FIRST_REVISION, passes, RUN, seen, SUBJECT } from '../../builders/ledger';
import { aLedger } from './a-ledger';

const CASE = `case#${SUBJECT}`;
const PENDING = `pending#${SUBJECT}`;
const critical = seen([fails('critical')]);
const later = minutesFromNow(60);
const healthyLater = seen([passes()], { observedAt: later });
const worseLater = seen([fails('critical', { days: 5 })], { observedAt: later });

async function anOpenCase() {
  const stage = aLedger();
  await stage.judge(critical);
  stage.clock.time = later;
  return { ...stage, known: await stage.readEntry(critical), context: aDecideContext({ now: later }) };
}

describe('judgeCase', () => {
  test('writes a case that opened, and points to it until somebody was told', async () => {
    const { judge, item } = aLedger();

    expect(await judge(critical)).toMatchObject({ kind: 'judged', decision: { kind: 'moved' } });
    expect(item(CASE)).toMatchObject({ version: 1, revision: FIRST_REVISION, pendingSince: NOW });
    expect(item(PENDING)).toEqual({ subject: SUBJECT, run: RUN, revision: FIRST_REVISION });
  });

  test('writes nothing of what is healthy and never had a case', async () => {
    const { judge, keys } = aLedger();

    expect(await judge(seen([passes()]))).toMatchObject({ kind: 'judged', decision: { kind: 'quiet' } });
    expect(keys()).toEqual([]);
  });

  test('writes what changed without a transition, and leaves its pending state and its marks alone', async () => {
    const { judge, item, put, items } = await anOpenCase();
    const { pendingSince, ...told } = item(CASE) ?? {};
    put(CASE, { ...told, toldRevision: FIRST_REVISION });
    items.delete(PENDING);

    const judged = await judge(seen([fails('critical')], { observedAt: later }));

    expect(pendingSince).toBe(NOW);
    expect(judged).toMatchObject({ decision: { kind: 'quiet', reason: 'unchanged' } });
    expect(item(CASE)).toMatchObject({ version: 2, observedAt: later, toldRevision: FIRST_REVISION });
    expect(item(CASE)).not.toHaveProperty('pendingSince');
    expect(item(PENDING)).toBeUndefined();
  });

  test('keeps the moment since which somebody is to be told, while nobody was', async () => {
    const { judge, item } = await anOpenCase();

    await judge(worseLater);

    expect(item(CASE)).toMatchObject({ pendingSince: NOW, last: { kind: 'raised', at: later } });
    expect(item(PENDING)).toMatchObject({ revision: FIRST_REVISION + 1 });
  });

  test('lets a resolved case expire, and keeps one that opens again', async () => {
    const { judge, item, clock } = await anOpenCase();
    await judge(healthyLater);
    expect(item(CASE)).toMatchObject({ expiresAt: Date.parse(later) / 1000 + 180 * 86_400 });

    clock.time = minutesFromNow(120);
    await judge(seen([fails('critical')], { observedAt: clock.time }));
    expect(item(CASE)).toMatchObject({ last: { reason: 'reopened' } });
    expect(item(CASE)).not.toHaveProperty('expiresAt');
  });
});

describe('judgeCase, while others write', () => {
  test('decides again on what another scan wrote', async () => {
    const { before, judge, known, context, item } = await anOpenCase();
    const ledger = before(async (write) => {
      if (write === 1) await judge(worseLater);
    });

    const judged = await judgeCase(ledger, known, worseLater, context);

    expect(judged).toMatchObject({ kind: 'judged', decision: { kind: 'quiet', reason: 'unchanged' } });
    expect(item(CASE)).toMatchObject({ revision: FIRST_REVISION + 1, version: 3 });
  });

  test('makes a new case of one that was deleted', async () => {
    const { before, items, known, context, item } = await anOpenCase();
    const ledger = before((write) => {
      if (write === 1) items.delete(CASE);
    });

    const judged = await judgeCase(ledger, known, worseLater, context);

    expect(judged).toMatchObject({ decision: { kind: 'moved', case: { last: { kind: 'opened' } } } });
    expect(item(CASE)).toMatchObject({ version: 1, openedAt: later });
  });

  test('points to the case anew when the announcer had just told of it', async () => {
    const { before, items, put, known, context, item } = await anOpenCase();
    const ledger = before((write) => {
      if (write > 1) return;
      const { pendingSince, ...told } = item(CASE) ?? {};
      expect(pendingSince).toBe(NOW);
      put(CASE, told);
      items.delete(PENDING);
    });

    await judgeCase(ledger, known, worseLater, context);

    expect(item(CASE)).toMatchObject({ pendingSince: later });
    expect(item(PENDING)).toMatchObject({ revision: FIRST_REVISION + 1 });
  });

  test('leaves a case that was spoiled as it is', async () => {
    const { before, put, known, context, item } = await anOpenCase();
    const ledger = before(() => put(CASE, { state: 'spoiled' }));

    const judged = await judgeCase(ledger, known, worseLater, context);

    expect(judged).toEqual({ kind: 'unwritten', because: 'unreadable' });
    expect(item(CASE)).toEqual({ state: 'spoiled' });
  });

  test.each([
    { title: 'nine times', times: 9, kind: 'judged' },
    { title: 'ten times', times: 10, kind: 'unwritten' },
  ])('of others who wrote $title: $kind', async ({ times, kind }) => {
    const { before, put, known, context, item } = await anOpenCase();
    const ledger = before((write) => {
      if (write <= times) put(CASE, { ...item(CASE), version: 100 + write });
    });

    const judged = await judgeCase(ledger, known, worseLater, context);

    expect(judged.kind).toBe(kind);
    expect(item(CASE)).toMatchObject({ last: { kind: kind === 'judged' ? 'raised' : 'opened' } });
  });
});
