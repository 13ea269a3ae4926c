import { readAccountItem } from '../../../lambda/app/ledger/account';
import { readLive } from '../../../lambda/app/ledger/live';
import { isReadable } from '../../../lambda/domain/ledger/stored';
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

describe('incidents of the last hours', () => {
  test('are remembered in the write that makes them', async () => {
    const { ledger } = await aRungAccount();
    const account = await readAccountItem(ledger);

    expect(account).toMatchObject({
      rings: Array.from({ length: 6 }, (_, index) => ({ at: NOW, own: index < 5 })),
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

  test('that nobody can read hold nothing back', async () => {
    const stage = await aRungAccount();
    stage.pass(10);
    stage.put('account', { ...stage.item('account'), rings: 'spoiled' });

    await stage.scanned(8);

    expect(stage.keys('incident#')).toHaveLength(8);
  });
});
