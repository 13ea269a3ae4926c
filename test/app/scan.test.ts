import type { ScanRequest } from '../../lambda/app/scan-context';
import { TIMING } from '../../lambda/contract/timing';
import { region } from '../../lambda/domain/ids';
import { HOUR_MS, plusMilliseconds } from '../../lambda/domain/instant';
import { acmArn, aCertificate, anImportedCertificate, HOME } from '../builders/certificate';
import { aChange } from '../builders/change';
import { daysFromNow, minutesFromNow, NOW } from '../builders/instant';
import { aDeniedReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const dying = anImportedCertificate({ notBefore: daysFromNow(-80), notAfter: daysFromNow(2) });
const CASE = `case#certificate:${dying.id}`;

describe('scan', () => {
  test('reads, judges, writes what moved, keeps the inventory, and calls the announcer', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];

    const outcome = judged(await stage.scan());

    expect(outcome.recorded.moved.map(({ subject, last }) => [subject, last.kind])).toEqual([
      [`certificate:${dying.id}`, 'opened'],
    ]);
    expect(outcome).toMatchObject({ snapshot: { kind: 'written' }, ended: true, degraded: [] });
    expect(stage.item(CASE)).toMatchObject({ state: { kind: 'open', severity: 'critical' } });
    expect(stage.item(`pending#certificate:${dying.id}`)).toBeDefined();
    expect(stage.item(`run#${outcome.run}`)).toMatchObject({ kind: 'full', startedAt: NOW, endedAt: NOW });
    expect(stage.item('account')).toMatchObject({
      snapshot: outcome.run,
      latestFullRun: { run: outcome.run, version: 'v1', unreadable: [] },
    });
    expect(stage.kept.get(outcome.run)).toEqual(outcome.inventory);
    expect(stage.item('lease#scan')).toBeUndefined();
    expect(stage.invoked).toEqual(['announce']);
  });

  test('writes nothing of what is healthy', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [aCertificate()];

    const outcome = judged(await stage.scan());

    expect(outcome.inventory.certificates).toHaveLength(1);
    expect([...stage.items.keys()].filter((key) => key.startsWith('case#'))).toEqual([]);
  });

  test.each([
    { title: 'goes on', minutes: 0, kind: 'busy' },
    { title: 'died, and its lease is over', minutes: TIMING.scan.leaseSeconds / 60 + 1, kind: 'judged' },
  ])('while another $title: $kind', async ({ minutes, kind }) => {
    const stage = aScannedAccount();
    stage.put('lease#scan', { token: 'another', until: plusMilliseconds(NOW, TIMING.scan.leaseSeconds * 1000) });
    stage.pass(minutes);

    expect((await stage.scan()).kind).toBe(kind);
    expect(stage.asked.length > 0).toBe(kind === 'judged');
  });

  test.each([
    { skew: 60_001, kind: 'clock-differs' },
    { skew: -60_001, kind: 'clock-differs' },
    { skew: 60_000, kind: 'judged' },
    { skew: undefined, kind: 'judged' },
  ])('by a clock that differs by $skew ms: $kind', async ({ skew, kind }) => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    stage.account.skewMilliseconds = skew;

    expect((await stage.scan()).kind).toBe(kind);
    expect(stage.items.has(CASE)).toBe(kind === 'judged');
  });

  test('keeps judging a cell that it cannot read any more, from what it read before', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    await stage.scan();
    stage.account.instead = { acm: async (place) => aDeniedReading({ region: place, at: stage.account.now }) };
    const blindSpots = () => [...stage.items.keys()].filter((key) => key.startsWith('case#blind-spot:'));
    const scanAnHourLater = async () => {
      stage.pass(60);
      return judged(await stage.scan());
    };

    const outcome = await scanAnHourLater();
    expect(outcome.inventory.certificates.map(({ id }) => id)).toEqual([dying.id]);
    expect(stage.item(CASE)).toMatchObject({ state: { kind: 'open', severity: 'critical' } });
    expect(blindSpots()).toEqual([]);

    await scanAnHourLater();
    await scanAnHourLater();
    await scanAnHourLater();
    expect(blindSpots()).toEqual(['case#blind-spot:no-permission']);
  });

  test('reads listeners only of cells that were read, and no others', async () => {
    const stage = aScannedAccount();
    stage.account.regions = [HOME, region('us-east-2')];

    await stage.scan({ cells: [{ region: HOME, source: 'acm' }] });

    expect(stage.asked).toEqual([`acm ${HOME}`]);
  });

  test('answers the requests that waited: of single cells those that it covers, of the whole account all', async () => {
    const stage = aScannedAccount();
    const put = (source: string, requestedAt: typeof NOW) =>
      stage.put(`rescan#${HOME}/${source}`, { region: HOME, source, requestedAt });
    put('acm', NOW);
    put('elbv2', NOW);
    put('of-tomorrow', NOW);
    stage.put('rescan#us-east-2/acm', { region: 'us-east-2', source: 'acm', requestedAt: NOW });
    stage.put('rescan#global/cloudfront', { region: 'global', source: 'cloudfront', requestedAt: minutesFromNow(1) });
    const unreadable = `rescan#${HOME}/of-tomorrow`;
    const later = 'rescan#global/cloudfront';
    const waiting = () => [...stage.items.keys()].filter((key) => key.startsWith('rescan#'));

    await stage.scan({ cells: [{ region: HOME, source: 'acm' }] });
    expect(waiting()).toEqual([`rescan#${HOME}/elbv2`, unreadable, 'rescan#us-east-2/acm', later]);

    await stage.scan();
    expect(waiting()).toEqual([unreadable, later]);

    stage.pass(2);
    await stage.scan();
    expect(waiting()).toEqual([unreadable]);
  });

  test('a run of single cells is no full run, and does not ask who would be woken', async () => {
    const stage = aScannedAccount();
    stage.account.secret = 'secret-absent';

    const outcome = judged(await stage.scan({ cells: [{ region: HOME, source: 'acm' }] }));

    expect(stage.item('account')).toEqual({ snapshot: outcome.run });
    expect(stage.items.has('case#alert-path:pages')).toBe(false);
  });

  test('a run for the account as a whole reads nothing else, and asks who would be woken', async () => {
    const stage = aScannedAccount();
    stage.account.secret = 'secret-absent';

    await stage.scan({ cells: [{ region: 'global', source: 'regions' }] });

    expect(stage.asked).toEqual([]);
    expect(stage.items.has('case#alert-path:pages')).toBe(true);
  });

  test.each<{ title: string; request: ScanRequest; told: readonly string[] }>([
    { title: 'the whole account', request: {}, told: ['two', 'one'] },
    { title: 'one of them', request: { cells: [{ region: HOME, source: 'acm' }] }, told: ['one'] },
    { title: 'another cell', request: { cells: [{ region: 'global', source: 'iam' }] }, told: [] },
  ])('hands on what was changed in the cells that wait, when it reads $title', async ({ request, told }) => {
    const stage = aScannedAccount();
    const put = (id: string, source: string, at: typeof NOW) =>
      stage.put(`rescan#${HOME}/${source}#${id}`, {
        region: HOME,
        source,
        requestedAt: NOW,
        change: aChange({ id, at }),
      });
    put('one', 'acm', minutesFromNow(-2));
    put('two', 'elbv2', minutesFromNow(-1));

    const { changes } = judged(await stage.scan(request));

    expect(changes.map(({ id }) => id)).toEqual(told);
  });

  test.each([
    { title: 'the key of the pager is there', secret: 'present' as const, told: [] },
    { title: 'the key of the pager is absent', secret: 'secret-absent' as const, told: ['alert-path:pages'] },
  ])('of the way to a human, which is our own sink, where $title: $told', async ({ secret, told }) => {
    const stage = aScannedAccount();
    stage.account.secret = secret;

    const outcome = judged(await stage.scan());

    expect(outcome.recorded.moved.map(({ subject }) => subject)).toEqual(told);
  });

  test('clears a drill that nobody takes back, an hour after it began', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [{ ...dying }];
    await stage.scan();
    const drill = { ...stage.item(CASE), subject: 'drill:one' };
    stage.put('case#drill:one', drill);
    const state = () => stage.item('case#drill:one')?.['state'];

    stage.pass(HOUR_MS / 60_000 - 1);
    await stage.scan();
    expect(state()).toMatchObject({ kind: 'open' });

    stage.pass(1);
    await stage.scan();
    expect(state()).toMatchObject({ kind: 'resolved', reason: 'rule-retired' });
  });

  test('names the owner and the environment of the configuration where nothing else does', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    await stage.scan();
    expect(stage.item(CASE)).toMatchObject({ about: { owners: ['platform'], environment: 'production' } });

    const other = anImportedCertificate({ ...dying, arn: acmArn(2) });
    stage.account.acm = [other];
    const identity = { account: stage.options.identity.account, accountName: 'payments-prod' };
    await stage.scan({}, { identity });
    expect(stage.item(`case#certificate:${other.id}`)?.['about']).not.toHaveProperty('environment');
  });
});
