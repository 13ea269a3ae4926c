import { createLoadBalancer, deleteListener } from '../estate/load-balancers';
import { importCertificate } from '../estate/certificates';
import { shownTexts } from '../fakes/slack';
import { runNotafter } from './command-line';
import { install, type Installation, START } from './installation';

const RUNBOOKS = 'https://git.example.com/docs/rules';
const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(180_000);

describe('the main way, from a certificate to a page and to the all-clear', () => {
  let installation: Installation;
  let arn: string;

  beforeAll(async () => {
    installation = await install({ asUser: true, configuration: () => ({ runbooks: RUNBOOKS }) });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const notified = () => installation.pagerDuty.notifications.map(({ summary, urgency }) => ({ summary, urgency }));
  const moveTo = async (days: number): Promise<void> => {
    await installation.aws.moveClock(daysAfterStart(days));
    await installation.scan();
  };

  test('a deployment is followed by a scan of its own, and an account without trouble wakes nobody', async () => {
    const scans = await installation.aws.invocations('scan');

    expect(scans.map(({ status }) => status)).toEqual(['success']);
    expect(notified()).toEqual([]);
    expect(installation.slack.posts).toEqual([]);
  });

  test('an imported certificate that a load balancer serves pages once when its end comes near', async () => {
    const { aws } = installation;
    arn = await importCertificate(aws, {
      names: ['api.example.com'],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(10),
    });
    await createLoadBalancer(aws, { name: 'edge-1', certificate: arn });

    await installation.scan();

    expect(notified()).toEqual([{ urgency: 'low', summary: expect.stringContaining('api.example.com') }]);
    expect(installation.pages.notifications).toHaveLength(1);
    expect(installation.slack.posts).toHaveLength(1);
  });

  test('each medium is told where to read on', () => {
    const { pagerDuty, pages, slack } = installation;
    const url = `${RUNBOOKS}/certificate-expiring.md`;

    expect(pagerDuty.notifications[0]?.event.links).toEqual([
      { href: url, text: 'Runbook: certificate-expiring' },
      { href: expect.stringContaining('console.aws.amazon.com/acm'), text: expect.stringContaining('console') },
    ]);
    expect(JSON.parse(pages.notifications[0]?.Message ?? '')).toMatchObject({
      runbooks: { 'certificate-expiring': url },
    });
    expect(slack.posts.flatMap(shownTexts)).toContain(`Runbooks: <${url}|certificate-expiring>`);
  });

  test('the next five runs notify nobody', async () => {
    for (let run = 0; run < 5; run += 1) await installation.scan();

    expect(notified()).toHaveLength(1);
    expect(installation.pages.notifications).toHaveLength(1);
    expect(installation.slack.posts).toHaveLength(1);
  });

  test('a rung that is crossed rings once more, and the earlier incident is resolved only after it', async () => {
    const [first] = installation.pagerDuty.open();

    await moveTo(3);

    expect(notified().map(({ urgency }) => urgency)).toEqual(['low', 'high']);
    const events = installation.pagerDuty.events.map(({ event_action: action, dedup_key: key }) => ({ action, key }));
    const rang = events.findIndex(({ action, key }) => action === 'trigger' && key !== first);
    const cleared = events.findIndex(({ action, key }) => action === 'resolve' && key === first);
    expect(rang).toBeGreaterThan(-1);
    expect(cleared).toBeGreaterThan(rang);
    expect(installation.pagerDuty.open()).toHaveLength(1);
  });

  test('the replaced certificate is the all-clear', async () => {
    await importCertificate(
      installation.aws,
      { names: ['api.example.com'], notBefore: daysAfterStart(3), notAfter: daysAfterStart(93) },
      { arn },
    );

    await installation.scan();

    expect(installation.pagerDuty.open()).toEqual([]);
    expect(notified()).toHaveLength(2);
    expect(installation.pages.notifications.map(({ Message }) => JSON.parse(Message) as unknown)).toMatchObject([
      { kind: 'page' },
      { kind: 'page' },
      { kind: 'clear', total: 1 },
    ]);
  });

  test('a certificate of ACM that is detached and drops out of renewal pages at the second reading', async () => {
    const { aws } = installation;
    const [issued = ''] = await aws.seedCertificates({ count: 1 });
    const uses = await createLoadBalancer(aws, { name: 'edge-2', certificate: issued });
    await installation.scan();
    const before = notified().length;

    await deleteListener(aws, uses);
    await installation.scan();
    expect(notified()).toHaveLength(before);
    await installation.scan();

    const [page, ...others] = installation.pagerDuty.notifications.slice(before);
    expect(others).toEqual([]);
    expect(page).toMatchObject({ urgency: 'low', event: { payload: { custom_details: expect.anything() } } });
    expect(page?.dedupKey).toContain(issued);
  });

  describe('a case that is known and in hand', () => {
    const NAME = 'known.example.com';
    const notafter = async (...words: readonly string[]) => runNotafter(installation.aws, words);
    const pages = () => notified().filter(({ summary }) => summary.includes(NAME));
    let known: string;
    const open = () => installation.pagerDuty.open().filter((key) => key.includes(known));

    beforeAll(async () => {
      const { aws } = installation;
      const life = { notBefore: daysAfterStart(-80), notAfter: daysAfterStart(16) };
      known = await importCertificate(aws, { names: [NAME], ...life });
      await createLoadBalancer(aws, { name: 'edge-3', certificate: known });
      await installation.scan();
    });

    test('is shown, and acknowledged', async () => {
      expect(await notafter('ack', NAME, '--by', 'ann')).toMatchObject({ status: 0 });

      const { stdout, status } = await notafter('cases', '--format', 'json');
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        cases: expect.arrayContaining([
          expect.objectContaining({
            about: expect.objectContaining({ names: [NAME] }),
            acknowledgement: expect.objectContaining({ by: 'ann' }),
          }),
        ]),
      });
      expect((await notafter('cases')).stdout).toMatch(
        /known\.example\.com expires in 12 days\n.*\n.*acknowledged by ann/,
      );
    });

    test('is acknowledged by the key of its incident, and with all that rings, and stays with whoever knew of it first', async () => {
      const [key = ''] = open();
      expect(await notafter('ack', key, '--by', 'bob')).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/: ann knows of it since 2030-.*\nIt rings again/),
      });
      expect(await notafter('ack', '--all', '--by', 'bob')).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/: ann knows of it since 2030-/),
      });
      expect(await notafter('ack', `${key}0`)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^notafter: no incident of this account is called 'notafter:1:/),
      });
      expect(await notafter('ack', 'bulletin:1:x')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^notafter: 'bulletin:1:x' is no key of an incident: those of pages look like/),
      });
    });

    test('is silenced no longer than the rules allow, and says until when', async () => {
      const { status, stderr } = await notafter(
        ...['silence', 'add', NAME, '--until', '14d', '--owner', 'ann', '--reason', 'moves tomorrow'],
      );

      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringMatching(/can be silenced until 2030-.*T.*Z at the latest/),
      });
    });

    test('leaves the pager and is told to chat with who did it', async () => {
      const before = installation.slack.posts.length;
      expect(pages()).toHaveLength(1);
      expect(open()).toHaveLength(1);

      expect(
        await notafter(...['silence', 'add', NAME, '--until', '2d', '--owner', 'ann', '--reason', 'moves tomorrow']),
      ).toMatchObject({ status: 0 });
      await installation.scan();

      expect(open()).toEqual([]);
      expect(installation.slack.posts.slice(before).flatMap(shownTexts).join('\n')).toMatch(
        /silenced[^]*by ann: moves tomorrow/,
      );
      expect((await notafter('silence', 'list')).stdout).toContain('by ann: moves tomorrow');
      expect(pages()).toHaveLength(1);
    });

    test('rings anew when somebody ends the silence', async () => {
      expect(await notafter('silence', 'end', NAME)).toMatchObject({ status: 0 });
      await installation.scan();

      expect(pages()).toHaveLength(2);
      expect((await notafter('silence', 'list')).stdout).toBe('Nothing is silenced.\n');
    });
  });
});
