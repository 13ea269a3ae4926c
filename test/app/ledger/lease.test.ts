import { isLeased, readHeartbeat, releaseLease, releaseNoted, takeLease } from '../../../lambda/app/ledger/lease';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { NOW } from '../../builders/instant';
import { aLedger } from './a-ledger';

const secondsFromNow = (seconds: number) => plusMilliseconds(NOW, seconds * 1000);

describe('takeLease', () => {
  test.each([
    { title: 'in its last second', seconds: 60, isFree: false },
    { title: 'once it is over', seconds: 60.001, isFree: true },
  ])('of a lease that another has, $title: free is $isFree', async ({ seconds, isFree }) => {
    const { ledger, clock } = aLedger();
    await takeLease(ledger, 'scan', 60);
    clock.time = secondsFromNow(seconds);

    expect(await isLeased(ledger, 'scan')).toBe(!isFree);
    expect((await takeLease(ledger, 'scan', 60)) !== undefined).toBe(isFree);
  });

  test('of one name says nothing of another', async () => {
    const { ledger } = aLedger();
    await takeLease(ledger, 'scan', 60);

    expect(await isLeased(ledger, 'announce')).toBe(false);
    expect(await takeLease(ledger, 'announce', 60)).toBeDefined();
  });
});

describe('releaseLease', () => {
  test('gives it back', async () => {
    const { ledger } = aLedger();
    const lease = await takeLease(ledger, 'scan', 60);
    if (lease !== undefined) await releaseLease(ledger, lease);

    expect(await isLeased(ledger, 'scan')).toBe(false);
    expect(await takeLease(ledger, 'scan', 60)).toBeDefined();
  });

  test('leaves one that was lost to whoever has it now', async () => {
    const { ledger, clock } = aLedger();
    const lost = await takeLease(ledger, 'scan', 60);
    clock.time = secondsFromNow(61);
    await takeLease(ledger, 'scan', 60);

    if (lost !== undefined) await releaseLease(ledger, lost);

    expect(lost).toBeDefined();
    expect(await isLeased(ledger, 'scan')).toBe(true);
  });
});

describe('releaseNoted', () => {
  test('gives it back and leaves when, also while somebody has it again', async () => {
    const { ledger, clock } = aLedger();
    const lease = await takeLease(ledger, 'announce', 60);
    expect(await readHeartbeat(ledger, 'announce')).toEqual({});
    clock.time = secondsFromNow(10);
    if (lease !== undefined) await releaseNoted(ledger, lease);

    expect(await isLeased(ledger, 'announce')).toBe(false);
    expect(await takeLease(ledger, 'announce', 60)).toBeDefined();
    expect(await readHeartbeat(ledger, 'announce')).toEqual({ releasedAt: secondsFromNow(10) });
  });

  test('says nothing of one that was lost', async () => {
    const { ledger, clock } = aLedger();
    const lost = await takeLease(ledger, 'announce', 60);
    clock.time = secondsFromNow(61);
    await takeLease(ledger, 'announce', 60);

    if (lost !== undefined) await releaseNoted(ledger, lost);

    expect(lost).toBeDefined();
    expect(await isLeased(ledger, 'announce')).toBe(true);
    expect(await readHeartbeat(ledger, 'announce')).toEqual({});
  });
});

describe('readHeartbeat', () => {
  test('knows nothing of what nobody took', async () => {
    expect(await readHeartbeat(aLedger().ledger, 'announce')).toEqual({});
  });
});
