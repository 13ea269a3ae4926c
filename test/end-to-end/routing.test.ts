import { importCertificate } from '../estate/certificates';
import { createLoadBalancer, tagLoadBalancer } from '../estate/load-balancers';
import { OTHER_ROUTING_KEY, ROUTING_KEY } from '../fakes/pagerduty';
import { shownTexts } from '../fakes/slack';
import { runNotafter } from './command-line';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(300_000);

describe('an account in which routes lead to two targets, one of them without its key', () => {
  let installation: Installation;
  const arns = new Map<string, string>();

  beforeAll(async () => {
    installation = await install({
      regions: ['us-east-1'],
      keys: { 'pagerduty.payments': OTHER_ROUTING_KEY },
      configuration: () => ({
        targets: { payments: { pages: { pagerduty: {} } }, edge: { pages: { pagerduty: {} } } },
        routes: [
          { owner: 'payments', to: 'payments' },
          { owner: 'edge', to: 'edge' },
        ],
      }),
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const posts = (): string => installation.slack.posts.map((post) => shownTexts(post).join('\n')).join('\n');
  const pagesOf = (key: string): readonly string[] =>
    installation.pagerDuty.notifications.flatMap(({ event, summary }) => (event.routing_key === key ? [summary] : []));

  /** Of this owner, on a load balancer, renewed by nobody. */
  const certificateOf = async (owner: string | undefined, days: number, arn?: string): Promise<void> => {
    const { aws } = installation;
    const name = owner ?? 'nobody';
    const wishes = { names: [`${name}.example.com`], notBefore: daysAfterStart(-80), notAfter: daysAfterStart(days) };
    arns.set(name, await importCertificate(aws, wishes, arn === undefined ? {} : { arn }));
    if (arn !== undefined) return;
    const balancer = await createLoadBalancer(aws, { name, certificate: arns.get(name) ?? '' });
    if (owner !== undefined) await tagLoadBalancer(aws, balancer, { owner });
  };

  test('says in chat that a target has no key of its own, and pages nobody for it', async () => {
    expect(posts()).toContain('page of the target edge (its key: key-absent; the default way is told instead)');
    expect(posts()).not.toContain('of the target payments');
    expect(installation.pagerDuty.notifications).toEqual([]);
  });

  test('pages the team of an owner, and the default one where no tag tells an owner or the key of the team is missing', async () => {
    await certificateOf('payments', 10);
    await certificateOf(undefined, 10);
    await certificateOf('edge', 10);

    await installation.scan();
    await installation.announce(3);

    expect(pagesOf(OTHER_ROUTING_KEY)).toEqual([expect.stringContaining('payments.example.com')]);
    expect(pagesOf(ROUTING_KEY).toSorted()).toEqual([
      expect.stringContaining('edge.example.com'),
      expect.stringContaining('nobody.example.com'),
    ]);
  });

  test('ends where it began', async () => {
    await certificateOf('payments', 300, arns.get('payments'));
    await certificateOf('edge', 300, arns.get('edge'));

    await installation.scan();
    await installation.announce(3);

    expect(installation.pagerDuty.open(OTHER_ROUTING_KEY)).toEqual([]);
    expect(installation.pagerDuty.open(ROUTING_KEY)).toEqual([expect.stringContaining(arns.get('nobody') ?? '')]);
  });

  test('takes the key of a target by the command line, and the chat hears that it is there', async () => {
    const put = await runNotafter(
      installation.aws,
      ['secret', 'put', 'pagerduty', '--target', 'edge'],
      `${OTHER_ROUTING_KEY}\n`,
    );
    expect(put).toMatchObject({ status: 0, stdout: expect.stringContaining('pagerduty.edge: set in secret notafter') });
    const before = installation.slack.posts.length;
    await certificateOf('edge', 9, arns.get('edge'));

    await installation.scan();
    await installation.announce(3);
    expect(pagesOf(OTHER_ROUTING_KEY)).toHaveLength(2);
    await installation.scan();
    await installation.announce(3);

    const told = installation.slack.posts.slice(before).map((post) => shownTexts(post).join('\n'));
    expect(told.join('\n')).toContain('ENDED: alert path (pages)');
  });
});
