import { ListSubscriptionsByTopicCommand, SNSClient, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { answering } from '../fakes/http-fake';
import { shownTexts } from '../fakes/slack';
import { runNotafter } from './command-line';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();
/** After so long a pager is told again, silently. No pass is made meanwhile. */
const HALF_PAST_SIX_MS = 6.5 * 3_600_000;
/** Longer than anything that is not accepted for ten minutes takes to be told. */
const QUARTER_OF_AN_HOUR = 15;

jest.setTimeout(300_000);

describe('a path to people that fails', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({
      regions: ['us-east-1'],
      configuration: ({ slack }) => ({ chat: { slack: { endpoint: slack.url } } }),
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const titles = (): readonly string[] => installation.pagerDuty.notifications.map(({ summary }) => summary);
  const posts = (): readonly string[] => installation.slack.posts.map((post) => shownTexts(post).join('\n'));

  test('is no news while everybody takes what they are told', async () => {
    await installation.scan();

    expect(titles()).toEqual([]);
    expect(posts()).toEqual([]);
  });

  test('of a chat whose webhook was revoked the pager hears, a quarter of an hour later and not at the next scan', async () => {
    const { aws, slack } = installation;
    slack.misbehave(answering(404, 'no_service'), 1_000);
    const certificate = await importCertificate(aws, {
      names: ['later.example.com'],
      notBefore: daysAfterStart(-60),
      notAfter: daysAfterStart(17),
    });
    await createLoadBalancer(aws, { name: 'edge-1', certificate });
    await installation.scan();
    expect(slack.requests.length).toBeGreaterThan(0);
    expect(titles()).toEqual([]);

    await installation.announce(QUARTER_OF_AN_HOUR);

    expect(titles()).toEqual([expect.stringContaining('alert path (chat)')]);
    expect(installation.pages.notifications).toHaveLength(1);
  });

  test('is seen by the doctor, which says what to do, in lines and as JSON', async () => {
    const { status, stdout, stderr } = await runNotafter(installation.aws, ['doctor']);

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^ok +last scan +ended 20/m);
    expect(stdout).toMatch(/^ok +announcer +last pass ended 20/m);
    expect(stdout).toMatch(/^ok +topic pages +http, lambda$/m);
    expect(stdout).toMatch(/^fail +sink chat +does not accept what it was to be told at 20/m);
    expect(stdout).toMatch(/^fail +alert-path-undeliverable +.*\(told on pages and chat\)$/m);
    expect(stdout).toMatch(/^ok +last page +.* of alert-path:chat: taken by .*page/m);
    expect(stdout).toContain('npx notafter secret put MEDIUM');

    const json = await runNotafter(installation.aws, ['doctor', '--format', 'json']);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 1,
      region: 'us-east-1',
      checks: expect.arrayContaining([expect.objectContaining({ check: 'sink chat', status: 'fail' })]),
    });
  });

  test('ends when the chat takes anything, and the chat hears what it missed', async () => {
    const { slack, pagerDuty } = installation;
    slack.behave();

    await installation.scan();
    await installation.announce(QUARTER_OF_AN_HOUR);

    expect(posts().join('\n')).toContain('later.example.com');
    expect(pagerDuty.open()).toEqual([]);
    expect(titles()).toHaveLength(1);
  });

  test('is not one that nobody asked for hours: a page that is due again is told again, to nobody', async () => {
    const { aws, pagerDuty, pages } = installation;
    const certificate = await importCertificate(aws, {
      names: ['soon.example.com'],
      notBefore: daysAfterStart(-60),
      notAfter: daysAfterStart(10),
    });
    await createLoadBalancer(aws, { name: 'edge-2', certificate });
    await installation.scan();
    expect(titles()).toHaveLength(2);
    const triggers = () => pagerDuty.events.filter(({ event_action: action }) => action === 'trigger').length;
    const before = { posts: posts().length, pages: pages.notifications.length, triggers: triggers() };

    await aws.moveClock(new Date(Date.parse(await aws.now()) + HALF_PAST_SIX_MS).toISOString());
    await installation.announce(QUARTER_OF_AN_HOUR);

    expect(titles()).toHaveLength(2);
    expect({ posts: posts().length, pages: pages.notifications.length, triggers: triggers() }).toEqual({
      ...before,
      triggers: before.triggers + 1,
    });
  });

  test('of pages whose last subscriber unsubscribes the chat hears with the next scan', async () => {
    const sns = new SNSClient(installation.client);
    const { Subscriptions: subscriptions = [] } = await sns.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: installation.outputs.pagesTopicArn }),
    );
    expect(subscriptions.length).toBeGreaterThan(1);
    for (const { SubscriptionArn } of subscriptions) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    const before = posts().length;

    await installation.scan();

    expect(posts().slice(before).join('\n')).toContain('alert-path-no-subscriber');
    expect(posts().slice(before).join('\n')).toContain('notafter itself still asks page (its key: present)');
    // Whoever is still woken is not told that nobody would be.
    expect(titles()).toHaveLength(2);
  });
});
