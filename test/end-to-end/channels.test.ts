import { parseMessage } from '../../lambda/contract/messages';
import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { answering, type HttpFake, startHttpFake } from '../fakes/http-fake';
import { type FakeTeams, shownInCard, startTeams } from '../fakes/teams';
import { install, type Installation, START } from './installation';
import { overstepping, SINKS_BESIDE, unused } from './permissions';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();
const SIGNING_KEY = '0123456789abcdef0123456789abcdef';

jest.setTimeout(180_000);

describe('a webhook of your own and Microsoft Teams, beside PagerDuty and Slack', () => {
  let installation: Installation;
  let webhook: HttpFake;
  let teams: FakeTeams;
  let arn: string;

  beforeAll(async () => {
    teams = await startTeams();
    webhook = await startHttpFake(
      () => ({ status: 204 }),
      () => undefined,
    );
    installation = await install({
      keys: { webhook: SIGNING_KEY, teams: teams.workflowUrl },
      configuration: ({ pagerDuty, slack, pages, chat }) => ({
        timeZone: 'Europe/Paris',
        pages: { pagerduty: { endpoint: pagerDuty.url }, webhook: { url: `${webhook.url}/tls` }, https: [pages.url] },
        chat: { slack: { endpoint: slack.url }, teams: { endpoint: teams.url }, https: [chat.url] },
      }),
    });
  });
  afterAll(async () => {
    await installation.stop();
    await webhook.stop();
    await teams.stop();
  });

  const kinds = () =>
    webhook.requests.map(({ body }) => {
      const read = parseMessage(body);
      return read.kind === 'ours' ? read.message.kind : read.because;
    });

  test('each hears of a page once, on the clock of the account, whatever another answers', async () => {
    arn = await importCertificate(installation.aws, {
      names: ['api.example.com'],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(10),
    });
    await createLoadBalancer(installation.aws, { name: 'edge-1', certificate: arn });
    teams.misbehave(answering(500), 1);

    await installation.scan();
    await installation.announce(4);

    expect(kinds()).toEqual(['page']);
    expect(webhook.requests[0]?.headers['notafter-signature']).toMatch(/^t=\d+,v1=[\da-f]{64}$/);
    expect(installation.pagerDuty.notifications).toHaveLength(1);
    expect(installation.slack.posts).toHaveLength(1);
    expect(teams.cards).toHaveLength(1);
    expect(teams.cards.flatMap(shownInCard)).toContainEqual(expect.stringMatching(/^When: .* in Europe\/Paris\)/));
  });

  test('each hears of its end', async () => {
    await importCertificate(
      installation.aws,
      { names: ['api.example.com'], notBefore: daysAfterStart(0), notAfter: daysAfterStart(90) },
      { arn },
    );

    await installation.scan();
    await installation.announce(2);

    expect(kinds()).toEqual(['page', 'clear']);
    expect(installation.pagerDuty.open()).toEqual([]);
    expect(teams.cards.slice(1).flatMap(shownInCard)).toContainEqual(
      expect.stringMatching(/^ENDED: api\.example\.com/),
    );
  });

  test('each of them may do what it does, and no more', async () => {
    const calls = await installation.aws.calls();

    expect(overstepping(calls)).toEqual([]);
    expect(unused(calls).filter((one) => SINKS_BESIDE.some((name) => one.startsWith(name)))).toEqual([]);
  });
});
