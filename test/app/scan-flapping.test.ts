import { anImportedCertificate } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { aScannedAccount } from './scan-stage';

const dying = anImportedCertificate({ notBefore: daysFromNow(-80), notAfter: daysFromNow(10) });
const healthy = { ...dying, notAfter: daysFromNow(80) };

/** What the case says after scans of one certificate that dies, is well and dies again, and then of one that stays well, so many minutes apart. */
async function caseAfter(scanEveryMinutes: number, gaps: readonly number[]) {
  const stage = aScannedAccount();
  for (const [index, gap] of gaps.entries()) {
    stage.pass(gap);
    stage.account.acm = [index === 0 || index === 2 ? dying : healthy];
    await stage.scan({}, { scanEveryMinutes });
  }
  return stage.item(`case#certificate:${dying.id}`);
}

describe('scan, of what flaps', () => {
  test.each`
    every  | within | gaps             | verdict
    ${60}  | ${150} | ${[0, 60, 60]}   | ${'flaps'}
    ${60}  | ${150} | ${[0, 60, 90]}   | ${'flaps'}
    ${60}  | ${150} | ${[0, 60, 91]}   | ${'does not flap'}
    ${10}  | ${60}  | ${[0, 30, 30]}   | ${'flaps'}
    ${10}  | ${60}  | ${[0, 30, 31]}   | ${'does not flap'}
    ${24}  | ${60}  | ${[0, 30, 30]}   | ${'flaps'}
    ${25}  | ${62}  | ${[0, 30, 32]}   | ${'flaps'}
    ${360} | ${900} | ${[0, 360, 540]} | ${'flaps'}
    ${360} | ${900} | ${[0, 360, 541]} | ${'does not flap'}
  `(
    'every $every minutes, the third change within $within: $gaps minutes apart it $verdict',
    async ({ every, gaps, verdict }) => {
      const item = await caseAfter(every as number, gaps as readonly number[]);

      expect(item).toMatchObject({ state: { kind: 'open' }, last: { kind: 'opened', rings: true } });
      expect(Object.keys(item?.['unrest'] ?? {})).toEqual(
        verdict === 'flaps' ? ['changedAt', 'flapping'] : ['changedAt'],
      );
    },
  );

  test('is believed to be well when scans agree for as long, and not before', async () => {
    const flapping = [0, 60, 60];

    expect(await caseAfter(60, [...flapping, 60, 60, 89])).toMatchObject({ state: { kind: 'open' } });
    expect(await caseAfter(60, [...flapping, 60, 60, 90])).toMatchObject({
      state: { kind: 'resolved', reason: 'healthy' },
    });
  });
});
