import { scanSummary } from '../../lambda/app/scan-summary';
import { anImportedCertificate, acmArn } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { anInventory } from '../builders/inventory';
import { aFailedReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const certificateWith = (serial: number, days: number) =>
  anImportedCertificate({ arn: acmArn(serial), notBefore: daysFromNow(-80), notAfter: daysFromNow(days) });
const dying = certificateWith(1, 2);

describe('scan, of what it remembers', () => {
  test.each([
    {
      title: 'is gone',
      spoil: (stage: ReturnType<typeof aScannedAccount>) => stage.kept.clear(),
      because: /^the snapshot .* is gone$/,
    },
    {
      title: 'cannot be looked up',
      spoil: (stage: ReturnType<typeof aScannedAccount>) => stage.put('account', { snapshot: 7 }),
      because: /^the ledger item `account` cannot be read$/,
    },
  ])('a snapshot that $title is not taken for an empty one: judged, but no good run', async ({ spoil, because }) => {
    const stage = aScannedAccount();
    stage.account.acm = [dying];
    const first = judged(await stage.scan());
    spoil(stage);
    const before = stage.item('account');
    stage.pass(60);

    const outcome = judged(await stage.scan());

    expect(outcome.snapshot).toEqual({ kind: 'withheld', because: expect.stringMatching(because) });
    expect(outcome.ended).toBe(true);
    expect(stage.item('account')).toEqual(before);
    expect(stage.kept.has(outcome.run)).toBe(false);
    expect(first.snapshot).toEqual({ kind: 'written' });
  });

  test('a snapshot of another kind is withheld with its reason', async () => {
    const stage = aScannedAccount();
    await stage.scan();
    stage.kept.set('other', anInventory());
    stage.put('account', { ...stage.item('account'), snapshot: 'spoiled' });
    const snapshots = {
      read: async () => ({ kind: 'unreadable' as const, because: 'is not JSON' }),
      write: async () => 'written' as const,
    };

    const { scan } = await import('../../lambda/app/scan');
    const outcome = judged(await scan(stage.dependencies({ snapshots }), stage.options));

    expect(outcome.snapshot).toEqual({
      kind: 'withheld',
      because: 'the snapshot spoiled cannot be read: it is not JSON',
    });
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

  test('is the outcome itself where nothing was judged', () => {
    expect(scanSummary({ kind: 'busy' })).toEqual({ kind: 'busy' });
  });
});
