import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { runNotafter } from './command-line';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const NAME = 'api.example.com';
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(600_000);

describe('a page where no pager escalates', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({ configuration: ({ pages }) => ({ pages: { https: [pages.url] } }) });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const pages = () =>
    installation.pages.notifications
      .map(({ Message }) => JSON.parse(Message) as { kind: string; again?: object })
      .filter(({ kind }) => kind === 'page');
  const repetitions = () => pages().filter(({ again }) => again !== undefined);

  test('is told again after a day, and not before', async () => {
    const { aws } = installation;
    const certificate = await importCertificate(aws, {
      names: [NAME],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(10),
    });
    await createLoadBalancer(aws, { name: 'edge-1', certificate });
    await installation.scan();
    await aws.moveClock(daysAfterStart(0.9));
    await installation.announce(2);
    expect(pages()).toHaveLength(1);

    await aws.moveClock(daysAfterStart(1.1));
    await installation.announce(2);
    expect(repetitions()).toMatchObject([{ again: { because: 'still-open' } }]);
    expect(pages()).toHaveLength(2);
  });

  test('is told again each hour of its last day, until somebody acknowledges it', async () => {
    await installation.aws.moveClock(daysAfterStart(9.1));
    await installation.scan();
    const before = repetitions().length;
    await installation.scan();
    await installation.scan();
    expect(repetitions()).toHaveLength(before + 2);

    const { status } = await runNotafter(installation.aws, ['ack', NAME]);
    await installation.scan();
    await installation.scan();
    expect(status).toBe(0);
    expect(repetitions()).toHaveLength(before + 2);
  });
});
