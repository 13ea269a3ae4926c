import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { createLoadBalancer } from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { shownTexts } from '../fakes/slack';
import { scanReport } from './command-line';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(180_000);

describe('a certificate that comes near its renewal', () => {
  let dns: FakeNameServer;
  let installation: Installation;
  let arn: string;
  let record: { readonly name: string; readonly value: string };

  beforeAll(async () => {
    dns = await startNameServer();
    installation = await install({ nameServer: dns.address });
    [arn = ''] = await installation.aws.seedCertificates({
      each: [{ DomainName: 'shop.example.com', NotBefore: daysAfterStart(-138), NotAfter: daysAfterStart(60) }],
    });
    await createLoadBalancer(installation.aws, { name: 'edge-1', certificate: arn });
    record = await recordOf(arn);
  });
  afterAll(async () => {
    await installation.stop();
    await dns.stop();
  });

  /** What ACM asks to be put into DNS. */
  async function recordOf(certificate: string) {
    const acm = new ACMClient(installation.client);
    const { Certificate: told } = await acm.send(new DescribeCertificateCommand({ CertificateArn: certificate }));
    const { Name = '', Value = '' } = told?.DomainValidationOptions?.[0]?.ResourceRecord ?? {};
    const withoutDot = (name: string): string => name.replace(/\.$/, '');
    return { name: withoutDot(Name), value: withoutDot(Value) };
  }
  const told = (): string => installation.slack.posts.flatMap(shownTexts).join('\n');
  const hoursPass = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour += 1) await installation.scan();
  };

  test('is told to chat as soon as its validation record cannot be found, with the record to put', async () => {
    await installation.scan();

    expect(dns.asked).toContain(`CNAME ${record.name}`);
    expect(dns.asked).toEqual(expect.arrayContaining(['CAA shop.example.com', 'CAA example.com', 'CAA com']));
    expect(installation.slack.posts).toHaveLength(1);
    expect(told()).toContain('shop.example.com');
    expect(told()).toContain(`${record.name} must be a CNAME of ${record.value} and is not there`);
    expect(installation.pagerDuty.notifications).toEqual([]);
  });

  test('is described by a scan of the command line only where its rows ask for it', async () => {
    const { report } = await scanReport(installation.aws);

    expect(report.unknown).toContainEqual({ rule: 'validation-record-missing', subject: arn, lacks: 'validation' });
  });

  test('stays as it is while no name server answers', async () => {
    dns.put(record.name, 'server-failure');

    const before = dns.asked.length;

    await hoursPass(6);

    expect(dns.asked.slice(before)).toContain(`CNAME ${record.name}`);
    expect(installation.slack.posts).toHaveLength(1);
  });

  test('is resolved when the record is there', async () => {
    dns.put(record.name, { cname: record.value });

    await hoursPass(1);

    expect(installation.slack.posts).toHaveLength(2);
    expect(shownTexts(installation.slack.posts[1] ?? { text: '' }).join('\n')).toMatch(/resolved|healthy|mended/i);
  });

  test('is told to chat again when a CAA record forbids Amazon', async () => {
    dns.put('example.com', { caa: [{ flags: 0, tag: 'issue', value: 'letsencrypt.org' }] });

    await hoursPass(7);

    expect(installation.slack.posts).toHaveLength(3);
    expect(told()).toContain('the CAA record of example.com allows only letsencrypt.org');
  });

  test('says in the log how much was asked for it', async () => {
    const [scan] = (await installation.aws.invocations('scan')).slice(1);

    expect(scan?.logs.join('\n')).toMatch(/"background":1,"lookups":4/);
  });
});
