import type { Acknowledging } from '../../lambda/domain/ledger/pager-answer';
import { acknowledge } from '../../lambda/app/verbs/acknowledge';
import { acmArn } from '../builders/certificate';
import { aToldAccount, certificateWith, anAnnouncedAccount, done, PAGE } from './announce-stage';
import { bulletinIn, incidentIn } from './live-keys';

const SUBJECT = `certificate:${acmArn(1)}` as const;

/** Told, its only sink of pages being one that escalates nothing. */
async function anAccountWithoutPager(acm = [certificateWith(1, 10)]) {
  const stage = anAnnouncedAccount();
  stage.deployed.sinks = stage.deployed.sinks.map(({ id, topic }) => ({ id, topic }));
  stage.account.acm = acm;
  await stage.scan();
  await stage.announce();
  const incident = incidentIn(stage.items);
  await stage.page(incident);
  return { ...stage, incident };
}

/** Told with a day left, its pager being one that can be asked. */
async function anAccountThatAsks(answer: Acknowledging) {
  const stage = anAnnouncedAccount();
  const answers = { now: answer };
  stage.deployed.sinks = stage.deployed.sinks.map((sink) => (sink.id === PAGE ? { ...sink, answers: true } : sink));
  stage.deployed.whoAcknowledged = async () => answers.now;
  stage.account.acm = [certificateWith(1, 1)];
  await stage.scan();
  await stage.announce();
  const [incident, bulletin] = [incidentIn(stage.items), bulletinIn(stage.items)];
  await stage.page(incident);
  await stage.chat(bulletin);
  stage.invocations.splice(0);
  return { ...stage, asked: answers, incident };
}

const pagesOf = (stage: Pick<ReturnType<typeof anAnnouncedAccount>, 'heard'>, by: 'topic' | 'pager') =>
  stage.heard.flatMap((one) => (one.by === by && one.message.kind === 'page' ? [one.message] : []));

describe('without a pager', () => {
  test('an open page is told again each day, to the topic and to the webhook, and says so', async () => {
    const stage = await anAccountWithoutPager();
    const first = pagesOf(stage, 'topic')[0];
    stage.pass(24 * 60 - 1);
    await stage.announce();
    expect(pagesOf(stage, 'topic')).toHaveLength(1);
    stage.pass(1);
    await stage.announce();
    expect(await stage.page(stage.incident)).toEqual({ kind: 'told', answer: 'accepted' });

    const again = { because: 'still-open', since: first?.at, unacknowledged: 1 };
    expect(pagesOf(stage, 'topic')).toMatchObject([{ key: stage.incident }, { key: stage.incident, again }]);
    expect(pagesOf(stage, 'pager')).toMatchObject([{ key: stage.incident }, { key: stage.incident, again }]);
    expect(first).not.toHaveProperty('again');
    await stage.announce();
    expect(pagesOf(stage, 'topic')).toHaveLength(2);
  });

  test.each(['refused', 'none'] as const)(
    'a repetition that was answered %s is tried in the next pass',
    async (answer) => {
      const stage = await anAccountWithoutPager();
      stage.pass(24 * 60);
      stage.answers.topic = answer;
      const pass = done(await stage.announce());
      stage.answers.topic = 'accepted';
      stage.pass(1);
      await stage.announce();
      await stage.announce();

      expect(pagesOf(stage, 'topic')).toHaveLength(3);
      expect(pass.due.map(({ what }) => what)).not.toContain(stage.incident);
    },
  );

  test('nothing is told again of what somebody acknowledged', async () => {
    const stage = await anAccountWithoutPager();
    await acknowledge(stage.ledger, SUBJECT, 'ann');
    stage.pass(24 * 60);
    await stage.announce();

    expect(pagesOf(stage, 'topic')).toHaveLength(1);
  });

  test('of several, it is said how many nobody acknowledged', async () => {
    const stage = await anAccountWithoutPager([certificateWith(1, 10), certificateWith(2, 10), certificateWith(3, 10)]);
    await acknowledge(stage.ledger, SUBJECT, 'ann');
    stage.pass(24 * 60);
    await stage.announce();
    await stage.page(stage.incident);

    const said = { total: 3, again: { because: 'still-open', unacknowledged: 2 } };
    expect(pagesOf(stage, 'topic').at(-1)).toMatchObject(said);
    expect(pagesOf(stage, 'pager').at(-1)).toMatchObject(said);
  });

  test('a refresh of the webhook is no repetition', async () => {
    const stage = await anAccountWithoutPager();
    stage.pass(6 * 60);
    await stage.page(stage.incident);

    expect(pagesOf(stage, 'pager')).toHaveLength(2);
    expect(pagesOf(stage, 'pager')[1]).not.toHaveProperty('again');
  });
});

describe('with a pager that can be asked', () => {
  test('it is asked an hour after it took a page with a day left, and what it says is kept', async () => {
    const stage = await anAccountThatAsks({ says: 'acknowledged', by: 'Ann' });
    stage.pass(60);
    await stage.announce();

    expect(stage.invocations).toContainEqual({ name: PAGE, payload: { key: stage.incident } });
    expect(await stage.page(stage.incident)).toEqual({ kind: 'asked', says: 'acknowledged', by: 'Ann' });
    expect(stage.item(`incident#${stage.incident}`)).toMatchObject({
      'answer:page': { says: 'acknowledged', by: 'Ann', at: stage.account.now },
      'held:page': 'open',
    });
    expect(await stage.page(stage.incident)).toEqual({ kind: 'agrees' });
  });

  test('where nobody acknowledged, the topic hears of it once more, and chat hears why', async () => {
    const stage = await anAccountThatAsks({ says: 'unacknowledged' });
    stage.pass(60);
    await stage.page(stage.incident);
    await stage.announce();
    await stage.announce();
    await stage.announce();

    expect(pagesOf(stage, 'topic')).toMatchObject([
      { key: stage.incident },
      { key: stage.incident, again: { because: 'unacknowledged' } },
    ]);
    expect(pagesOf(stage, 'pager')).toHaveLength(1);
    const posts = stage.heard.flatMap(({ by, message }) =>
      by === 'topic' && message.kind === 'bulletin' ? [message] : [],
    );
    expect(posts).toMatchObject([
      {},
      {
        key: `bulletin:1:${stage.incident}:unacknowledged:0`,
        lines: [{ subject: SUBJECT, change: { kind: 'changed', reason: 'unacknowledged' } }],
      },
    ]);
    expect(await stage.chat(`bulletin:1:${stage.incident}:unacknowledged:0`)).toEqual({
      kind: 'posted',
      answer: 'accepted',
      lines: 1,
    });
  });

  test('a topic that refuses is told in a later pass, and chat hears of it once all the same', async () => {
    const stage = await anAccountThatAsks({ says: 'unacknowledged' });
    stage.pass(60);
    await stage.page(stage.incident);
    stage.answers.topic = 'refused';
    await stage.announce();
    stage.answers.topic = 'accepted';
    await stage.announce();

    expect(stage.keys('bulletin#')).toHaveLength(2);
    expect(pagesOf(stage, 'topic').filter(({ again }) => again !== undefined)).toHaveLength(2);
    expect(stage.item(`incident#${stage.incident}`)).toMatchObject({ 'escalatedAt:pages': stage.account.now });
  });

  test('what somebody closed by hand rings anew after six hours: an hour later the others hear of that, too', async () => {
    const stage = await anAccountThatAsks({ says: 'unacknowledged' });
    stage.pass(60);
    await stage.page(stage.incident);
    await stage.announce();
    stage.asked.now = { says: 'acknowledged' };
    stage.pass(10);
    await stage.page(stage.incident);
    stage.pass(6 * 60);
    expect(await stage.page(stage.incident)).toMatchObject({ kind: 'told' });
    stage.asked.now = { says: 'unacknowledged', since: stage.account.now };
    stage.pass(59);
    expect(await stage.page(stage.incident)).toEqual({ kind: 'agrees' });
    stage.pass(1);
    expect(await stage.page(stage.incident)).toMatchObject({ kind: 'asked', says: 'unacknowledged' });
    await stage.announce();
    await stage.announce();

    expect(pagesOf(stage, 'topic').filter(({ again }) => again !== undefined)).toHaveLength(2);
    expect(stage.keys('bulletin#').filter((key) => key.includes('unacknowledged'))).toHaveLength(2);
  });

  test('what it does not know is not taken for missing', async () => {
    const stage = await anAccountThatAsks({ says: 'unknown', because: 'denied' });
    stage.pass(60);
    await stage.page(stage.incident);
    await stage.announce();

    expect(pagesOf(stage, 'topic')).toHaveLength(1);
    stage.asked.now = { says: 'unacknowledged' };
    stage.pass(10);
    await stage.page(stage.incident);
    await stage.announce();
    expect(pagesOf(stage, 'topic')).toHaveLength(2);
  });

  test('one that cannot be asked is not asked', async () => {
    const stage = await aToldAccount();
    stage.pass(60);

    expect(await stage.page(stage.incident)).toEqual({ kind: 'agrees' });
    expect(stage.item(`incident#${stage.incident}`)).not.toHaveProperty('answer:page');
  });
});
