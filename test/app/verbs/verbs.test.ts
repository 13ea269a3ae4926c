import type { Table } from '../../../lambda/app/ports';
import type { Ledger } from '../../../lambda/app/ledger/ledger';
import { judgeCase } from '../../../lambda/app/ledger/judge-case';
import { readEntries } from '../../../lambda/app/ledger/cases';
import { acknowledge } from '../../../lambda/app/verbs/acknowledge';
import { addSilence, endSilence } from '../../../lambda/app/verbs/silence';
import { isReadable } from '../../../lambda/domain/ledger/stored';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { aDecideContext, EXPIRING, fails, passes, seen, SUBJECT, WEAK } from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilenceRequest } from '../../builders/silence';
import { memoryTable } from '../../simulation/memory-table';

const about = anAbout({ notAfter: daysFromNow(200) });
const critical = seen([fails('critical', { days: 60 })], { about });

/** A ledger with one case that rings, and who was asked to come. */
async function aLedger(overrides: Partial<Table> = {}) {
  const items = memoryTable();
  const invoked: string[] = [];
  let tokens = 0;
  const state = { now: NOW };
  const ledger: Ledger = {
    table: { ...items, get: items.get, getMany: items.getMany, list: items.list, write: items.write },
    clock: { now: () => state.now },
    tokens: { next: () => `token-${(tokens += 1)}` },
  };
  await judgeCase(ledger, undefined, critical, aDecideContext());
  const functions = {
    invoke: async (name: string) => {
      invoked.push(name);
    },
  };
  const entryNow = async () => {
    const entry = (await readEntries(ledger, [SUBJECT])).get(SUBJECT);
    if (!isReadable(entry)) throw new Error('no case');
    return entry;
  };
  return {
    dependencies: { ledger: { ...ledger, table: { ...ledger.table, ...overrides } }, functions },
    ledger,
    items,
    invoked,
    entryNow,
    state,
  };
}

describe('silencing a case', () => {
  test('writes it, in a run of its own that has ended, and calls the announcer', async () => {
    const { dependencies, invoked, entryNow, items } = await aLedger();

    const outcome = await addSilence(dependencies, SUBJECT, aSilenceRequest());

    expect(outcome).toMatchObject({ kind: 'silenced', case: { rang: 0, state: { kind: 'silenced' } } });
    const { case: one, pendingSince } = await entryNow();
    expect(one).toMatchObject({ silences: [{ owner: 'ann' }], last: { kind: 'silenced' } });
    expect(pendingSince).toBe(NOW);
    expect(items.items.get(`run#${one.last.run}`)).toMatchObject({ kind: 'verb', endedAt: NOW });
    expect(invoked).toEqual(['announce']);
  });

  test('says why not, and writes nothing', async () => {
    const { dependencies, invoked, entryNow } = await aLedger();
    const before = await entryNow();

    expect(await addSilence(dependencies, SUBJECT, aSilenceRequest({ rule: WEAK }))).toEqual({
      ...{ kind: 'refused', because: 'no-such-finding', rules: [EXPIRING] },
    });
    expect(await addSilence(dependencies, 'certificate:two', aSilenceRequest())).toEqual({
      ...{ kind: 'refused', because: 'no-case' },
    });
    expect(await entryNow()).toEqual(before);
    expect(invoked).toEqual([]);
  });

  test('leaves a case that it cannot read as it is', async () => {
    const { dependencies, items } = await aLedger();
    items.items.set(`case#${SUBJECT}`, { state: 'spoiled' });

    expect(await addSilence(dependencies, SUBJECT, aSilenceRequest())).toEqual({
      ...{ kind: 'unwritten', because: 'unreadable' },
    });
    expect(await endSilence(dependencies, SUBJECT, undefined)).toEqual({ kind: 'unwritten', because: 'unreadable' });
    expect(await acknowledge(dependencies.ledger, SUBJECT, 'ann')).toEqual({
      kind: 'unwritten',
      because: 'unreadable',
    });
  });

  test('decides anew on what a scan wrote meanwhile', async () => {
    const { ledger, dependencies, entryNow } = await aLedger();
    let raced = false;
    const write: Table['write'] = async (changes) => {
      if (!raced && changes.some(({ key }) => key.startsWith('case#'))) {
        raced = true;
        await judgeCase(ledger, await entryNow(), seen([passes()], { about }), aDecideContext());
      }
      return ledger.table.write(changes);
    };
    const racing = { ...dependencies, ledger: { ...ledger, table: { ...ledger.table, write } } };

    expect(await addSilence(racing, SUBJECT, aSilenceRequest())).toEqual({ kind: 'refused', because: 'not-open' });
    expect((await entryNow()).case.state.kind).toBe('resolved');
  });
});

describe('ending a silence', () => {
  test('ends it now, and asks for the scan that raises the case anew', async () => {
    const { dependencies, items, entryNow, state, ledger } = await aLedger();
    await addSilence(dependencies, SUBJECT, aSilenceRequest());
    state.now = hoursFromNow(1);

    expect(await endSilence(dependencies, SUBJECT, undefined)).toEqual({ kind: 'ended' });
    expect(items.items.has('rescan#global/regions')).toBe(true);

    const again = { ...critical, observedAt: state.now };
    await judgeCase(ledger, await entryNow(), again, aDecideContext({ now: state.now }));
    const { case: one } = await entryNow();
    expect(one.last).toMatchObject({ kind: 'raised', reason: 'silence-ended', rings: true });
    expect(one).not.toHaveProperty('silences');
  });

  test('finds none where there is none', async () => {
    const { dependencies, items, invoked } = await aLedger();

    expect(await endSilence(dependencies, SUBJECT, undefined)).toEqual({ kind: 'none' });
    expect(await endSilence(dependencies, 'certificate:two', undefined)).toEqual({ kind: 'none' });
    expect(items.items.has('rescan#global/regions')).toBe(false);
    expect(invoked).toEqual([]);
  });
});

describe('acknowledging a case', () => {
  test('notes who knows of its ring, and moves nothing', async () => {
    const { ledger, entryNow } = await aLedger();
    const { case: before } = await entryNow();

    expect(await acknowledge(ledger, SUBJECT, 'ann')).toEqual({ kind: 'acknowledged' });
    const { case: one } = await entryNow();
    expect(one.acknowledgement).toEqual({ by: 'ann', at: NOW, rang: before.rang });
    expect(one.last).toEqual(before.last);
  });

  test('says that nothing rings', async () => {
    const { dependencies, ledger } = await aLedger();
    await addSilence(dependencies, SUBJECT, aSilenceRequest());

    expect(await acknowledge(ledger, SUBJECT, 'ann')).toEqual({ kind: 'not-ringing' });
    expect(await acknowledge(ledger, 'certificate:two', 'ann')).toEqual({ kind: 'not-ringing' });
  });
});
