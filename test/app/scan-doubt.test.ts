import type { AcmCertificate } from '../../lambda/domain/certificate/certificate';
import { acmArn, anImportedCertificate } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { anOkReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const many = (count: number): readonly AcmCertificate[] =>
  Array.from({ length: count }, (_, index) =>
    anImportedCertificate({ arn: acmArn(index), inUse: true, notAfter: daysFromNow(5 + index) }),
  );

/** Thirty certificates, scanned twice, half an hour and more apart. */
async function anAccountOfThirty() {
  const stage = aScannedAccount();
  stage.account.acm = many(30);
  await stage.scan();
  stage.pass(60);
  return stage;
}

const openCases = ({ items }: ReturnType<typeof aScannedAccount>): readonly string[] =>
  [...items]
    .filter(([key, item]) => key.startsWith('case#') && JSON.stringify(item).includes('"open"'))
    .map(([key]) => key);

describe('a scan whose list lacks most of what it held', () => {
  test('keeps what AWS does not deny, asks for twenty of them, and ends no case', async () => {
    const stage = await anAccountOfThirty();
    const before = openCases(stage).length;
    expect(before).toBeGreaterThan(0);
    stage.account.instead = { acm: async () => anOkReading({ at: stage.account.now }) };

    const { inventory } = judged(await stage.scan());

    expect(stage.asked.filter((one) => one.startsWith('gone'))).toEqual(['gone 20']);
    expect(inventory.certificates).toHaveLength(30);
    expect(inventory.cells).toContainEqual(expect.objectContaining({ source: 'acm', reason: 'sudden-loss-doubted' }));
    expect(openCases(stage)).toHaveLength(before);
  });

  test('tells of it at the second reading that agrees, and of nothing at the first', async () => {
    const stage = await anAccountOfThirty();
    stage.account.instead = { acm: async () => anOkReading({ at: stage.account.now }) };

    await stage.scan();
    expect(stage.item('case#blind-spot:sudden-loss-doubted')).toBeUndefined();
    stage.pass(60);
    await stage.scan();
    expect(stage.item('case#blind-spot:sudden-loss-doubted')).toBeDefined();
  });

  test('lets go of what AWS denies, twenty a run, until the list is believed', async () => {
    const stage = await anAccountOfThirty();
    stage.account.acm = [];

    expect(judged(await stage.scan()).inventory.certificates).toHaveLength(10);
    stage.pass(60);
    const { inventory } = judged(await stage.scan());

    expect(inventory.certificates).toEqual([]);
    expect(inventory.cells).toContainEqual(expect.objectContaining({ source: 'acm', status: 'ok' }));
  });

  test('forgets the doubt when the list is whole again', async () => {
    const stage = await anAccountOfThirty();
    stage.account.instead = { acm: async () => anOkReading({ at: stage.account.now }) };
    await stage.scan();
    stage.pass(60);
    stage.account.instead = {};

    const { inventory } = judged(await stage.scan());

    expect(inventory.certificates).toHaveLength(30);
    expect(inventory.cells.filter((cell) => 'reason' in cell && cell.status === 'partial')).toEqual([]);
  });
});
