import { digestKey } from '../../lambda/domain/ledger/chat-post';
import { daysFromNow, minutesFromNow } from '../builders/instant';
import { ACCOUNT } from '../builders/certificate';
import { anAnnouncedAccount, certificateWith } from './announce-stage';
import { judged } from './scan-stage';

/** NOW is a Friday at eight: the announcer ran first the day before. */
const digest = { weekday: 'friday', hour: 8 } as const;
const KEY = digestKey(ACCOUNT, '2026-W47');
const ITEM = `bulletin#${KEY}`;

function aWatchedAccount() {
  const stage = anAnnouncedAccount();
  stage.put('account', { firstPassAt: daysFromNow(-1) });
  stage.account.acm = [certificateWith(1, 10)];
  const scan = async (options: Parameters<typeof stage.scan>[1] = { digest }) => judged(await stage.scan({}, options));
  return { ...stage, scan, scanOf: stage.scan };
}

describe('writeDigest', () => {
  test('writes one digest a week, which tells of the cases of its own run', async () => {
    const stage = aWatchedAccount();

    expect((await stage.scan()).digest).toBe('written');
    stage.pass(60);
    expect((await stage.scan()).digest).toBe('not-due');
    expect(stage.item(ITEM)).toMatchObject({
      kind: 'digest',
      marked: true,
      digest: { week: '2026-W47', open: { critical: 1, worst: [{ name: '1.example.com' }] } },
    });
    stage.pass(7 * 24 * 60);
    expect((await stage.scan()).digest).toBe('written');
    expect(stage.keys('bulletin#')).toHaveLength(2);
  });

  test('tells of what changed since the one before', async () => {
    const stage = aWatchedAccount();
    await stage.scan();
    stage.pass(7 * 24 * 60 - 60);
    stage.account.acm = [certificateWith(1, 300), certificateWith(2, 10)];
    await stage.scan();
    stage.pass(60);
    await stage.scan();

    expect(stage.item(ITEM)).not.toHaveProperty('digest.changed');
    expect(stage.item(`bulletin#${digestKey(ACCOUNT, '2026-W48')}`)).toMatchObject({
      digest: { changed: { since: daysFromNow(0), opened: 1, ended: 1 } },
    });
  });

  test.each([
    { title: 'the configuration wants none', spoil: {}, options: {} },
    { title: 'nobody was watched at that moment', spoil: { firstPassAt: daysFromNow(0) }, options: { digest } },
    { title: 'the announcer never ran', spoil: { firstPassAt: undefined }, options: { digest } },
    { title: 'what is known of the account cannot be read', spoil: { latestDigest: 'spoiled' }, options: { digest } },
  ])('writes none where $title', async ({ spoil, options }) => {
    const stage = aWatchedAccount();
    stage.put('account', { ...stage.item('account'), ...spoil });

    expect((await stage.scan(options)).digest).toBe('not-due');
    expect(stage.keys(ITEM)).toEqual([]);
  });

  test('leaves the digest that another run wrote as it is', async () => {
    const stage = aWatchedAccount();
    await stage.scan();
    const { latestDigest, ...account } = stage.item('account') ?? {};
    stage.put('account', account);
    const before = stage.item(ITEM);

    expect(latestDigest).toBeDefined();
    expect((await stage.scan()).digest).toBe('not-due');
    expect(stage.item(ITEM)).toEqual(before);
  });

  test('is left to a run of the whole account', async () => {
    const stage = aWatchedAccount();

    const outcome = judged(await stage.scanOf({ cells: [{ region: 'global', source: 'iam' }] }, { digest }));

    expect(outcome.digest).toBe('not-due');
  });

  test('is tried again where the table did not answer, and the scan goes on', async () => {
    const stage = aWatchedAccount();
    stage.account.failsToWrite = ITEM;

    const failed = await stage.scan();

    expect(failed).toMatchObject({ digest: 'failed', ended: true });
    stage.account.failsToWrite = undefined;
    stage.pass(60);
    expect((await stage.scan()).digest).toBe('written');
  });

  test('is not due where the account cannot be read any more, and tells of the cases of its run where no others can', async () => {
    const stage = aWatchedAccount();
    const { ledger } = stage.dependencies();
    const { table } = ledger;
    let readings = 0;
    const get = async (key: string) =>
      key === 'account' && (readings += 1) === 3 ? { firstPassAt: 'spoiled' } : table.get(key);
    const list = async (prefix: string) => {
      if (prefix === 'case#') throw new Error('the table does not answer');
      return table.list(prefix);
    };

    const spoiled = judged(await stage.scanOf({}, { digest }, { ledger: { ...ledger, table: { ...table, get } } }));
    const blind = judged(await stage.scanOf({}, { digest }, { ledger: { ...ledger, table: { ...table, list } } }));

    expect([spoiled.digest, blind.digest]).toEqual(['not-due', 'written']);
  });

  test('is not due where the ledger cannot be reached at all', async () => {
    const stage = aWatchedAccount();
    stage.account.isUnreachable = true;

    expect((await stage.scan()).digest).toBe('not-due');
  });
});

describe('a digest', () => {
  test('is published and posted once, pages nobody, and leaves the live ones', async () => {
    const stage = aWatchedAccount();
    stage.account.acm = [];
    await stage.scan();
    await stage.announce();

    expect(await stage.chat(KEY)).toEqual({ kind: 'posted', answer: 'accepted', lines: 0 });
    expect(await stage.chat(KEY)).toEqual({ kind: 'agrees' });
    await stage.announce();
    expect(stage.kindsHeardBy('chat')).toEqual(['digest']);
    expect(stage.kindsHeardBy('topic').filter((kind) => kind === 'digest')).toHaveLength(1);
    expect(stage.kindsHeardBy('pager')).toEqual([]);
    expect(stage.keys(`live#${KEY}`)).toEqual([]);
  });

  test('is told to nobody any more after a day', async () => {
    const stage = aWatchedAccount();
    stage.account.acm = [];
    stage.answers.topic = 'none';
    await stage.scan();
    stage.pass(24 * 60);
    await stage.announce();

    expect(stage.keys(`live#${KEY}`)).toEqual([]);
    expect(await stage.chat(KEY)).toEqual({ kind: 'agrees' });
  });

  test('that nobody marked is marked by the next pass', async () => {
    const stage = aWatchedAccount();
    await stage.scan();
    stage.put(ITEM, { ...stage.item(ITEM), marked: false });

    await stage.announce();

    expect(stage.item(ITEM)).toMatchObject({ marked: true });
  });

  test('that a chat does not take is lacking there like any bulletin', async () => {
    const stage = aWatchedAccount();
    stage.account.acm = [];
    await stage.scan();
    await stage.announce();
    for (let minute = 0; minute < 12; minute += 1) {
      stage.pass(1);
      await stage.announce();
    }

    expect(stage.item('account')).toMatchObject({ deliveries: { chat: { lackingSince: minutesFromNow(2) } } });
  });
});
