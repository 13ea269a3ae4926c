import { endedAmong, endRun, startRun } from '../../../lambda/app/ledger/runs';
import { runId } from '../../../lambda/domain/ids';
import { minutesFromNow, NOW } from '../../builders/instant';
import { EXPIRING, RUN, WEAK } from '../../builders/ledger';
import { aLedger } from './a-ledger';

const full = { kind: 'full', version: 'v1', conclusive: [EXPIRING], unreadable: [], snapshot: 'first' } as const;

describe('endRun', () => {
  test('remembers a full run, its snapshot, and the first run in which a rule was conclusive', async () => {
    const { ledger, item } = aLedger();
    const first = await startRun(ledger, 'full');
    expect(await endRun(ledger, first, full)).toBe('written');
    const second = await startRun(ledger, 'full');
    await endRun(ledger, second, { ...full, conclusive: [EXPIRING, WEAK], snapshot: 'second' });

    expect(item('account')).toEqual({
      snapshot: 'second',
      latestFullRun: { run: second, version: 'v1', endedAt: NOW, unreadable: [] },
      conclusiveSince: { [EXPIRING]: first, [WEAK]: second },
    });
  });

  test.each([
    { title: 'of cells with a snapshot', result: { kind: 'cells', snapshot: 'second' } as const, snapshot: 'second' },
    { title: 'of cells without', result: { kind: 'cells' } as const, snapshot: 'first' },
    { title: 'of a verb', result: { kind: 'verb' } as const, snapshot: 'first' },
  ])('a run $title changes nothing of the full one', async ({ result, snapshot }) => {
    const { ledger, item } = aLedger();
    const first = await startRun(ledger, 'full');
    await endRun(ledger, first, full);

    await endRun(ledger, await startRun(ledger, result.kind), result);

    expect(item('account')).toMatchObject({ snapshot, latestFullRun: { run: first } });
  });

  test('leaves an account that cannot be read as it is', async () => {
    const { ledger, item, put } = aLedger();
    const run = await startRun(ledger, 'full');
    put('account', { snapshot: 7 });

    expect(await endRun(ledger, run, full)).toBe('written');

    expect(item('account')).toEqual({ snapshot: 7 });
    expect(item(`run#${run}`)).toMatchObject({ endedAt: NOW });
  });

  test('is refused where nobody wrote that the run began, and remembers nothing of it', async () => {
    const { ledger, keys } = aLedger();

    expect(await endRun(ledger, RUN, full)).toBe('refused');
    expect(keys()).toEqual([]);
  });
});

describe('endedAmong', () => {
  test('names those that ended, not those that go on, cannot be read, or do not exist', async () => {
    const { ledger, clock, put } = aLedger();
    const [ended, goesOn] = [await startRun(ledger, 'full'), await startRun(ledger, 'cells')];
    clock.time = minutesFromNow(1);
    await endRun(ledger, ended, full);
    const spoiled = runId('spoiled');
    put('run#spoiled', { run: spoiled, kind: 'unheard-of', startedAt: NOW, endedAt: NOW });

    expect([...(await endedAmong(ledger, [ended, goesOn, spoiled, runId('nobody')]))]).toEqual([ended]);
    expect([...(await endedAmong(ledger, []))]).toEqual([]);
  });
});
