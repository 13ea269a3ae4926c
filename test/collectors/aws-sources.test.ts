import { awsSources } from '../../lambda/collectors/aws-sources';
import { accountId, certificateId, isNonEmpty, region, resourceArn } from '../../lambda/domain/ids';
import { authorityArn } from '../builders/certificate-authority';
import { NOW } from '../builders/instant';
import { inVirtualTime, stopTime } from '../builders/virtual-time';
import { aWire, operationIn, type WireAnswer, type WireRequest } from '../builders/wire';

const EU = region('eu-west-1');
const US = region('us-east-1');
const sourcesOver = (wire: ReturnType<typeof aWire>) =>
  awsSources({ account: accountId('123456789012'), homeRegion: EU, clock: { now: () => NOW }, client: wire });

const arnOf = (index: number) => `arn:aws:acm:eu-west-1:123456789012:certificate/${index}`;

/** An ACM that holds so many certificates and gives them by the page. */
const anAcmOf = (count: number) => (request: WireRequest) => {
  const asked = JSON.parse(request.body) as { NextToken?: string; MaxItems?: number; CertificateArn?: string };
  if (operationIn(request) === 'DescribeCertificate') {
    return { body: JSON.stringify({ Certificate: { CertificateArn: asked.CertificateArn } }) };
  }
  const from = Number(asked.NextToken ?? 0);
  const to = Math.min(from + (asked.MaxItems ?? 100), count);
  const rows = Array.from({ length: to - from }, (_, index) => ({
    CertificateArn: arnOf(from + index),
    DomainName: `host-${from + index}.example.com`,
    Status: 'ISSUED',
    NotAfter: 1_800_000_000,
  }));
  return { body: JSON.stringify({ CertificateSummaryList: rows, ...(to < count && { NextToken: String(to) }) }) };
};

const anXml: Readonly<Record<string, string>> = {
  DescribeRegions:
    '<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName><optInStatus>opt-in-not-required</optInStatus></item></regionInfo></DescribeRegionsResponse>',
  ListServerCertificates:
    '<ListServerCertificatesResponse><ListServerCertificatesResult><IsTruncated>false</IsTruncated><ServerCertificateMetadataList/></ListServerCertificatesResult></ListServerCertificatesResponse>',
  '2015-12-01':
    '<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancers/></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>',
  '2012-06-01':
    '<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancerDescriptions/></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>',
};

/** By service, of those whose every list is empty in the same way. */
const anEmptyList: Readonly<Record<string, string>> = {
  appsync: '{"domainNameConfigs":[]}',
  cloudfront: '<DistributionList><Quantity>0</Quantity><IsTruncated>false</IsTruncated></DistributionList>',
  cloudtrail: '{"trailList":[]}',
};

/** An account without anything in it. */
const anEmptyAccount = (request: WireRequest): WireAnswer => {
  const [service = ''] = request.hostname.split('.');
  if (service === 'acm') return anAcmOf(0)(request);
  const asked = new URLSearchParams(request.body);
  return { body: anEmptyList[service] ?? anXml[asked.get('Action') ?? ''] ?? anXml[asked.get('Version') ?? ''] ?? '' };
};

interface TagsRow {
  readonly home: string;
  readonly asked: string;
}

describe('awsSources', () => {
  beforeEach(() => stopTime(NOW));
  afterEach(() => jest.useRealTimers());

  test('lists 2,500 certificates in 3 calls and describes 20 in 20', async () => {
    const sources = sourcesOver(aWire(anAcmOf(2500)));

    const reading = await inVirtualTime(sources.acm(EU));
    const ids = Array.from({ length: 20 }, (_, index) => certificateId(arnOf(index)));
    const details = await inVirtualTime(
      isNonEmpty(ids) ? sources.describe(EU, ids) : Promise.reject(new Error('none')),
    );

    expect(reading.status === 'ok' && reading.content.certificates).toHaveLength(2500);
    expect(details).toMatchObject({ missing: [], details: { length: 20 } });
    expect(sources.calls()).toEqual({ 'acm:DescribeCertificate': 20, 'acm:ListCertificates': 3 });
  });

  test('reads every source of an empty account, and counts one call for each', async () => {
    const sources = sourcesOver(aWire(anEmptyAccount));
    const empty = { status: 'ok', content: { certificates: [], attachments: [] } };

    await expect(inVirtualTime(sources.regions())).resolves.toEqual({ at: NOW, status: 'ok', regions: ['eu-west-1'] });
    await expect(inVirtualTime(sources.acm(US))).resolves.toMatchObject({
      ...empty,
      region: 'us-east-1',
      source: 'acm',
    });
    await expect(inVirtualTime(sources.iam(new Map()))).resolves.toMatchObject({
      ...empty,
      region: 'global',
      source: 'iam',
    });
    await expect(inVirtualTime(sources.attachments.elbv2(US, 'all'))).resolves.toMatchObject({
      ...empty,
      source: 'elbv2',
    });
    await expect(inVirtualTime(sources.attachments.elb(EU, 'all'))).resolves.toMatchObject({ ...empty, source: 'elb' });
    await expect(inVirtualTime(sources.attachments.appsync(US, 'all'))).resolves.toMatchObject({
      ...empty,
      region: 'us-east-1',
      source: 'appsync',
    });
    await expect(inVirtualTime(sources.attachments.cloudfront(EU, 'all'))).resolves.toMatchObject({
      ...empty,
      source: 'cloudfront',
    });
    await expect(inVirtualTime(sources.trails(US))).resolves.toEqual({ region: US, readAt: NOW, trails: [] });
    expect(sources.calls()).toEqual({
      'acm:ListCertificates': 1,
      'appsync:ListDomainNames': 1,
      'cloudfront:ListDistributionTenants': 1,
      'cloudfront:ListDistributions': 1,
      'cloudtrail:DescribeTrails': 1,
      'ec2:DescribeRegions': 1,
      'elasticloadbalancing:DescribeLoadBalancers': 2,
      'iam:ListServerCertificates': 1,
    });
  });

  test.each`
    home                | asked
    ${'eu-west-1'}      | ${'us-east-1'}
    ${'us-gov-east-1'}  | ${'us-gov-west-1'}
    ${'cn-northwest-1'} | ${'cn-north-1'}
  `('asks in $asked for the tags of what has no region, from $home', async ({ home, asked }: TagsRow) => {
    const wire = aWire(() => ({ body: '{"ResourceTagMappingList":[]}' }));
    const options = { account: accountId('123456789012'), clock: { now: () => NOW }, client: wire };
    const sources = awsSources({ ...options, homeRegion: region(home) });

    await inVirtualTime(sources.tags('global', ['arn:aws:iam::123456789012:server-certificate/a']));
    await inVirtualTime(sources.tags(EU, [arnOf(1)]));

    expect(wire.requests.map(({ hostname }) => hostname.split('.')[1])).toEqual([asked, 'eu-west-1']);
    expect(sources.calls()).toEqual({ 'tag:GetResources': 2 });
  });

  test('asks for private CAs where they are, with the credentials and through the connections of all, and counts each attempt', async () => {
    let left = 2;
    const wire = aWire(() => {
      left -= 1;
      return left >= 0
        ? { status: 400, body: '{"__type":"ThrottlingException"}' }
        : { body: '{"CertificateAuthority":{"Status":"DISABLED","NotAfter":1893456000}}' };
    });
    const sources = sourcesOver(wire);
    const arn = authorityArn();

    const authorities = await inVirtualTime(sources.certificateAuthorities(EU, [arn]));

    expect(authorities.get(arn)?.answer).toEqual({
      kind: 'told',
      status: 'DISABLED',
      notAfter: '2030-01-01T00:00:00.000Z',
    });
    expect(new Set(wire.requests.map(({ hostname }) => hostname))).toEqual(
      new Set(['acm-pca.eu-west-1.amazonaws.com']),
    );
    expect(wire.requests[0]).toMatchObject({
      headers: { authorization: expect.stringContaining('Credential=AKIAIOSFODNN7EXAMPLE/') },
      body: JSON.stringify({ CertificateAuthorityArn: arn }),
    });
    expect(sources.calls()).toEqual({ 'acm-pca:DescribeCertificateAuthority': 3 });
  });

  test('asks for the rules of listeners where they are', async () => {
    const wire = aWire(() => ({
      body: '<DescribeRulesResponse><DescribeRulesResult><Rules/></DescribeRulesResult></DescribeRulesResponse>',
    }));
    const sources = sourcesOver(wire);
    const arn = resourceArn('arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/edge/1/2');

    const { found } = await inVirtualTime(sources.listenerHosts(US, [arn]));

    expect(Object.fromEntries(found)).toEqual({ [arn]: { hosts: [], hostsReadAt: NOW } });
    expect(wire.requests.map(({ hostname }) => hostname)).toEqual(['elasticloadbalancing.us-east-1.amazonaws.com']);
    expect(sources.calls()).toEqual({ 'elasticloadbalancing:DescribeRules': 1 });
  });

  test('asks each region at its own address', async () => {
    const wire = aWire(anEmptyAccount);
    const sources = sourcesOver(wire);

    await inVirtualTime(Promise.all([sources.acm(EU), sources.acm(US), sources.attachments.elb(US, 'all')]));

    expect(wire.requests.map(({ hostname }) => hostname)).toEqual([
      'acm.eu-west-1.amazonaws.com',
      'acm.us-east-1.amazonaws.com',
      'elasticloadbalancing.us-east-1.amazonaws.com',
    ]);
  });

  test('looks for credentials once for all clients', async () => {
    const credentials = jest.fn(async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not a secret' }));
    const { requestHandler } = aWire(anEmptyAccount);
    const sources = sourcesOver({ requestHandler, credentials } as never);

    await inVirtualTime(
      Promise.all([
        sources.acm(EU),
        sources.acm(US),
        sources.attachments.cloudfront(EU, 'all'),
        sources.attachments.elb(US, 'all'),
      ]),
    );

    expect(credentials).toHaveBeenCalledTimes(1);
  });

  test('outlasts throttling, and counts each attempt', async () => {
    let left = 5;
    const sources = sourcesOver(
      aWire((request) => {
        left -= 1;
        return left >= 0 ? { status: 400, body: '{"__type":"ThrottlingException"}' } : anAcmOf(1)(request);
      }),
    );

    await expect(inVirtualTime(sources.acm(EU))).resolves.toMatchObject({ status: 'ok' });

    expect(sources.calls()).toEqual({ 'acm:ListCertificates': 6 });
  });

  test('gives up at the eighth attempt', async () => {
    const sources = sourcesOver(aWire(() => ({ status: 400, body: '{"__type":"ThrottlingException"}' })));

    await expect(inVirtualTime(sources.acm(EU))).resolves.toMatchObject({ status: 'failed', reason: 'throttled' });

    expect(sources.calls()).toEqual({ 'acm:ListCertificates': 8 });
  });

  test('tells the denial of one region and reads the other', async () => {
    const denied = { status: 400, body: '{"__type":"AccessDeniedException","message":"service control policy"}' };
    const sources = sourcesOver(
      aWire((request) => (request.hostname.includes('us-east-1') ? denied : anEmptyAccount(request))),
    );

    await expect(inVirtualTime(sources.acm(US))).resolves.toMatchObject({
      status: 'denied',
      reason: 'service-control-policy',
    });
    await expect(inVirtualTime(sources.acm(EU))).resolves.toMatchObject({ status: 'ok' });
  });

  test('shows how far our clock is off', async () => {
    const headers = { date: 'Thu, 19 Nov 2026 06:00:00 GMT' };
    const sources = sourcesOver(aWire((request) => ({ ...anEmptyAccount(request), headers })));

    expect(sources.clockSkewMilliseconds()).toBeUndefined();
    await inVirtualTime(sources.acm(EU));

    expect(sources.clockSkewMilliseconds()).toBe(26 * 3_600_000);
  });
});
