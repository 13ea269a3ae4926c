import { randomUUID } from 'node:crypto';
import { aRecordChange, zoneChange } from '../builders/change-event';
import { validationRecordOf } from '../estate/certificates';
import { tellCall } from '../estate/changes';
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
    record = await validationRecordOf(installation.aws, arn);
  });
  afterAll(async () => {
    await installation.stop();
    await dns.stop();
  });

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

  describe('far from it, of whose validation record people tell each other', () => {
    let far: typeof record;

    beforeAll(async () => {
      const { aws } = installation;
      const life = { NotBefore: daysAfterStart(-10), NotAfter: daysAfterStart(188) };
      const [certificate = ''] = await aws.seedCertificates({ each: [{ DomainName: 'far.example.net', ...life }] });
      await createLoadBalancer(aws, { name: 'edge-2', certificate });
      far = await validationRecordOf(aws, certificate);
      dns.put(far.name, { cname: far.value });
      await hoursPass(1);
    });

    /** What somebody did to the record, as CloudTrail tells it of Route 53 a minute after the pass before, and the next pass. */
    const changed = async (action: 'DELETE' | 'UPSERT'): Promise<void> => {
      const { aws } = installation;
      await installation.announce();
      const change = aRecordChange(action, { value: `${far.value}.` });
      const record = { ...change, resourceRecordSet: { ...change.resourceRecordSet, name: `${far.name}.` } };
      const parameters = zoneChange(record);
      const call = { service: 'route53', eventName: 'ChangeResourceRecordSets', region: 'us-east-1' } as const;
      await tellCall(aws, { ...call, parameters, id: randomUUID() }, await aws.now());
      await installation.announce();
    };
    const news = async (work: () => Promise<void>): Promise<readonly string[]> => {
      const before = installation.slack.posts.length;
      await work();
      return installation.slack.posts.slice(before).map((post) => shownTexts(post).join('\n'));
    };

    test('is not asked about while nobody touches it', () => {
      expect(dns.asked).not.toContain(`CNAME ${far.name}`);
    });

    test('is asked about at once when somebody does, and nobody is told of a record that is there', async () => {
      expect(await news(async () => changed('UPSERT'))).toEqual([]);

      expect(dns.asked).toContain(`CNAME ${far.name}`);
    });

    test('is told to chat in the pass after it was deleted, with who did it and what to put back', async () => {
      dns.put(far.name, undefined);

      const [post = '', ...others] = await news(async () => changed('DELETE'));

      expect(others).toEqual([]);
      expect(post).toContain('far.example.net');
      expect(post).toContain(`${far.name} must be a CNAME of ${far.value} and is not there`);
      expect(post).toContain('role deployer (alice@example.com)');
      expect(installation.chat.notifications.at(-1)?.Message).toMatch(
        /"by":"role deployer.*route53:ChangeResourceRecordSets.*"validation-record-missing"/,
      );
      expect(installation.pagerDuty.notifications).toEqual([]);
    });

    test('is resolved in the pass after it was put back', async () => {
      dns.put(far.name, { cname: far.value });

      const [post = '', ...others] = await news(async () => changed('UPSERT'));

      expect(others).toEqual([]);
      expect(post).toContain('far.example.net');
      expect(post).toMatch(/resolved|healthy|mended/i);
    });
  });
});
