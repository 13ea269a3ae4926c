import { deleteRescan, putChange, putRescan, readRescans } from '../../../lambda/app/ledger/rescans';
import { aChange } from '../../builders/change';
import { listenerArn } from '../../builders/attachment';
import { HOME } from '../../builders/certificate';
import { minutesFromNow, NOW } from '../../builders/instant';
import { aLedger } from './a-ledger';

const cell = { region: HOME, source: 'acm' } as const;
const listener = { region: HOME, source: 'elbv2', listeners: [listenerArn()] } as const;
const KEY = `rescan#${HOME}/acm`;

describe('putRescan', () => {
  test('asks once for a cell, however often: the newest request stays', async () => {
    const { ledger, clock } = aLedger();
    clock.time = minutesFromNow(2);
    await putRescan(ledger, cell);
    clock.time = minutesFromNow(1);
    await putRescan(ledger, cell);
    expect(await readRescans(ledger)).toEqual([{ ...cell, key: KEY, requestedAt: minutesFromNow(2) }]);

    clock.time = minutesFromNow(3);
    await putRescan(ledger, cell);
    expect(await readRescans(ledger)).toEqual([{ ...cell, key: KEY, requestedAt: minutesFromNow(3) }]);
  });
});

describe('putChange', () => {
  test('asks for each cell that was changed, with the change and the listeners that it names', async () => {
    const { ledger } = aLedger();
    const change = aChange({ id: 'one' });

    await putChange(ledger, change, [cell, listener]);

    expect(await readRescans(ledger)).toEqual([
      { ...cell, key: `${KEY}#one`, requestedAt: NOW, change },
      { ...listener, key: `rescan#${HOME}/elbv2#one`, requestedAt: NOW, change },
    ]);
  });

  test('loses no change of a cell to another, nor to a request that tells none', async () => {
    const { ledger, keys } = aLedger();
    await putRescan(ledger, cell);

    await Promise.all(['one', 'two', 'three'].map((id) => putChange(ledger, aChange({ id }), [cell])));

    expect(keys('rescan#')).toEqual([KEY, `${KEY}#one`, `${KEY}#two`, `${KEY}#three`]);
  });

  test('asks once for a change that is told twice', async () => {
    const { ledger, clock } = aLedger();
    await putChange(ledger, aChange(), [cell]);
    clock.time = minutesFromNow(1);
    await putChange(ledger, aChange(), [cell]);

    expect(await readRescans(ledger)).toMatchObject([{ requestedAt: NOW }]);
  });
});

describe('deleteRescan', () => {
  test('deletes the request that was answered, but not one that was put anew meanwhile', async () => {
    const { ledger, clock, keys } = aLedger();
    await putRescan(ledger, cell);
    const [answered] = await readRescans(ledger);
    if (answered === undefined) throw new Error('nothing waits');
    clock.time = minutesFromNow(1);
    await putRescan(ledger, cell);

    await deleteRescan(ledger, answered);
    expect(keys('rescan#')).toEqual([KEY]);

    await deleteRescan(ledger, { ...answered, requestedAt: minutesFromNow(1) });
    expect(keys('rescan#')).toEqual([]);
  });
});

describe('readRescans', () => {
  test('leaves alone what it cannot read', async () => {
    const { ledger, put, item } = aLedger();
    put('rescan#x', { region: 7 });
    await putRescan(ledger, cell);

    expect(await readRescans(ledger)).toHaveLength(1);
    expect(item('rescan#x')).toEqual({ region: 7 });
  });
});
