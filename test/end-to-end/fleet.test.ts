import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ScanReport } from '../../lambda/contract/scan-report';
import type { Fault, FaultRequest, LocalAws } from '../aws/local-aws';
import { makeFleet } from '../estate/fleet';
import { openCases } from '../estate/ledger';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { scanReport } from './command-line';
import { expectedOf, FLEET, type FleetCase, WITH_GAPS } from './fleet-cases';
import { caseOf, cellsIn, foundIn, otherFindings } from './fleet-found';
import { install, type Installation, START } from './installation';
import { overstepping } from './permissions';

const DAY_MS = 86_400_000;
const day = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

const [HOME, SECOND, THIRD] = ['us-east-1', 'eu-west-1', 'eu-west-3'] as const;
const REGIONS = [HOME, SECOND, THIRD];
const LEFT_OUT = 'sa-east-1';
const CASES = Object.values(FLEET).flat();

/** What only slows the command line. Throttling without end is a minute of waiting: see `fleet-stubbed.test.ts`. */
const THROTTLE: FaultRequest = { kind: 'throttle', service: 'appsync', region: SECOND, times: 2, principal: 'user' };
/** What keeps the command line from reading: nobody else is kept from it. */
const GAPS: readonly Omit<FaultRequest, 'principal'>[] = [
  { kind: 'access-denied', service: 'acm', region: THIRD },
  { kind: 'service-control-policy', service: 'elasticloadbalancing', region: THIRD },
  { kind: 'error', service: 'appsync', region: THIRD, status: 400, code: 'InternalFailureException' },
  {
    kind: 'access-denied',
    service: 'elasticloadbalancing',
    action: 'DescribeListenerCertificates',
    region: SECOND,
  },
  { kind: 'access-denied', service: 'cloudfront', action: 'ListDistributionTenants*' },
];

jest.setTimeout(300_000);

describe('a fleet with one of everything that the local AWS knows', () => {
  let dns: FakeNameServer;
  let installation: Installation;
  let throttle: Fault;
  let whole: ScanReport;
  let gaps: ScanReport;

  beforeAll(async () => {
    dns = await startNameServer();
    installation = await install({
      nameServer: dns.address,
      regions: [...REGIONS, LEFT_OUT],
      configuration: () => ({ regions: REGIONS }),
      before: async (aws) => {
        await aws.change({ iam_page_size: 5, older_regions: [SECOND] });
        await makeFleet({ aws, dns, day });
      },
    });
    // What ends soon has ended.
    await installation.aws.moveClock(day(1 / 24));
    throttle = await installation.aws.addFault(THROTTLE);
    whole = await scanWhole(installation.aws);
    // What takes two readings half an hour apart.
    await installation.scan();
    gaps = await scanWithGaps(installation.aws);
  });
  afterAll(async () => {
    await installation.stop();
    await dns.stop();
  });

  /** By the command line, which leaves out what the installation leaves out. */
  async function scanWhole(aws: LocalAws): Promise<ScanReport> {
    const file = path.join(aws.folder, 'fleet.config.json');
    const targets = { https: ['https://example.com/'] };
    await writeFile(
      file,
      JSON.stringify({ accountName: 'fleet', regions: REGIONS, pages: targets, watchdog: targets }),
    );
    return (await scanReport(aws, ['--all-regions', '--config', file])).report;
  }

  async function scanWithGaps(aws: LocalAws): Promise<ScanReport> {
    for (const fault of GAPS) await aws.addFault({ ...fault, principal: 'user' });
    const [broken = ''] = whole.certificates.flatMap(({ arn, names }) =>
      caseOf(names) === 'second-region' ? arn : [],
    );
    await aws.overlayCertificate(broken, { NotAfter: null });
    return scanWhole(aws);
  }

  describe.each(Object.entries(FLEET))('%s', (_made, cases) => {
    test.each(cases)('$title: $name', (one) => {
      expect(foundIn(whole).get(one.name)).toEqual(expectedOf(one));
    });
  });

  test('nothing else is found: no certificate, and no trouble with anything but a certificate', () => {
    expect([...foundIn(whole).keys()].sort()).toEqual(CASES.map(({ name }) => name).sort());
    expect(whole.certificates).toHaveLength(CASES.length);
    expect(otherFindings(whole)).toEqual([]);
  });

  test('every cell says that it was read, or that nobody wants it read', () => {
    const regional = (region: string, status: string) =>
      ['acm', 'elbv2', 'elb', 'appsync'].map((source) => [`${region}/${source}`, status] as const);

    expect(cellsIn(whole)).toEqual({
      ...Object.fromEntries(['regions', 'iam', 'cloudfront'].map((source) => [`global/${source}`, 'ok'])),
      ...Object.fromEntries(REGIONS.flatMap((region) => regional(region, 'ok'))),
      ...Object.fromEntries(regional(LEFT_OUT, 'skipped excluded')),
    });
    expect(whole.complete).toBe(true);
  });

  test('one of them was throttled before it was read', async () => {
    expect(await throttle.hits()).toBe(2);
    expect(cellsIn(whole)[`${SECOND}/appsync`]).toBe('ok');
  });

  test('a list of names that ACM cuts is shown as far as ACM tells it', () => {
    const [names = []] = whole.certificates.flatMap(({ names }) => (caseOf(names) === 'many-names' ? [names] : []));

    expect(names).toHaveLength(100);
  });

  test.each([
    { name: 'legacy-owned', owners: ['payments'], environments: ['live'], resources: 1, hosts: 2 },
    { name: 'alb-sni', resources: 1, hosts: 1 },
    { name: 'cloudfront-staging', resources: 0, hosts: 0 },
  ])('$name: whose it is, and what breaks with it', ({ name, owners, environments, ...blastRadius }) => {
    const [found] = whole.certificates.filter(({ names }) => caseOf(names) === name);

    expect(found?.owners).toEqual(owners);
    expect(found?.environments).toEqual(environments);
    expect(found?.blastRadius).toMatchObject(blastRadius);
  });

  test('the deployed product has a case for each certificate with an alert, and for nothing else', async () => {
    const { aws, outputs } = installation;
    const severityOf = ({ findings = [] }: FleetCase): readonly string[] =>
      ['critical', 'warning'].filter((severity) => findings.some((one) => one.endsWith(severity))).slice(0, 1);

    const cases = await openCases(aws, outputs.ledgerTableName);

    expect(cases.map(({ about, state }) => `${caseOf(about.names)} ${state.severity}`).sort()).toEqual(
      CASES.flatMap((one) => severityOf(one).map((severity) => `${one.name} ${severity}`)).sort(),
    );
  });

  test('no function made a call that its permissions do not name', async () => {
    expect(overstepping(await installation.aws.calls())).toEqual([]);
  });

  describe('of which a part cannot be read', () => {
    test.each([
      { cell: 'eu-west-3/acm', because: 'its list is denied', says: 'denied no-permission' },
      { cell: 'eu-west-3/elbv2', because: 'a policy of the organization', says: 'denied service-control-policy' },
      { cell: 'eu-west-3/elb', because: 'a policy of the organization', says: 'denied service-control-policy' },
      { cell: 'eu-west-3/appsync', because: 'an error of the service', says: 'failed service-error' },
      { cell: 'eu-west-1/acm', because: 'a row without its end', says: 'partial malformed-row' },
      { cell: 'eu-west-1/elbv2', because: 'the lists for SNI are denied', says: 'denied no-permission' },
      { cell: 'global/cloudfront', because: 'the tenants are denied', says: 'partial details-missing' },
    ])('$cell, $because: $says', ({ cell, says }) => {
      expect(cellsIn(gaps)[cell]).toBe(says);
    });

    test('the other cells are read as before, and each gap is found', () => {
      const read = Object.entries(cellsIn(gaps)).filter(([, says]) => says === 'ok');

      expect(read.map(([cell]) => cell).sort()).toEqual([
        'eu-west-1/appsync',
        'eu-west-1/elb',
        'global/iam',
        'global/regions',
        ...['acm', 'appsync', 'elb', 'elbv2'].map((source) => `us-east-1/${source}`),
      ]);
      expect(gaps.complete).toBe(false);
      expect(otherFindings(gaps)).toEqual(
        ['details-missing', 'malformed-row', 'no-permission', 'service-control-policy', 'service-error'].map(
          (reason) => `blind-spot:${reason} warning`,
        ),
      );
    });

    test('what was read is judged as before, and whoever may be used unseen is not called unused', () => {
      const expected = CASES.flatMap((one) => {
        const difference = WITH_GAPS[one.name] ?? {};
        return difference === 'absent' ? [] : [[one.name, expectedOf({ ...one, ...difference })] as const];
      });

      expect(Object.fromEntries(foundIn(gaps))).toEqual(Object.fromEntries(expected));
    });
  });
});
