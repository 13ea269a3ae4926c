import type { SnapshotReading, Snapshots } from '../../lambda/app/ports';
import { scan } from '../../lambda/app/scan';
import { scanSummary } from '../../lambda/app/scan-summary';
import { anImportedCertificate, acmArn, HOME } from '../builders/certificate';
import { aChange } from '../builders/change';
import { daysFromNow, NOW } from '../builders/instant';
import { anInventory } from '../builders/inventory';
import { aFailedReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const certificateWith = (serial: number, days: number) =>
  anImportedCertificate({ arn: acmArn(serial), notBefore: daysFromNow(-80), notAfter: daysFromNow(days) });
const dying = certificateWith(1, 2);

describe('scan, of what it remembers', () => {
  test('a snapshot that cannot be looked up is not taken for an empty one: judged, but no good run', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    const first = judged(await stage.scan());
    stage.put('account', { snapshot: 7 });
    const before = stage.item('account');
    stage.pass(60);

    const outcome = judged(await stage.scan());

    expect(outcome.snapshot).toEqual({ kind: 'withheld', because: 'the ledger item `account` cannot be read' });
    expect(outcome.ended).toBe(true);
    expect(stage.item('account')).toEqual(before);
    expect(stage.kept.has(outcome.run)).toBe(false);
    expect(first.snapshot).toEqual({ kind: 'written' });
  });

  test('a snapshot that is gone gives way to the one before it, and the next run to a new one', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    const first = judged(await stage.scan());
    stage.pass(60);
    const second = judged(await stage.scan());
    stage.kept.delete(second.run);
    stage.pass(60);

    const third = judged(await stage.scan());
    stage.pass(60);
    const fourth = judged(await stage.scan());

    expect(third.lost).toBe(`the snapshot ${second.run} is gone: went on from ${first.run}`);
    expect(third.inventory.memory[dying.id]?.firstSeenAt).toBe(first.inventory.takenAt);
    expect(third).toMatchObject({ snapshot: { kind: 'written' }, ended: true });
    expect(stage.item('account')).toMatchObject({ snapshot: fourth.run, latestFullRun: { run: fourth.run } });
    expect(fourth).not.toHaveProperty('lost');
  });

  test('where every snapshot is gone a run begins anew, and says so', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    const first = judged(await stage.scan());
    stage.kept.clear();
    stage.pass(60);

    const outcome = judged(await stage.scan());

    expect(outcome.lost).toBe(`the snapshot ${first.run} is gone, and so are those before it: began anew`);
    expect(outcome.recorded.moved).toEqual([]);
    expect(stage.item('account')).toMatchObject({ snapshot: outcome.run });
    expect(scanSummary(outcome)).toMatchObject({ lost: outcome.lost });
  });

  const OLDER = { kind: 'read', inventory: anInventory() } as const;
  const SPOILED = { kind: 'spoiled', because: 'has schemaVersion 2' } as const;
  const SILENT = { kind: 'unreadable', because: 'SlowDown' } as const;

  test.each([
    {
      title: 'nobody answers for it',
      readings: { newest: SILENT, older: OLDER },
      withheld: 'the snapshot newest cannot be read: SlowDown',
    },
    {
      title: 'it is of a newer version',
      readings: { newest: SPOILED, older: OLDER },
      lost: 'the snapshot newest has schemaVersion 2: went on from older',
    },
    {
      title: 'both are of a newer version',
      readings: { newest: SPOILED, older: SPOILED },
      lost: 'the snapshot newest has schemaVersion 2, and so are those before it: began anew',
    },
    {
      title: 'it is of a newer version, and nobody answers for the one before',
      readings: { newest: SPOILED, older: SILENT },
      withheld: 'the snapshot newest has schemaVersion 2, and older cannot be read: SlowDown',
    },
    {
      title: 'it is of a newer version, and nobody lists those before',
      readings: { newest: SPOILED },
      withheld: 'the snapshot newest has schemaVersion 2, and those before it cannot be listed',
    },
  ])('of a snapshot, where $title', async ({ readings, withheld, lost }) => {
    const stage = aScannedAccount();
    stage.put('account', { snapshot: 'newest' });
    const known: Readonly<Record<string, SnapshotReading>> = readings;
    const snapshots: Snapshots = {
      read: async (name) => known[name] ?? { kind: 'absent' },
      before: async () => ('older' in known ? ['older'] : 'unreadable'),
      write: async () => 'written',
    };

    const outcome = judged(await scan(stage.dependencies({ snapshots }), stage.options));

    expect(outcome.lost).toBe(lost);
    expect(outcome.snapshot).toEqual(
      withheld === undefined ? { kind: 'written' } : { kind: 'withheld', because: withheld },
    );
  });

  test('a bucket that takes nothing leaves the inventory before it in its place', async () => {
    const stage = aScannedAccount();
    const first = judged(await stage.scan());
    stage.account.isBucketFull = true;
    stage.pass(60);

    const outcome = judged(await stage.scan());

    expect(outcome.snapshot).toEqual({ kind: 'failed' });
    expect(stage.item('account')).toMatchObject({ snapshot: first.run, latestFullRun: { run: outcome.run } });
  });
});

describe('scan, without a ledger', () => {
  test('publishes at once what cannot wait, five on their own and the rest together', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [1, 2, 3, 4, 5, 6, 7].map((serial) => certificateWith(serial, 2));
    stage.account.isUnreachable = true;

    const outcome = judged(await stage.scan());

    expect(outcome.degraded).toEqual(Array.from({ length: 6 }, () => 'accepted'));
    expect(stage.published.map(({ kind, total }) => [kind, total])).toEqual([
      ['degraded', 1],
      ['degraded', 1],
      ['degraded', 1],
      ['degraded', 1],
      ['degraded', 1],
      ['degraded', 2],
    ]);
    expect(stage.published[0]?.key).toBe(`notafter:1:123456789012:certificate:${acmArn(1)}:0`);
    expect(outcome).toMatchObject({ ended: false, recorded: { moved: [], unreadable: [] } });
  });

  test.each([
    { title: 'has four days left', days: 4, published: 0 },
    { title: 'is within 72 hours of its end', days: 3, published: 1 },
  ])('what $title: $published pages', async ({ days, published }) => {
    const stage = aScannedAccount();
    stage.account.acm = [certificateWith(1, days)];
    stage.account.isUnreachable = true;

    await stage.scan();

    expect(stage.published).toHaveLength(published);
  });

  test('what a spoiled case keeps from the ledger is published as well, and the case is left as it is', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying, certificateWith(2, 20)];
    const spoiled = { subject: `certificate:${dying.id}`, state: 'spoiled' };
    stage.put(`case#certificate:${dying.id}`, spoiled);
    stage.put('case#nonsense', {});

    const outcome = judged(await stage.scan());

    expect(stage.published.map(({ kind }) => kind)).toEqual(['degraded']);
    expect(stage.item(`case#certificate:${dying.id}`)).toEqual(spoiled);
    expect(outcome.recorded.unreadable).toEqual([`certificate:${dying.id}`]);
    expect(stage.item('account')).toMatchObject({ latestFullRun: { unreadable: [`certificate:${dying.id}`] } });
  });
});

describe('scan, beside a ledger that fails now and then', () => {
  test('publishes what could not be written, and writes the rest', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying, certificateWith(2, 2)];
    stage.account.failsToWrite = `case#certificate:${dying.id}`;

    const outcome = judged(await stage.scan());

    expect(outcome.recorded.unwritten.map(({ because }) => because)).toEqual(['unreachable']);
    expect(outcome.recorded.moved.map(({ subject }) => subject)).toEqual([`certificate:${acmArn(2)}`]);
    expect(stage.published.map(({ key }) => key)).toEqual([`notafter:1:123456789012:certificate:${dying.id}:0`]);
  });

  test('publishes nothing of a healthy certificate whose case is spoiled', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [certificateWith(1, 300)];
    stage.put(`case#certificate:${acmArn(1)}`, { state: 'spoiled' });

    const outcome = judged(await stage.scan());

    expect(outcome.recorded.unwritten.map(({ because }) => because)).toEqual(['unreadable']);
    expect(stage.published).toEqual([]);
  });
});

describe('scan, whose ledger answers again after it did not when the run began', () => {
  test('judges, and writes what moved, but takes what it could not remember for no empty memory', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [certificateWith(2, 300)];
    const first = judged(await stage.scan());
    const before = stage.item('account');
    stage.account.acm = [dying];
    stage.account.failsToWrite = 'lease#scan';
    stage.pass(60);

    const outcome = judged(await stage.scan());

    expect(outcome.recorded.moved.map(({ subject }) => subject)).toEqual([`certificate:${dying.id}`]);
    expect(outcome.snapshot).toEqual({ kind: 'withheld', because: 'the ledger did not answer when the run began' });
    expect(stage.item('account')).toEqual(before);
    expect([...stage.kept.keys()]).toEqual([first.run]);
  });

  test('is not ended in the ledger, which does not know that it began', async () => {
    const stage = aScannedAccount();
    stage.account.failsToWrite = 'lease#scan';

    const outcome = judged(await stage.scan());

    expect(outcome.ended).toBe(false);
    expect([...stage.items.keys()].filter((key) => key.startsWith('run#'))).toEqual([]);

    stage.account.failsToWrite = undefined;
    const next = judged(await stage.scan());
    expect(next).toMatchObject({ ended: true, snapshot: { kind: 'written' } });
    expect([...stage.items.keys()].filter((key) => key.startsWith('run#'))).toEqual([`run#${next.run}`]);
  });
});

describe('scanSummary', () => {
  test('counts, and says why, and names no certificate', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    stage.account.instead = { iam: async () => aFailedReading({ source: 'iam' }) };

    const summary = scanSummary(await stage.scan());

    expect(summary).toMatchObject({
      kind: 'judged',
      certificates: 1,
      attachments: 0,
      unread: [{ region: 'global', source: 'iam', status: 'failed', reason: 'throttled' }],
      unwritten: [],
      snapshot: { kind: 'written' },
      ended: true,
    });
    expect(summary['moved']).toContainEqual({ change: 'opened', reason: 'first-finding', rings: true });
    expect(JSON.stringify(summary)).not.toContain('shop.example.com');
  });

  test('says why a spoiled case was not written', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    stage.put(`case#certificate:${dying.id}`, { state: 'spoiled' });

    expect(scanSummary(await stage.scan())).toMatchObject({ unwritten: ['unreadable'], degraded: ['accepted'] });
  });

  test('says what was done to the account, and not by whom', async () => {
    const stage = aScannedAccount();
    const change = aChange({ id: 'event-1', action: 'iam:UploadServerCertificate', by: 'alice' });
    stage.put(`rescan#${HOME}/acm#1`, { region: HOME, source: 'acm', requestedAt: NOW, change });

    const summary = scanSummary(await stage.scan());

    expect(summary).toMatchObject({ changes: [{ id: 'event-1', action: 'iam:UploadServerCertificate' }] });
    expect(JSON.stringify(summary)).not.toContain('alice');
  });

  test('is the outcome itself where nothing was judged', () => {
    expect(scanSummary({ kind: 'busy' })).toEqual({ kind: 'busy' });
  });
});
