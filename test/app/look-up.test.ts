import type { Case } from '../../lambda/domain/ledger/case';
import type { CnameAnswer } from '../../lambda/domain/dns/dns';
import { aCertificate } from '../builders/certificate';
import { aliasOf, caaOf } from '../builders/dns';
import { daysFromNow } from '../builders/instant';
import { aDetail, aDetailReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const RECORD = { name: '_x.example.com', value: '_y.acm-validations.aws' };
const near = aCertificate({ notAfter: daysFromNow(60) });

/** An account with one certificate that comes near its renewal, validated by one record. */
function anAccount() {
  const stage = aScannedAccount();
  stage.account.acm = [near];
  stage.account.instead = {
    describe: async (_, ids) =>
      aDetailReading(
        ids.map((id) =>
          aDetail({ id, readAt: stage.account.now, domains: [{ name: 'example.com', method: 'dns', record: RECORD }] }),
        ),
      ),
  };
  stage.account.dns = { cname: async () => aliasOf(RECORD.value) };
  return stage;
}

/** What the ledger holds against it; `undefined`: no open case. */
function findings(stage: ReturnType<typeof anAccount>): unknown {
  const state = stage.item(`case#certificate:${near.id}`)?.['state'] as Partial<Case['state']> | undefined;
  return state?.kind === 'open' ? state.findings : undefined;
}
const SILENT: CnameAnswer = { kind: 'unknown', because: 'timed-out' };
const QUESTIONS = [`cname ${RECORD.name}`, 'caa example.com', 'caa com'];

describe('a scan', () => {
  test('learns ahead how names are validated, asks DNS for what a renewal depends on, and says how much that was', async () => {
    const stage = anAccount();

    const { inventory, effort } = judged(await stage.scan());

    expect(stage.lookedUp).toEqual(QUESTIONS);
    expect(effort).toEqual({ background: 1, lookups: 3 });
    expect(inventory.dns?.cname).toEqual([
      { name: RECORD.name, readAt: stage.account.now, answer: aliasOf(RECORD.value) },
    ]);
    expect(findings(stage)).toBeUndefined();
  });

  test('asks neither ACM nor DNS again until an answer is old', async () => {
    const stage = anAccount();
    await stage.scan();
    stage.lookedUp.length = 0;
    stage.asked.length = 0;

    stage.pass(359);
    expect(judged(await stage.scan()).effort).toEqual({ background: 0, lookups: 0 });
    expect([stage.lookedUp, stage.asked.filter((call) => call.startsWith('describe'))]).toEqual([[], []]);

    stage.pass(1);
    expect(judged(await stage.scan()).effort).toEqual({ background: 0, lookups: 3 });
    expect(stage.lookedUp).toEqual(QUESTIONS);
  });

  test('opens a case for a record that is gone, keeps it while nobody answers, and closes it when the record is back', async () => {
    const stage = anAccount();
    await stage.scan();
    const findingsAfter = async (answer: CnameAnswer): Promise<unknown> => {
      stage.account.dns = { cname: async () => answer };
      stage.pass(361);
      await stage.scan();
      return findings(stage);
    };
    const missing = { rule: 'validation-record-missing', severity: 'warning' };

    expect(await findingsAfter(SILENT)).toBeUndefined();
    expect(await findingsAfter({ kind: 'absent' })).toMatchObject([missing]);
    expect(await findingsAfter(SILENT)).toMatchObject([{ ...missing, stale: { lacks: 'dns' } }]);
    expect(await findingsAfter(aliasOf(RECORD.value))).toBeUndefined();
  });

  test('does not call a cell read in part because a question ahead of its need was not answered', async () => {
    const stage = anAccount();
    stage.account.instead = { describe: async (_, ids) => aDetailReading([], ids) };

    const { inventory, effort } = judged(await stage.scan());

    expect(inventory.cells.find(({ source }) => source === 'acm')).toMatchObject({ status: 'ok' });
    expect(effort).toEqual({ background: 0, lookups: 0 });
  });

  test('of single cells learns nothing ahead, and asks DNS only where certificates were read', async () => {
    const stage = anAccount();
    await stage.scan();
    stage.account.dns = { caa: async () => caaOf('issue ;') };
    stage.pass(400);
    stage.lookedUp.length = 0;
    stage.asked.length = 0;

    const walked = judged(await stage.scan({ cells: [{ region: near.region, source: 'elbv2' }] }));
    expect([stage.lookedUp, walked.inventory.dns?.caa[0]?.answer.kind]).toEqual([[], 'absent']);

    await stage.scan({ cells: [{ region: near.region, source: 'acm' }] });
    expect(stage.lookedUp).toEqual(QUESTIONS);
    expect(stage.asked.filter((call) => call.startsWith('describe'))).toEqual([]);
  });

  test('forgets what DNS said of a certificate that was renewed', async () => {
    const stage = anAccount();
    await stage.scan();
    stage.account.acm = [{ ...near, notAfter: daysFromNow(198) }];
    stage.pass(60);

    expect(judged(await stage.scan()).inventory).not.toHaveProperty('dns');
  });
});
