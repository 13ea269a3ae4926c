import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(300_000);

describe('an account in trouble when notafter comes to it', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({
      asUser: true,
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
});
