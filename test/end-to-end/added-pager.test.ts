import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(300_000);

describe('an account that gets its pager after two certificates rang', () => {
  let installation: Installation;
  const arns = new Map<string, string>();

  beforeAll(async () => {
    installation = await install({
      regions: ['us-east-1'],
      configuration: ({ pages }) => ({ pages: { https: [pages.url] } }),
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const open = (): readonly string[] => installation.pagerDuty.open();

  /** On a load balancer, renewed by nobody. */
  const certificateOf = async (name: string, days: number): Promise<void> => {
    const { aws } = installation;
    const wishes = { names: [`${name}.example.com`], notBefore: daysAfterStart(-80), notAfter: daysAfterStart(days) };
    const known = arns.get(name);
    const arn = await importCertificate(aws, wishes, known === undefined ? {} : { arn: known });
    arns.set(name, arn);
    if (known === undefined) await createLoadBalancer(aws, { name, certificate: arn });
  };

  test('pages nobody in PagerDuty before', async () => {
    await certificateOf('api', 6);
    await certificateOf('shop', 10);

    await installation.scan();
    await installation.announce(2);

    // SNS promises no order.
    const told = installation.pages.notifications.map(({ Message }) => Message).join(' ');
    expect(told.match(/"names":\["[a-z.]+"\]/g)?.sort()).toEqual([
      '"names":["api.example.com"]',
      '"names":["shop.example.com"]',
    ]);
    expect(installation.pagerDuty.events).toEqual([]);
  });

  test('wakes once with both when it is deployed, and tells the others nothing', async () => {
    const before = installation.pages.notifications.length;
    await installation.redeploy({});
    await installation.announce(4);

    expect(installation.pagerDuty.notifications).toMatchObject([
      {
        urgency: 'high',
        summary: expect.stringContaining(
          'PagerDuty was added; already open: 2 certificates need attention, the worst: api',
        ),
      },
    ]);
    expect(installation.pages.notifications.slice(before)).toEqual([]);
  });

  test('wakes by itself for what rings from then on', async () => {
    await certificateOf('mail', 5);
    await installation.scan();
    await installation.announce(2);

    expect(installation.pagerDuty.notifications.map(({ summary }) => summary)).toEqual([
      expect.stringContaining('PagerDuty was added'),
      expect.stringMatching(/: mail\.example\.com expires/),
    ]);
    expect(open()).toHaveLength(2);
  });

  test('lets go of what was open before when both are renewed', async () => {
    await certificateOf('api', 300);
    await certificateOf('shop', 300);
    await installation.scan();
    await installation.announce(2);

    expect(open()).toEqual([expect.stringContaining(arns.get('mail') ?? '')]);
  });
});
