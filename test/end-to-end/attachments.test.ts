import { CloudTrailClient, StopLoggingCommand } from '@aws-sdk/client-cloudtrail';
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from '../aws/clients';
import { uploadServerCertificate, importCertificate } from '../estate/certificates';
import { createDistribution } from '../estate/distributions';
import { createDomainName } from '../estate/domain-names';
import {
  addHostRule,
  addToSniList,
  createClassicLoadBalancer,
  createLoadBalancer,
  type MadeListener,
  replaceDefault,
  tagLoadBalancer,
} from '../estate/load-balancers';
import { createTrail } from '../estate/trails';
import { scanReport } from './command-line';
import { install, type Installation, START } from './installation';
import { overstepping, SINKS_BESIDE, unused, USED_AFTER_CHANGES, USED_AFTER_EVENTS } from './permissions';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

jest.setTimeout(300_000);

/** The names of the attachments that a message on `pages` tells of a certificate. */
const attachmentsTold = ({ pages }: Installation, name: string): readonly string[] =>
  pages.notifications
    .map(
      ({ Message }) =>
        JSON.parse(Message) as { cases: { about: { names: string[]; attachments?: { name: string }[] } }[] },
    )
    .flatMap(({ cases }) => cases)
    .filter(({ about }) => about.names.includes(name))
    .flatMap(({ about }) => about.attachments ?? [])
    .map((attachment) => attachment.name)
    .sort();

interface ToldLine {
  readonly subject: string;
  readonly says: string;
  readonly rules: readonly string[];
  readonly summary: string;
}

/** The lines of the bulletins that a subscriber of `chat` got; a digest has none. */
const linesOf = (notifications: Installation['chat']['notifications']): readonly ToldLine[] =>
  notifications.flatMap(({ Message }) => (JSON.parse(Message) as { lines?: readonly ToldLine[] }).lines ?? []);

describe('certificates of IAM and where they are attached', () => {
  let installation: Installation;
  let spare: string;
  let mover: { readonly arn: string; readonly id: string };
  let far: { readonly arn: string; readonly id: string };
  let to: MadeListener;

  beforeAll(async () => {
    installation = await install({
      before: async (aws) => {
        spare = await importCertificate(aws, { names: ['spare.example.com'], notAfter: daysAfterStart(300) });
        const life = { notBefore: daysAfterStart(-300), notAfter: daysAfterStart(20) };
        const legacy = { names: ['legacy.example.com', '*.legacy.example.com'], ...life };
        const { arn, id } = await uploadServerCertificate(aws, 'legacy', legacy, { Environment: 'live' });
        const first = await createLoadBalancer(aws, { name: 'alb-1', certificate: arn });
        await tagLoadBalancer(aws, first, { Owner: 'payments', environment: 'of the load balancer' });
        await addHostRule(aws, first, ['api.legacy.example.com', 'other.example.com']);
        await tagLoadBalancer(aws, await createLoadBalancer(aws, { name: 'alb-2', certificate: arn }), {
          team: 'edge',
        });
        await addToSniList(aws, await createLoadBalancer(aws, { name: 'alb-3', certificate: spare }), arn);
        await createLoadBalancer(aws, { name: 'nlb-1', type: 'network', certificate: arn });
        await createClassicLoadBalancer(aws, 'classic-1', arn);
        await createDistribution(aws, 'www.example.com', { viewers: { IAMCertificateId: id } });
        await createDomainName(aws, 'graph.example.com', arn);
        await createTrail(aws, 'management', 'eu-west-1');
        far = await uploadServerCertificate(aws, 'far', {
          names: ['far.example.com'],
          notBefore: daysAfterStart(-300),
          notAfter: daysAfterStart(40),
        });
        await createLoadBalancer(aws, { name: 'only-in-ireland', certificate: far.arn, region: 'eu-west-1' });
      },
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const isOpen = (certificate: { readonly id: string }): boolean =>
    installation.pagerDuty.open().some((key) => key.includes(certificate.id));

  test('a page names every attachment: default and SNI, ALB, NLB, Classic, CloudFront and AppSync', () => {
    const told = attachmentsTold(installation, 'legacy.example.com');

    expect(told).toEqual(['alb-1', 'alb-2', 'alb-3', 'classic-1', 'graph.example.com', 'nlb-1', 'www.example.com']);
  });

  test('a page names what a human looks for: ports, roles and host names, what breaks, whose it is', () => {
    const page = installation.pages.notifications.find(({ Message }) => Message.includes('legacy.example.com'));
    const told = JSON.parse(page?.Message ?? '{}') as { cases: { about: Record<string, unknown> }[] };
    const details = installation.pagerDuty.events.find(
      (event) => 'payload' in event && event.payload.summary.includes('legacy.example.com'),
    );

    expect(page?.MessageAttributes).toMatchObject({
      owners: { Type: 'String.Array', Value: '["payments","edge"]' },
      environment: { Type: 'String', Value: 'live' },
    });
    expect(told.cases[0]?.about['blastRadius']).toMatchObject({
      resources: 7,
      loadBalancers: 5,
      distributions: 1,
      hosts: 2,
      regions: 2,
    });
    expect(details).toMatchObject({
      payload: {
        custom_details: {
          Breaks: '5 load balancers, 1 distribution, 1 other resource, 2 host names, 2 regions',
          Owners: 'payments\nedge',
          Environment: 'live',
          'Used by': expect.stringMatching(
            /alb-1 \(us-east-1\) :443 default \(api\.legacy\.example\.com\)\n[^]*alb-3 \(us-east-1\) :443 SNI\n/,
          ),
        },
      },
    });
  });

  test('a certificate that moved to another load balancer goes on paging', async () => {
    const { aws } = installation;
    mover = await uploadServerCertificate(aws, 'mover', {
      names: ['mover.example.com'],
      notBefore: daysAfterStart(-300),
      notAfter: daysAfterStart(25),
    });
    const from = await createLoadBalancer(aws, { name: 'from', certificate: mover.arn });
    await installation.scan();
    expect(isOpen(mover)).toBe(true);

    await replaceDefault(aws, from, spare);
    to = await createLoadBalancer(aws, { name: 'to', certificate: mover.arn });
    await installation.scan();
    await installation.scan();

    expect(isOpen(mover)).toBe(true);
  });

  test('a certificate that moved off everywhere is resolved as unused, and its page clears', async () => {
    await replaceDefault(installation.aws, to, spare);
    await installation.scan();

    expect(isOpen(mover)).toBe(false);
    const clears = installation.pages.notifications
      .map(({ Message }) => JSON.parse(Message) as { kind: string; key: string; cases: { last: { reason: string } }[] })
      .filter(({ kind, key }) => kind === 'clear' && key.includes(mover.id));
    expect(clears.map(({ cases }) => cases.map(({ last }) => last.reason))).toEqual([['unused']]);
  });

  test('no key and no origin hides a certificate', async () => {
    const { aws } = installation;
    await importCertificate(aws, { names: ['ec.example.com'], key: 'ec-p384', notAfter: daysAfterStart(200) });
    await importCertificate(aws, { names: ['rsa.example.com'], key: 'rsa-4096', notAfter: daysAfterStart(200) });
    const [acme = ''] = await aws.seedCertificates({ count: 1 });
    await aws.overlayCertificate(acme, { CertificateKeyPairOrigin: 'ACME' });

    const { report, status } = await scanReport(aws);

    expect(status).toBe(0);
    const seen = report.certificates.flatMap(({ arn, names }) => [arn, ...names]);
    expect(seen).toEqual(expect.arrayContaining(['ec.example.com', 'rsa.example.com', acme]));
    expect(report.certificates.find(({ arn }) => arn === acme)).toMatchObject({ renews: 'acme-client' });
  });

  test('a region that denies is a blind spot: exit 3, and nothing is resolved', async () => {
    const { aws, chat, pagerDuty } = installation;
    const before = pagerDuty.open();
    const told = chat.notifications.length;
    for (const service of ['acm', 'elasticloadbalancing'])
      await aws.addFault({ kind: 'access-denied', service, region: 'eu-west-1' });

    const { report, status } = await scanReport(aws);
    for (let run = 0; run < 4; run += 1) await installation.scan();

    expect(status).toBe(3);
    expect(report.findings.map(({ rule }) => rule)).toContain('blind-spot');
    expect(pagerDuty.open()).toEqual(expect.arrayContaining([...before]));
    // What is open there, certificate `far` among it, is neither ended nor eased for anybody who reads along.
    const lines = linesOf(chat.notifications.slice(told));
    expect(lines.filter(({ says }) => says === 'ended')).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ says: 'open', rules: ['blind-spot'] }));
    expect(lines.find(({ rules }) => rules.includes('blind-spot'))?.summary).toContain('eu-west-1');
    expect(linesOf(chat.notifications.slice(0, told)).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining(far.id),
    );
  });

  test('a certificate that is used only in the denied region still pages when its end comes near', async () => {
    expect(installation.pagerDuty.notifications.filter(({ summary }) => summary.includes('far.example.com'))).toEqual(
      [],
    );

    await installation.aws.moveClock(daysAfterStart(15));
    await installation.scan();

    expect(
      installation.pagerDuty.notifications.filter(({ summary }) => summary.includes('far.example.com')),
    ).toHaveLength(1);
  });

  test('that no trail logs any more is in the report, and told to nobody', async () => {
    const { aws } = installation;
    const hears = async (): Promise<boolean> =>
      (await scanReport(aws)).report.findings.every(({ rule }) => rule !== 'change-events-off');
    expect(await hears()).toBe(true);

    await clientOf(aws, CloudTrailClient, 'eu-west-1').send(new StopLoggingCommand({ Name: 'management' }));
    await installation.scan();

    expect(await hears()).toBe(false);
    const told = linesOf(installation.chat.notifications).map(({ subject }) => subject.split(':')[0]);
    expect(told).toContain('certificate');
    expect(told).not.toContain('change-events');
  });

  test('a snapshot that is lost gives way to the one before it, and the runs go on being good', async () => {
    const { aws, client, outputs } = installation;
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    const Bucket = outputs.snapshotBucketName;
    const newest = async (): Promise<string | undefined> =>
      (await s3.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key = '' }) => Key)
        .sort()
        .at(-1);
    const lost = (await newest()) ?? '';
    await s3.send(new DeleteObjectCommand({ Bucket, Key: lost }));

    for (let run = 0; run < 4; run += 1) await installation.scan();

    expect([lost, await newest()].sort()[1]).not.toBe(lost);
    expect((await aws.metrics('MinutesSinceGoodRun')).at(-1)?.value).toBeLessThan(60);
  });

  test('no function makes a call that its permissions do not name', async () => {
    expect(overstepping(await installation.aws.calls())).toEqual([]);
  });

  test('no function may do what it never does', async () => {
    const otherwise = [
      // Only where DescribeRegions is refused.
      'scan may call account:ListRegions',
      // Only where the ledger cannot be written.
      'scan may call sns:Publish',
      ...USED_AFTER_EVENTS,
      ...USED_AFTER_CHANGES,
    ];

    const found = unused(await installation.aws.calls());
    expect(found.filter((one) => !SINKS_BESIDE.some((name) => one.startsWith(name))).sort()).toEqual(otherwise.sort());
  });
});
