import { putMigration, readMigration, readMigrations } from '../../../lambda/app/ledger/migrations';
import { rememberBegun, rememberEnded } from '../../../lambda/app/migrate/remember-migration';
import { certificateId } from '../../../lambda/domain/ids';
import type { JournalEntry } from '../../../lambda/domain/migration/journal';
import { aCertificate } from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { aPlan, aTarget } from '../../builders/migration';
import { aMigrationRecord } from '../../builders/migration-record';
import { aLedger } from './a-ledger';

const plan = { ...aPlan([aTarget()]), id: 'plan-2' };
const { from } = plan;
const moved: readonly JournalEntry[] = [{ kind: 'ended', at: NOW, target: aTarget().key, outcome: 'verified' }];
const back: readonly JournalEntry[] = [
  ...moved,
  { kind: 'ended', at: NOW, target: aTarget().key, outcome: 'rolled-back' },
];

describe('the migrations of a ledger', () => {
  test('are read back as they were put, each under the certificate that it leaves', async () => {
    const { ledger, put } = aLedger();
    const other = aMigrationRecord({ from: aCertificate().id, unverified: ['edge-1 :443'] });
    await putMigration(ledger, aMigrationRecord());
    await putMigration(ledger, other);
    put('migration#of-another-version', { from: 1 });

    expect(await readMigrations(ledger)).toEqual({
      [aMigrationRecord().from]: aMigrationRecord(),
      [other.from]: other,
      'of-another-version': 'unreadable',
    });
    expect(await readMigration(ledger, other.from)).toEqual(other);
    expect(await readMigration(ledger, certificateId('nobody'))).toBeUndefined();
  });

  test('are unknown, not none, where the table does not answer', async () => {
    const { ledger } = aLedger();
    const list = async () => Promise.reject(new Error('no answer'));

    expect(await readMigrations({ ...ledger, table: { ...ledger.table, list } })).toBe('unreadable');
    expect(await readMigrations(ledger)).toEqual({});
  });

  test('keep nothing of what was there before, and forget what was put back', async () => {
    const { ledger, item } = aLedger();
    await putMigration(ledger, aMigrationRecord({ unverified: ['edge-1 :443'], rolledBackAt: NOW }));
    expect(item(`migration#${aMigrationRecord().from}`)).toHaveProperty('expiresAt');

    const bare = aMigrationRecord({ endedAt: undefined, lastMovedAt: undefined });
    await putMigration(ledger, bare);

    expect(item(`migration#${bare.from}`)).toEqual({ schemaVersion: 1, ...bare });
  });
});

describe('a migration', () => {
  test('is remembered when it begins, and how far it is when a run ends', async () => {
    const { ledger, clock } = aLedger();

    await rememberBegun(ledger, plan, 'arn:alice');
    const begun = await readMigration(ledger, from.id);
    clock.time = hoursFromNow(1);
    await rememberEnded(ledger, plan, { entries: moved, direction: 'forward' });

    expect(begun).toMatchObject({ plan: 'plan-2', by: 'arn:alice', total: 1, moved: 0, startedAt: NOW });
    expect(begun).not.toHaveProperty('endedAt');
    expect(await readMigration(ledger, from.id)).toMatchObject({
      moved: 1,
      lastMovedAt: NOW,
      endedAt: hoursFromNow(1),
    });
  });

  test('that was taken back is over', async () => {
    const { ledger } = aLedger();
    await rememberBegun(ledger, plan, 'arn:alice');

    await rememberEnded(ledger, plan, { entries: back, direction: 'back' });

    expect(await readMigration(ledger, from.id)).toMatchObject({ moved: 0, rolledBackAt: NOW });
  });

  test.each([
    ['nobody was told of', undefined],
    ['another plan has taken the place of', aMigrationRecord({ from: from.id })],
  ])('that %s is left alone when it ends', async (_what, known) => {
    const { ledger } = aLedger();
    if (known !== undefined) await putMigration(ledger, known);

    await rememberEnded(ledger, plan, { entries: back, direction: 'back' });

    expect(await readMigration(ledger, from.id)).toEqual(known);
  });
});
