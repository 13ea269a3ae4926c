import { shownTexts } from '../fakes/slack';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(180_000);

describe('the digest of the week', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install();
  });
  afterAll(async () => {
    await installation.stop();
  });

  const moveTo = async (days: number): Promise<void> => {
    await installation.aws.moveClock(daysAfterStart(days));
    await installation.scan();
    await installation.announce(2);
  };
  const headers = () => installation.slack.posts.map((post) => shownTexts(post)[0]);

  test('is not told of a Monday on which nobody watched yet', () => {
    expect(headers()).toEqual([]);
  });

  test('is posted once on the next Monday, and pages nobody', async () => {
    await moveTo(7);
    await installation.scan();

    expect(headers()).toEqual([expect.stringMatching(/^payments-prod: digest of the week: /)]);
    expect(installation.chat.notifications.map(({ Message }) => JSON.parse(Message) as unknown)).toMatchObject([
      { kind: 'digest', digest: { week: '2030-W03' } },
    ]);
    expect(installation.pagerDuty.notifications).toEqual([]);
    expect(installation.pages.notifications).toEqual([]);
  });

  test('comes again a week later, and tells what changed', async () => {
    await moveTo(14);

    expect(headers()).toHaveLength(2);
    expect(installation.slack.posts.slice(-1).flatMap(shownTexts).join('\n')).toMatch(
      /Since 2030-01-14 .*\n• 0 cases opened/,
    );
  });
});
