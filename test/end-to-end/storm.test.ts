import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const CERTIFICATES = 60;
const secondsAfterStart = (days: number): number => (Date.parse(START) + days * DAY_MS) / 1000;

interface Told {
  readonly kind: string;
  readonly total: number;
}

jest.setTimeout(400_000);

describe('60 certificates that expire together', () => {
  let installation: Installation;
  let arns: readonly string[];

  const endIn = async (days: number): Promise<void> => {
    for (const arn of arns)
      await installation.aws.overlayCertificate(arn, {
        Type: 'IMPORTED',
        CertificateKeyPairOrigin: 'CUSTOMER_PROVIDED',
        InUse: true,
        NotBefore: secondsAfterStart(-80),
        NotAfter: secondsAfterStart(days),
      });
  };
  const heard = (by: 'pages' | 'chat') =>
    installation[by].notifications.map(({ Message }) => JSON.parse(Message) as Told);
  const totals = (by: 'pages' | 'chat', kind: string) =>
    heard(by)
      .filter((message) => message.kind === kind)
      .map(({ total }) => total);

  beforeAll(async () => {
    installation = await install({ regions: ['us-east-1'] });
    arns = await installation.aws.seedCertificates({ count: CERTIFICATES });
    await endIn(0.01);
    await installation.scan();
    await installation.announce(2);
  });
  afterAll(async () => {
    await installation.stop();
  });

  test('are told as five pages and one summary of the others', () => {
    const { notifications } = installation.pagerDuty;

    expect(notifications).toHaveLength(6);
    expect(notifications.filter(({ summary }) => summary.includes('55 certificates'))).toHaveLength(1);
    expect(totals('pages', 'page').toSorted((left, right) => left - right)).toEqual([1, 1, 1, 1, 1, 55]);
    expect(totals('chat', 'bulletin')).toEqual([60]);
  });

  test('are told resolved, each of them, when they were replaced', async () => {
    await endIn(90);
    await installation.scan();
    await installation.announce(2);

    const resolved = installation.pagerDuty.events.filter(({ event_action: action }) => action === 'resolve');
    const keys = resolved.map(({ dedup_key: key }) => key);
    const notified = installation.pagerDuty.notifications.map(({ dedupKey }) => dedupKey);
    expect(keys).toEqual(expect.arrayContaining(notified));
    expect(installation.pagerDuty.open()).toEqual([]);
    expect(totals('pages', 'clear').toSorted((left, right) => left - right)).toEqual([1, 1, 1, 1, 1, 55]);
    expect(totals('chat', 'bulletin')).toEqual([60, 60]);
    expect(installation.pagerDuty.notifications).toHaveLength(6);
  });
});
