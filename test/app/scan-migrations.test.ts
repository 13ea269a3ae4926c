import { aCertificate } from '../builders/certificate';
import { hoursFromNow, NOW } from '../builders/instant';
import { aMigrationRecord } from '../builders/migration-record';
import { aScannedAccount, judged } from './scan-stage';

const certificate = aCertificate({ inUse: true });
const KEY = `migration#${certificate.id}`;
const CASE = `case#certificate:${certificate.id}`;

/** An account in which somebody began to leave a certificate of ACM, and left some uses. */
function anAccount() {
  const stage = aScannedAccount();
  stage.account.acm = [certificate];
  stage.put(KEY, { ...aMigrationRecord({ from: certificate.id, endedAt: hoursFromNow(-2) }) });
  const scan = async () => judged(await stage.scan()).inventory;
  return { ...stage, scan };
}

describe('a scan', () => {
  test('follows a migration that the ledger knows of until nothing uses the old certificate, and asks who still does', async () => {
    const stage = anAccount();

    const { migrations } = await stage.scan();
    expect(migrations).toMatchObject({ [certificate.id]: { total: 12, moved: 9 } });
    expect(stage.asked.filter((call) => call.startsWith('describe'))).toHaveLength(1);
    expect(stage.item(CASE)).toMatchObject({
      state: { kind: 'open', findings: [{ rule: 'migration-unfinished', severity: 'warning' }] },
    });

    stage.account.acm = [aCertificate({ inUse: false })];
    stage.pass(60);
    await stage.scan();
    expect(stage.item(CASE)).toMatchObject({ state: { kind: 'resolved' } });
  });

  test('holds on to the case while the ledger cannot tell, and ends it when the migration is taken back', async () => {
    const stage = anAccount();
    await stage.scan();
    const record = stage.item(KEY) ?? {};

    stage.put(KEY, { from: 1 });
    stage.pass(60);
    await stage.scan();
    expect(stage.item(CASE)).toMatchObject({
      state: { kind: 'open', findings: [{ rule: 'migration-unfinished', stale: { lacks: 'migration' } }] },
    });

    stage.put(KEY, { ...record, rolledBackAt: NOW });
    stage.pass(60);
    await stage.scan();
    expect(stage.item(CASE)).toMatchObject({ state: { kind: 'resolved' } });
  });

  test('without a ledger does not take its silence for "no migration"', async () => {
    const stage = anAccount();
    stage.account.isUnreachable = true;

    expect((await stage.scan()).migrations).toBe('unreadable');
  });
});
