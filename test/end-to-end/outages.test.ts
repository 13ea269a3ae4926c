import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { answering } from '../fakes/http-fake';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();
/** More often than an hour can ask; and no use in asking again within one call. */
const DOWN = [answering(503, '', { 'retry-after': '600' }), 1_000] as const;

jest.setTimeout(300_000);

describe('an account in trouble, and a pager that is down', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({
      regions: ['us-east-1'],
      before: async (aws) => {
        const arns = await aws.seedCertificates({ count: 40 });
        for (const arn of arns)
          await aws.overlayCertificate(arn, {
            Type: 'IMPORTED',
            CertificateKeyPairOrigin: 'CUSTOMER_PROVIDED',
            InUse: true,
            NotBefore: Date.parse(daysAfterStart(-80)) / 1000,
            NotAfter: Date.parse(daysAfterStart(2)) / 1000,
          });
      },
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  test('the first scan of an account with 40 critical certificates opens 5 incidents and 1 summary', async () => {
    await installation.announce(2);

    const { notifications } = installation.pagerDuty;
    expect(notifications).toHaveLength(6);
    expect(notifications.filter(({ summary }) => summary.includes('35 certificates'))).toHaveLength(1);
    expect(installation.pages.notifications).toHaveLength(6);
  });

  test('what rang while PagerDuty was down for an hour rings once when it is back, and no subscriber of the topic is told twice', async () => {
    const { aws, pagerDuty, pages } = installation;
    const before = { notified: pagerDuty.notifications.length, told: pages.notifications.length };
    pagerDuty.misbehave(...DOWN);
    const arn = await importCertificate(aws, {
      names: ['late.example.com'],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(5),
    });
    await createLoadBalancer(aws, { name: 'late', certificate: arn });

    await installation.scan();
    await installation.scan();
    expect(pagerDuty.notifications).toHaveLength(before.notified);
    pagerDuty.behave();
    await installation.scan();
    await installation.scan();

    const rang = pagerDuty.notifications.slice(before.notified);
    expect(rang.map(({ dedupKey }) => dedupKey)).toEqual([expect.stringContaining(arn)]);
    expect(pages.notifications.slice(before.told)).toHaveLength(1);
  });
});
