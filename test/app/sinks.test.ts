import { pageDegraded } from '../../lambda/app/page';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import { acmArn, anImportedCertificate } from '../builders/certificate';
import { daysFromNow, minutesFromNow } from '../builders/instant';
import { aPage } from '../builders/message';
import { anAnnouncedAccount } from './announce-stage';
import { bulletinIn, incidentIn } from './live-keys';

const certificateWith = (days: number) =>
  anImportedCertificate({ arn: acmArn(1), notBefore: daysFromNow(-80), notAfter: daysFromNow(days) });
const CASE = `case#certificate:${acmArn(1)}`;

async function anIncidentFor(days = 10) {
  const stage = anAnnouncedAccount();
  stage.account.acm = [certificateWith(days)];
  await stage.scan();
  await stage.announce();
  return { ...stage, key: incidentIn(stage.items), bulletin: bulletinIn(stage.items) };
}

describe('page', () => {
  test('tells the pager once, and clears it once the case is over', async () => {
    const stage = await anIncidentFor();

    expect(await stage.page(stage.key)).toEqual({ kind: 'told', answer: 'accepted' });
    expect(await stage.page(stage.key)).toEqual({ kind: 'agrees' });
    stage.account.acm = [certificateWith(300)];
    stage.pass(60);
    await stage.scan();
    expect(await stage.page(stage.key)).toEqual({ kind: 'cleared', answer: 'accepted' });
    expect(await stage.page(stage.key)).toEqual({ kind: 'agrees' });
    expect(stage.kindsHeardBy('pager')).toEqual(['page', 'clear']);
  });

  test('tells again who refused, and who did not answer', async () => {
    const stage = await anIncidentFor();
    stage.answers.pager = 'refused';
    expect(await stage.page(stage.key)).toEqual({ kind: 'told', answer: 'refused' });
    stage.answers.pager = 'none';
    expect(await stage.page(stage.key)).toEqual({ kind: 'told', answer: 'none' });
    stage.answers.pager = 'accepted';
    expect(await stage.page(stage.key)).toEqual({ kind: 'told', answer: 'accepted' });
    expect(stage.kindsHeardBy('pager')).toEqual(['page', 'page', 'page']);
  });

  test('says nothing of what ended before it told anybody', async () => {
    const stage = await anIncidentFor();
    stage.account.acm = [certificateWith(300)];
    stage.pass(60);
    await stage.scan();

    expect(await stage.page(stage.key)).toEqual({ kind: 'agrees' });
    expect(stage.kindsHeardBy('pager')).toEqual([]);
  });

  test.each([
    { title: 'while another has it', minutes: 0, kind: 'left' },
    { title: 'once the claim of another is over', minutes: 2, kind: 'told' },
  ])('$title: $kind', async ({ minutes, kind }) => {
    const stage = await anIncidentFor();
    const item = `incident#${stage.key}`;
    stage.put(item, { ...stage.item(item), 'claimedBy:page': 'another', 'claimedUntil:page': minutesFromNow(1) });
    stage.pass(minutes);

    expect((await stage.page(stage.key)).kind).toBe(kind);
  });

  test('leaves an incident that nobody wrote', async () => {
    const stage = await anIncidentFor();

    expect(await stage.page('notafter:1:nobody')).toEqual({ kind: 'left' });
  });

  test('tells nothing of an incident whose members cannot be read', async () => {
    const stage = await anIncidentFor();
    stage.put(`members#${stage.key}`, { members: 'spoiled' });

    expect(await stage.page(stage.key)).toEqual({ kind: 'unreadable' });
    expect(stage.kindsHeardBy('pager')).toEqual([]);
  });

  test('sends nothing after it lost its claim', async () => {
    const stage = await anIncidentFor();
    const item = `incident#${stage.key}`;
    const { write } = stage.ledger.table;
    let writes = 0;
    const ledger = {
      ...stage.ledger,
      table: {
        ...stage.ledger.table,
        write: async (changes: Parameters<typeof write>[0]) => {
          writes += 1;
          if (writes === 2) stage.put(item, { ...stage.item(item), 'claimedBy:page': 'another' });
          return write(changes);
        },
      },
    };

    expect((await stage.page(stage.key, ledger)).kind).toBe('lost');
    expect(stage.kindsHeardBy('pager')).toEqual([]);
  });

  test('clears what may have gone out without the ledger, when it tells of the same case', async () => {
    const stage = await anIncidentFor(2);

    await stage.page(stage.key);

    expect(stage.heard.filter(({ by }) => by === 'pager').map(({ message }) => [message.kind, message.key])).toEqual([
      ['page', stage.key],
      ['clear', `notafter:1:123456789012:certificate:${acmArn(1)}:0`],
    ]);
  });

  test('keeps the older incident of a certificate that rings again, until it tells of the new one', async () => {
    const stage = await anIncidentFor();
    await stage.page(stage.key);
    stage.account.acm = [certificateWith(6)];
    stage.pass(60);
    await stage.scan();
    await stage.announce();
    const [newest] = stage
      .keys('incident#')
      .map((key) => key.slice('incident#'.length))
      .filter((key): key is IncidentKey => key !== stage.key);
    if (newest === undefined) throw new Error('it did not ring again');

    expect(await stage.page(stage.key)).toEqual({ kind: 'agrees' });
    expect(await stage.page(newest)).toEqual({ kind: 'told', answer: 'accepted' });
    expect(await stage.page(stage.key)).toEqual({ kind: 'cleared', answer: 'accepted' });
  });

  test('lets go of an incident whose case was deleted, and keeps one whose case cannot be read', async () => {
    const stage = await anIncidentFor();
    await stage.page(stage.key);
    const one = stage.item(CASE) ?? {};
    stage.put(CASE, { ...one, state: 'spoiled' });
    expect(await stage.page(stage.key)).toEqual({ kind: 'agrees' });
    stage.items.delete(CASE);
    expect(await stage.page(stage.key)).toEqual({ kind: 'cleared', answer: 'accepted' });
  });
});

describe('pageDegraded', () => {
  test('passes the message on, and what the pager answered', async () => {
    const heard: unknown[] = [];
    const message = aPage({ kind: 'degraded' });
    const pager = {
      send: async (one: unknown) => {
        heard.push(one);
        return 'refused' as const;
      },
    };

    expect(await pageDegraded({ pager }, message)).toBe('refused');
    expect(heard).toEqual([message]);
  });
});

describe('chat', () => {
  test('posts a bulletin once', async () => {
    const stage = await anIncidentFor();

    expect(await stage.chat(stage.bulletin)).toEqual({ kind: 'posted', answer: 'accepted', lines: 1 });
    expect(await stage.chat(stage.bulletin)).toEqual({ kind: 'agrees' });
    expect(stage.kindsHeardBy('chat')).toEqual(['bulletin']);
  });

  test('posts again what was not accepted', async () => {
    const stage = await anIncidentFor();
    stage.answers.chat = 'none';
    await stage.chat(stage.bulletin);
    stage.answers.chat = 'accepted';

    expect(await stage.chat(stage.bulletin)).toMatchObject({ kind: 'posted', answer: 'accepted' });
    expect(stage.kindsHeardBy('chat')).toHaveLength(2);
  });

  test('is busy while another post is on its way', async () => {
    const stage = await anIncidentFor();
    stage.put('lease#chat:chat', { token: 'another', until: minutesFromNow(1) });

    expect(await stage.chat(stage.bulletin)).toEqual({ kind: 'busy' });
  });

  test('does not post what a later bulletin said better', async () => {
    const stage = await anIncidentFor();
    stage.put(CASE, { ...stage.item(CASE), told: { revision: 9_999_999_999, open: false } });

    expect(await stage.chat(stage.bulletin)).toEqual({ kind: 'superseded' });
    expect(stage.kindsHeardBy('chat')).toEqual([]);
  });

  test.each([
    { title: 'was deleted', spoil: (items: Map<string, unknown>) => items.delete(CASE) },
    { title: 'cannot be read', spoil: (items: Map<string, unknown>) => items.set(CASE, { state: 'spoiled' }) },
  ])('posts a line whose case $title', async ({ spoil }) => {
    const stage = await anIncidentFor();
    spoil(stage.items);

    expect(await stage.chat(stage.bulletin)).toMatchObject({ kind: 'posted', lines: 1 });
  });

  test('posts a line whose case nobody marked as told', async () => {
    const stage = await anIncidentFor();
    const { told, ...untold } = stage.item(CASE) ?? {};
    stage.put(CASE, untold);

    expect(told).toBeDefined();
    expect(await stage.chat(stage.bulletin)).toMatchObject({ kind: 'posted', lines: 1 });
  });

  test.each([
    { title: 'nobody wrote', spoil: { kind: 'gone' } },
    { title: 'is not marked yet', spoil: { marked: false } },
  ])('posts nothing of a bulletin that $title', async ({ spoil }) => {
    const stage = await anIncidentFor();
    const item = `bulletin#${stage.bulletin}`;
    stage.put(item, { ...stage.item(item), ...spoil });

    expect(await stage.chat(stage.bulletin)).toEqual({ kind: 'agrees' });
  });
});
