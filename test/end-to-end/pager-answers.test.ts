import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { importCertificate } from '../estate/certificates';
import { createLoadBalancer, type MadeListener, replaceDefault } from '../estate/load-balancers';
import { answering, DROPPING_AFTERWARDS } from '../fakes/http-fake';
import { READ_TOKEN } from '../fakes/pagerduty';
import { shownTexts } from '../fakes/slack';
import { runNotafter } from './command-line';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NAME = 'api.example.com';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(600_000);

describe('what PagerDuty answers, and what it does not', () => {
  let installation: Installation;
  let certificate: string;
  let listener: MadeListener;

  beforeAll(async () => {
    installation = await install({
      keys: { 'pagerduty-read': READ_TOKEN },
      configuration: ({ pagerDuty: { url }, pages }) => ({
        pages: { pagerduty: { endpoint: url, readAcknowledgements: true, apiEndpoint: url }, https: [pages.url] },
      }),
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const pages = () =>
    installation.pages.notifications.map(({ Message }) => JSON.parse(Message) as { kind: string; again?: object });
  const escalations = () => pages().filter(({ again }) => again !== undefined);
  const keyNow = () => installation.pagerDuty.open().at(-1) ?? '';
  const postsWith = (text: string) =>
    installation.slack.posts.filter((post) => shownTexts(post).some((shown) => shown.includes(text)));
  const NOBODY = 'not acknowledged in the pager for an hour';

  test('it answers 429 for ten minutes: one notification, and nobody else waits for it', async () => {
    const { aws, pagerDuty, slack } = installation;
    certificate = await importCertificate(aws, {
      names: [NAME],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(10),
    });
    listener = await createLoadBalancer(aws, { name: 'edge-1', certificate });
    pagerDuty.misbehave(answering(429, '', { 'retry-after': '600' }), 1_000);
    await installation.scan();

    expect(pages()).toMatchObject([{ kind: 'page' }]);
    expect(slack.posts).toHaveLength(1);
    await installation.announce(9);
    expect(pagerDuty.notifications).toEqual([]);
    pagerDuty.behave();
    await installation.announce(8);
    expect(pagerDuty.notifications).toHaveLength(1);
    expect(pages()).toHaveLength(1);
    expect(postsWith(NAME)).toHaveLength(1);
  });

  test('who acknowledged is woken again by the next ring, once, though the connection broke after PagerDuty took it', async () => {
    const { aws, pagerDuty } = installation;
    const first = keyNow();
    pagerDuty.acknowledge(first, 'Ann Example', daysAfterStart(1));
    await aws.moveClock(daysAfterStart(4));
    pagerDuty.misbehave(DROPPING_AFTERWARDS);
    await installation.scan();
    await installation.announce(4);

    expect(pagerDuty.notifications).toHaveLength(2);
    expect(pagerDuty.open()).not.toContain(first);
    expect(pagerDuty.open()).toHaveLength(1);
    expect(pagerDuty.asked()).toBe(0);
  });

  test('nobody acknowledges what has a day left: an hour later every other path hears of it, once', async () => {
    const { aws, pagerDuty } = installation;
    await aws.moveClock(daysAfterStart(9.1));
    await installation.scan();
    expect(pagerDuty.notifications).toHaveLength(3);
    expect(escalations()).toEqual([]);

    await installation.scan();
    await installation.announce(4);
    expect(pagerDuty.asked()).toBeGreaterThan(0);
    expect(escalations()).toMatchObject([{ kind: 'page', again: { because: 'unacknowledged' } }]);
    expect(postsWith(NOBODY)).toHaveLength(1);
    expect(pagerDuty.notifications).toHaveLength(3);

    await installation.scan();
    await installation.announce(2);
    expect(escalations()).toHaveLength(1);
    expect(postsWith(NOBODY)).toHaveLength(1);
  });

  test('somebody acknowledges: it is asked no more, and the command line shows who', async () => {
    const { aws, pagerDuty } = installation;
    pagerDuty.acknowledge(keyNow(), 'Ann Example', daysAfterStart(9.3));
    await aws.advance(11 * MINUTE_MS, { coalesce: true });
    await aws.settle();
    await installation.announce(2);
    const asked = pagerDuty.asked();
    await installation.scan();

    expect(pagerDuty.asked()).toBe(asked);
    const { stdout, status } = await runNotafter(aws, ['cases']);
    expect(stdout).toContain('acknowledged in the pager by Ann Example');
    expect(status).toBe(0);
  });

  test('somebody closes it while it fails: it rings again within six hours, and an hour later the others hear of that, too', async () => {
    const { pagerDuty } = installation;
    pagerDuty.resolve(keyNow());
    for (let hour = 0; hour < 6 && pagerDuty.notifications.length < 4; hour += 1) await installation.scan();
    expect(pagerDuty.notifications).toHaveLength(4);
    expect(escalations()).toHaveLength(1);

    await installation.scan();
    await installation.announce(4);
    expect(escalations()).toHaveLength(2);
    expect(postsWith(NOBODY)).toHaveLength(2);
    expect(pagerDuty.notifications).toHaveLength(4);
  });

  /** All that the topic ever told, once more, the last first. */
  const toldAgain = async (): Promise<void> => {
    const { client, outputs, aws } = installation;
    const sns = new SNSClient(client);
    for (const message of installation.pages.notifications.map(({ Message }) => Message).toReversed())
      await sns.send(new PublishCommand({ TopicArn: outputs.pagesTopicArn, Message: message }));
    await aws.settle();
    await installation.announce();
  };

  test('messages that come again, in any order, change nothing', async () => {
    const { pagerDuty } = installation;
    const [before, open] = [pagerDuty.events.length, pagerDuty.open()];

    await toldAgain();

    expect(before).toBeGreaterThan(0);
    expect(pagerDuty.events).toHaveLength(before);
    expect(pagerDuty.open()).toEqual(open);
  });

  test('nor does an end that comes again once it rings anew: none is older than what the pager has', async () => {
    const { aws, pagerDuty } = installation;
    const first = keyNow();
    const names = [NAME];
    const fresh = await importCertificate(aws, { names, notBefore: daysAfterStart(0), notAfter: daysAfterStart(300) });
    await replaceDefault(aws, listener, fresh);
    await installation.scan();
    expect(pagerDuty.open()).toEqual([]);
    expect(pages()).toContainEqual(expect.objectContaining({ kind: 'clear', key: first }));
    await replaceDefault(aws, listener, certificate);
    await installation.scan();
    const [before, open] = [pagerDuty.events.length, pagerDuty.open()];
    expect(open).toHaveLength(1);
    expect(open).not.toContain(first);

    await toldAgain();

    expect(pagerDuty.events).toHaveLength(before);
    expect(pagerDuty.open()).toEqual(open);
  });

  test('it takes the key no more with which it is asked: chat hears of that, pages go on, and a key that works ends it', async () => {
    const { aws, pagerDuty } = installation;
    const UNREAD = 'who acknowledged in the pager cannot be read';
    expect(postsWith(UNREAD)).toEqual([]);
    pagerDuty.takeReadKey(false);
    await installation.scan();

    expect(postsWith(UNREAD)).toHaveLength(1);
    const { stdout } = await runNotafter(aws, ['doctor']);
    expect(stdout).toContain('page (its key to read: refused)');
    expect(stdout).toContain('npx notafter secret put pagerduty-read');

    const name = 'other.example.com';
    const [notBefore, notAfter] = [daysAfterStart(-80), daysAfterStart(11)];
    const another = await importCertificate(aws, { names: [name], notBefore, notAfter });
    await createLoadBalancer(aws, { name: 'edge-2', certificate: another });
    const before = pagerDuty.notifications.length;
    await installation.scan();
    expect(pagerDuty.notifications.slice(before).map(({ summary }) => summary)).toEqual([
      expect.stringContaining(name) as unknown,
    ]);

    pagerDuty.takeReadKey(true);
    await installation.scan();
    const doctor = await runNotafter(aws, ['doctor']);
    expect(doctor.stdout).not.toContain(UNREAD);
  });
});
