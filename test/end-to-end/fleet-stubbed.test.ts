import { awsSources } from '../../lambda/collectors/aws-sources';
import type { Sources } from '../../lambda/app/ports';
import { accountId, region } from '../../lambda/domain/ids';
import type { CellReading } from '../../lambda/domain/inventory/reading';
import { NOW } from '../builders/instant';
import { aWire, type WireAnswer, type WireRequest } from '../builders/wire';

const PARIS = region('eu-west-3');
const IAM = 'arn:aws:iam::123456789012:server-certificate/edge';
const ROW = { CertificateArn: 'arn:aws:acm:eu-west-3:123456789012:certificate/a', Status: 'ISSUED', NotAfter: 2e9 };

const json = (body: object): WireAnswer => ({ body: JSON.stringify(body) });
const failing = (name: string, code: string): Error => Object.assign(new Error(name), { name, code });
const refused = (code: string): WireAnswer => ({
  status: 400,
  body: JSON.stringify({ __type: code, message: 'no' }),
  headers: { 'x-amzn-errortype': code },
});
const result = (operation: string, content: string): WireAnswer => ({
  body: `<${operation}Response><${operation}Result>${content}</${operation}Result></${operation}Response>`,
});
const classicListener = (certificate: string): string =>
  `<member><Listener><Protocol>HTTPS</Protocol><LoadBalancerPort>443</LoadBalancerPort><SSLCertificateId>${certificate}</SSLCertificateId></Listener></member>`;
const classicBalancer = (name: string, certificate: string): string =>
  `<member><LoadBalancerName>${name}</LoadBalancerName><ListenerDescriptions>${classicListener(certificate)}</ListenerDescriptions></member>`;
const balancer = (type: string): string =>
  `<member><LoadBalancerArn>arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/gwy/g/1</LoadBalancerArn><Type>${type}</Type></member>`;

interface StubbedCase {
  readonly title: string;
  readonly answer: (request: WireRequest) => WireAnswer | Error;
  readonly read: (sources: Sources) => Promise<CellReading>;
  readonly found: string;
  /** How many requests it takes. */
  readonly requests: number;
}

const CASES: readonly StubbedCase[] = [
  {
    title: 'a region in which AWS runs no AppSync: its host has no name',
    answer: () => failing('Error', 'ENOTFOUND'),
    read: async ({ attachments }) => attachments.appsync(PARIS, 'all'),
    found: 'skipped not-offered',
    requests: 1,
  },
  {
    title: 'an answer that never comes',
    answer: () => failing('TimeoutError', 'ETIMEDOUT'),
    read: async ({ attachments }) => attachments.appsync(PARIS, 'all'),
    found: 'failed timed-out',
    requests: 1,
  },
  {
    title: 'throttling without end',
    answer: () => refused('TooManyRequestsException'),
    read: async ({ attachments }) => attachments.appsync(PARIS, 'all'),
    found: 'failed throttled',
    requests: 1,
  },
  {
    title: 'an answer that is none of AWS',
    answer: () => ({ body: '<html>proxy</html>' }),
    read: async ({ acm }) => acm(PARIS),
    found: 'failed malformed-answer',
    requests: 1,
  },
  {
    title: 'a second page that is denied',
    answer: ({ body }) =>
      body.includes('NextToken')
        ? refused('AccessDeniedException')
        : json({ CertificateSummaryList: [ROW], NextToken: 'a' }),
    read: async ({ acm }) => acm(PARIS),
    found: 'partial pages-missing, 1 certificate',
    requests: 2,
  },
  {
    title: 'a key, a type and a status of tomorrow',
    answer: () =>
      json({ CertificateSummaryList: [{ ...ROW, KeyAlgorithm: 'ML_DSA_65', Type: 'LEASED', Status: 'PAUSED' }] }),
    read: async ({ acm }) => acm(PARIS),
    found: 'ok, 1 certificate',
    requests: 1,
  },
  {
    title: 'a page of IAM that is empty and not the last',
    answer: ({ body }) =>
      result(
        'ListServerCertificates',
        body.includes('Marker=')
          ? '<IsTruncated>false</IsTruncated><ServerCertificateMetadataList/>'
          : '<IsTruncated>true</IsTruncated><Marker>a</Marker><ServerCertificateMetadataList/>',
      ),
    read: async ({ iam }) => iam(new Map()),
    found: 'ok',
    requests: 2,
  },
  {
    title: 'a Classic load balancer whose certificate was deleted under it',
    answer: () =>
      result(
        'DescribeLoadBalancers',
        `<LoadBalancerDescriptions>${classicBalancer('a', 'Invalid-Certificate')}${classicBalancer('b', IAM)}</LoadBalancerDescriptions>`,
      ),
    read: async ({ attachments }) => attachments.elb(PARIS, 'all'),
    found: 'ok, 1 attachment',
    requests: 1,
  },
  {
    title: 'a gateway load balancer, which is asked for no listeners',
    answer: ({ body }) =>
      body.includes('Action=DescribeLoadBalancers')
        ? result('DescribeLoadBalancers', `<LoadBalancers>${balancer('gateway')}</LoadBalancers>`)
        : refused('AccessDeniedException'),
    read: async ({ attachments }) => attachments.elbv2(PARIS, 'all'),
    found: 'ok',
    requests: 1,
  },
];

const counted = (count: number, noun: string): readonly string[] => (count === 0 ? [] : [`${count} ${noun}`]);

function inWords(reading: CellReading): string {
  const status = [reading.status, ...('reason' in reading ? [reading.reason] : [])].join(' ');
  if (!('content' in reading)) return status;
  const { certificates, attachments } = reading.content;
  return [status, ...counted(certificates.length, 'certificate'), ...counted(attachments.length, 'attachment')].join(
    ', ',
  );
}

describe('what the local AWS cannot make, or only by long waiting, from stubbed answers of the documented shape', () => {
  test.each(CASES)('$title: $found', async ({ answer, read, found, requests }) => {
    const wire = aWire(answer);
    const sources = awsSources({
      account: accountId('123456789012'),
      homeRegion: PARIS,
      clock: { now: () => NOW },
      client: { ...wire, maxAttempts: 1 },
    });

    expect(inWords(await read(sources))).toBe(found);
    expect(wire.requests).toHaveLength(requests);
  });
});
