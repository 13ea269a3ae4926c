import { ROUTING_KEY } from '../fakes/pagerduty';
import type { SnsNotification } from '../fakes/subscriber';
import { runNotafter } from './command-line';
import { install, type Installation } from './installation';

const MINUTE_MS = 60_000;
/** Of the alarm: 2.5 intervals of the scans. */
const THRESHOLD_MINUTES = 150;
/** The alarm looks at 15 whole minutes. */
const PASSES_OF_THE_ALARM = 16;

jest.setTimeout(300_000);

describe('a deployment whose only pager has no key', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({
      secret: false,
      regions: ['us-east-1'],
      configuration: ({ pagerDuty, chat }) => ({
        pages: { pagerduty: { endpoint: pagerDuty.url } },
        chat: { https: [chat.url] },
        // That it is the only one is another story.
        policy: { alertPath: { targets: 1 } },
      }),
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const minutesSinceGoodRun = async (): Promise<readonly number[]> =>
    (await installation.aws.metrics('MinutesSinceGoodRun')).map(({ value }) => value);
  const alarms = (): readonly unknown[] =>
    installation.watchdog.notifications.map(
      ({ Message }) => (JSON.parse(Message) as { NewStateValue: unknown }).NewStateValue,
    );
  /** What the subscriber of `chat` was told of the rule. */
  const toldInChat = (): readonly unknown[] =>
    installation.chat.notifications
      .map(({ Message }: SnsNotification) => JSON.parse(Message) as { lines: { rules: string[]; says: string }[] })
      .flatMap(({ lines }) => lines)
      .filter(({ rules }) => rules.includes('alert-path-no-subscriber'))
      .map(({ says }) => says);

  test('the chat is told once that nobody would be woken, and the pager is asked nothing', async () => {
    await installation.announce();
    await installation.scan();

    expect(toldInChat()).toEqual(['open']);
    expect(installation.pagerDuty.requests).toEqual([]);
  });

  test('the watchdog rings, by what is measured and not by silence, although every scan is good', async () => {
    await installation.announce(PASSES_OF_THE_ALARM);
    expect(alarms().at(-1)).toBe('OK');

    await installation.scan();
    await installation.scan();
    await installation.announce(PASSES_OF_THE_ALARM);

    const measured = (await minutesSinceGoodRun()).slice(-PASSES_OF_THE_ALARM);
    expect(Math.min(...measured)).toBeGreaterThan(THRESHOLD_MINUTES);
    expect(alarms().at(-1)).toBe('ALARM');
  });

  test('the key that the command line stores resolves it at the next scan, and the watchdog is calm', async () => {
    const { status, stdout, stderr } = await runNotafter(
      installation.aws,
      ['secret', 'put', 'pagerduty'],
      `${ROUTING_KEY}\n`,
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout + stderr).not.toContain(ROUTING_KEY);

    await installation.scan();
    await installation.announce(2);

    expect(toldInChat()).toEqual(['open', 'ended']);
    expect((await minutesSinceGoodRun()).at(-1)).toBeLessThan(60);
    expect(alarms().at(-1)).toBe('OK');
    expect(installation.pagerDuty.open()).toEqual([]);
  });

  test('a drill arrives at the pager, is taken back, and says so', async () => {
    const { aws, pagerDuty } = installation;
    const before = pagerDuty.notifications.length;
    const drill = runNotafter(aws, ['drill', '--timeout', '1h']);
    const over = drill.then(() => true);
    // The schedule goes on meanwhile, as it does in any account.
    while (!(await Promise.race([over, Promise.resolve(false)]))) {
      await aws.advance(MINUTE_MS);
      await aws.settle();
    }

    const { status, stdout, stderr } = await drill;

    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringContaining('page') });
    expect(pagerDuty.notifications.slice(before).map(({ dedupKey }) => dedupKey)).toEqual([
      expect.stringContaining('drill:'),
    ]);
    expect(pagerDuty.open()).toEqual([]);
  });
});
