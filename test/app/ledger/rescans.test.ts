import { putRescan, readRescans } from '../../../lambda/app/ledger/rescans';
import { HOME } from '../../builders/certificate';
import { minutesFromNow } from '../../builders/instant';
import { aLedger } from './a-ledger';

const cell = { region: HOME, source: 'acm' } as const;

describe('putRescan', () => {
  test('asks once for a cell, however often: the newest request stays', async () => {
    const { ledger, clock } = aLedger();
    clock.time = minutesFromNow(2);
    await putRescan(ledger, cell);
    clock.time = minutesFromNow(1);
    await putRescan(ledger, cell);
    expect(await readRescans(ledger)).toEqual([{ ...cell, requestedAt: minutesFromNow(2) }]);

    clock.time = minutesFromNow(3);
    await putRescan(ledger, cell);
    expect(await readRescans(ledger)).toEqual([{ ...cell, requestedAt: minutesFromNow(3) }]);
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
