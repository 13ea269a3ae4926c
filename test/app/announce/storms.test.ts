import { readAccountItem } from '../../../lambda/app/ledger/account';
import { readLive } from '../../../lambda/app/ledger/live';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import { isReadable } from '../../../lambda/domain/ledger/stored';
import type { AcmCertificate } from '../../../lambda/domain/certificate/certificate';
import { NOW } from '../../builders/instant';
import { anAnnouncedAccount, certificateWith, done } from '../announce-stage';

/** An account whose first six certificates rang, five on their own. */
async function aRungAccount() {
  const stage = anAnnouncedAccount();
  const scanned = async (count: number, days = 10) => {
    stage.account.acm = Array.from({ length: count }, (_, index) => certificateWith(index + 1, days));
    await stage.scan();
    return done(await stage.announce());
  };
  await scanned(0);
  await scanned(6);
  return { ...stage, scanned };
}

/** Live incidents of which that is so, which must be so many. */
async function liveWith(
  { ledger }: Awaited<ReturnType<typeof aRungAccount>>,
  isSo: (incident: Incident) => boolean,
  count: number,
): Promise<readonly Incident[]> {
  const { incidents } = await readLive(ledger);
  const found = [...incidents.values()].filter((one) => isReadable(one)).filter(isSo);
  expect(found).toHaveLength(count);
  return found;
}

describe('incidents of the last hours', () => {
  test('are remembered in the write that makes them', async () => {
    const { ledger } = await aRungAccount();
    const account = await readAccountItem(ledger);

    expect(account).toMatchObject({
      rings: [
        ...Array.from({ length: 5 }, () => ({ at: NOW, own: true, run: expect.stringContaining(NOW) })),
        { at: NOW, own: false, key: expect.stringContaining('notafter:1:') },
      ],
      series: { 'certificate-expiring': { since: NOW, at: NOW, cases: 6 } },
    });
  });

  test('hold back what would be more of the same: chat hears of it at once, and the watchdog does not cry', async () => {
    const stage = await aRungAccount();
    stage.pass(10);

    const { due } = await stage.scanned(8);

    expect(stage.keys('incident#')).toHaveLength(6);
    expect(stage.kindsHeardBy('topic').filter((kind) => kind === 'bulletin')).toHaveLength(2);
    expect(due.filter(({ what }) => what.startsWith('certificate:'))).toEqual([]);
    expect(stage.keys('pending#')).toHaveLength(2);
  });

  test('let it go together after an hour, as the storm that it is, and nothing of it is pending any more', async () => {
    const stage = await aRungAccount();
    stage.pass(10);
    await stage.scanned(8);
    stage.pass(50);

    await stage.announce();

    const { incidents } = await readLive(stage.ledger);
    const storms = [...incidents.values()].flatMap((one) => (isReadable(one) && one.storm ? [one] : []));
    expect(storms.map(({ members, storm }) => ({ members: members.length, storm }))).toEqual([
      { members: 2, storm: { rules: ['certificate-expiring'], since: NOW, cases: 8 } },
    ]);
    expect(stage.heard.at(-1)?.message).toMatchObject({ kind: 'page', storm: { cases: 8 }, total: 2 });
    expect(stage.keys('pending#')).toEqual([]);
  });

  test('take in what cannot wait: it is told at once under the newest key, and makes no incident', async () => {
    const stage = await aRungAccount();
    await liveWith(stage, ({ members }) => members.length === 1, 6);
    stage.pass(10);

    stage.account.acm = [...stage.account.acm, certificateWith(7, 2), certificateWith(8, 2)];
    await stage.scan();
    await stage.announce();

    const grown = await liveWith(stage, ({ members }) => members.length > 1, 1);
    expect(grown).toMatchObject([
      { members: { length: 3 }, joins: 1, storm: { rules: ['certificate-expiring'], since: NOW, cases: 8 } },
    ]);
    expect(stage.keys('incident#')).toHaveLength(6);
    expect(await readAccountItem(stage.ledger)).toMatchObject({
      rings: { length: 6 },
      series: { 'certificate-expiring': { cases: 8 } },
    });
    expect(stage.keys('pending#')).toEqual([]);
  });

  test('carry each ring once, also of one that was told in another incident which grows in the same pass', async () => {
    const stage = anAnnouncedAccount();
    const scanned = async (...acm: readonly AcmCertificate[]) => {
      stage.account.acm = acm;
      await stage.scan();
      await stage.announce();
    };
    const ending = (days: number, count: number) =>
      Array.from({ length: count }, (_, index) => certificateWith(index + 1, days));
    await scanned();
    await scanned(...ending(10, 7));
    stage.pass(60);
    await scanned(...ending(10, 7), certificateWith(8, 2));
    stage.pass(10);

    const copy = { ...certificateWith(9, 10), names: ['7.example.com'] };
    await scanned(...ending(10, 5), certificateWith(6, 2), certificateWith(7, 10), certificateWith(8, 2), copy);

    const { incidents } = await readLive(stage.ledger);
    const sizes = [...incidents.values()].map((one) => (isReadable(one) ? one.members.length : 0));
    expect(sizes.toSorted()).toEqual([1, 1, 1, 1, 1, 2, 3]);
    expect(stage.keys('pending#')).toEqual([]);
  });

  test('that nobody can read hold nothing back, and take nothing in', async () => {
    const stage = await aRungAccount();
    stage.pass(10);
    stage.put('account', { ...stage.item('account'), rings: 'spoiled' });

    await stage.scanned(8);
    expect(stage.keys('incident#')).toHaveLength(8);

    stage.account.acm = [...stage.account.acm, certificateWith(9, 2)];
    await stage.scan();
    await stage.announce();
    expect(stage.keys('incident#')).toHaveLength(9);
  });
});
