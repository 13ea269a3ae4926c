import { operationIn, type WireAnswer, type WireRequest } from '../test/builders/wire';
import { ACCOUNT } from '../test/builders/certificate';
import { acmRows } from './estate';
import { secondsForDates } from './wire-account';

/** How large an account is, and where its load balancers are. */
export interface LargeSize {
  readonly regions: readonly string[];
  /** Of all regions together. */
  readonly acm: number;
  readonly iam: number;
  readonly loadBalancers: number;
  readonly listeners: number;
  readonly sni: number;
  /** Regions that hold load balancers; the others hold none. */
  readonly balanced: number;
}

interface Place {
  readonly size: LargeSize;
  /** Of a certificate in IAM. */
  readonly pem: string;
}

type Answering = (parameters: URLSearchParams, region: string, place: Place) => string;

const EMPTY: Readonly<Record<string, string>> = {
  cloudfront: '<DistributionList><Quantity>0</Quantity><IsTruncated>false</IsTruncated></DistributionList>',
  cloudtrail: '{"trailList":[]}',
  appsync: '{"domainNameConfigs":[]}',
  tagging: '{"ResourceTagMappingList":[]}',
};

/** What AWS would answer at the wire for a large account: ACM in JSON, everybody else in XML. */
export function largeAccount(place: Place): (request: WireRequest) => WireAnswer {
  const { size } = place;
  const perRegion = Math.ceil(size.acm / size.regions.length);
  const rows = acmRows({ certificates: perRegion, atRisk: 2 }).map((row) => JSON.stringify(row, secondsForDates));
  return (request) => {
    const [service = '', region = ''] = request.hostname.split('.');
    if (service === 'acm') return { body: acmAnswer(request, rows, region) };
    const empty = EMPTY[service];
    if (empty !== undefined) return { body: empty };
    const parameters = new URLSearchParams(request.body);
    const answer = ANSWERS[`${service}:${parameters.get('Action') ?? ''}:${parameters.get('Version') ?? ''}`];
    if (answer === undefined) throw new Error(`nobody answers ${request.hostname} ${request.body.slice(0, 80)}`);
    return { body: answer(parameters, region, place) };
  };
}

const tag = (name: string, content: string | number): string => `<${name}>${content}</${name}>`;
const answered = (action: string, content: string): string => tag(`${action}Response`, tag(`${action}Result`, content));
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

function acmAnswer(request: WireRequest, rows: readonly string[], region: string): string {
  const asked = JSON.parse(request.body) as { CertificateArn?: string };
  if (operationIn(request) === 'DescribeCertificate')
    return JSON.stringify({ Certificate: { CertificateArn: asked.CertificateArn } });
  return `{"CertificateSummaryList":[${rows.map((row) => row.replaceAll('eu-west-1', region)).join(',')}]}`;
}

const serverCertificate = (index: number): string =>
  [
    tag('Path', '/'),
    tag('ServerCertificateName', `legacy-${index}`),
    tag('ServerCertificateId', `ASCA${String(index).padStart(17, '0')}`),
    tag('Arn', serverCertificateArn(index)),
    tag('UploadDate', '2026-06-02T10:00:00Z'),
    tag('Expiration', '2027-06-01T00:00:00Z'),
  ].join('');
const serverCertificateArn = (index: number): string => `arn:aws:iam::${ACCOUNT}:server-certificate/legacy-${index}`;

const elb = (region: string, resource: string): string =>
  `arn:aws:elasticloadbalancing:${region}:${ACCOUNT}:${resource}`;
const holdsLoadBalancers = (region: string, { size }: Place): boolean => size.regions.indexOf(region) < size.balanced;

const ANSWERS: Readonly<Record<string, Answering>> = {
  'ec2:DescribeRegions:2016-11-15': (_, __, { size }) =>
    tag(
      'DescribeRegionsResponse',
      tag(
        'regionInfo',
        size.regions
          .map((region) => tag('item', tag('regionName', region) + tag('optInStatus', 'opt-in-not-required')))
          .join(''),
      ),
    ),
  'iam:ListServerCertificates:2010-05-08': (_, __, { size }) =>
    answered(
      'ListServerCertificates',
      tag('IsTruncated', 'false') +
        tag(
          'ServerCertificateMetadataList',
          numbered(size.iam)
            .map((index) => tag('member', serverCertificate(index)))
            .join(''),
        ),
    ),
  'iam:GetServerCertificate:2010-05-08': (asked, _, { pem }) =>
    answered(
      'GetServerCertificate',
      tag(
        'ServerCertificate',
        tag('ServerCertificateMetadata', serverCertificate(numberIn(asked.get('ServerCertificateName')))) +
          tag('CertificateBody', pem),
      ),
    ),
  'elasticloadbalancing:DescribeLoadBalancers:2012-06-01': () =>
    answered('DescribeLoadBalancers', tag('LoadBalancerDescriptions', '')),
  'elasticloadbalancing:DescribeLoadBalancers:2015-12-01': (_, region, place) =>
    answered(
      'DescribeLoadBalancers',
      tag(
        'LoadBalancers',
        holdsLoadBalancers(region, place)
          ? numbered(Math.ceil(place.size.loadBalancers / place.size.balanced))
              .map((index) =>
                tag(
                  'member',
                  tag('Type', 'application') +
                    tag('LoadBalancerArn', elb(region, `loadbalancer/app/edge-${index}/50dc6c495c0c9188`)),
                ),
              )
              .join('')
          : '',
      ),
    ),
  'elasticloadbalancing:DescribeListeners:2015-12-01': (asked, _, { size }) =>
    answered(
      'DescribeListeners',
      tag(
        'Listeners',
        listenersAsked(asked, size)
          .map(({ arn, loadBalancer, port }) =>
            tag(
              'member',
              tag('ListenerArn', arn) +
                tag('LoadBalancerArn', loadBalancer) +
                tag('Port', port) +
                tag('Protocol', 'HTTPS'),
            ),
          )
          .join(''),
      ),
    ),
  'elasticloadbalancing:DescribeRules:2015-12-01': () => answered('DescribeRules', tag('Rules', '')),
  'elasticloadbalancing:DescribeListenerCertificates:2015-12-01': (asked, _, { size }) => {
    const listener = numberIn(asked.get('ListenerArn'));
    const arns = numbered(size.sni + 1).map((index) =>
      serverCertificateArn((listener * (size.sni + 1) + index) % size.iam),
    );
    return answered(
      'DescribeListenerCertificates',
      tag(
        'Certificates',
        arns
          .map((arn, index) => tag('member', tag('CertificateArn', arn) + tag('IsDefault', String(index === 0))))
          .join(''),
      ),
    );
  },
};

interface Asked {
  readonly arn: string;
  readonly loadBalancer: string;
  readonly port: number;
}

function listenersAsked(asked: URLSearchParams, size: LargeSize): readonly Asked[] {
  const loadBalancer = asked.get('LoadBalancerArn');
  const of = (balancer: string, port: number): Asked => ({
    arn: `${balancer.replace('loadbalancer/', 'listener/')}/${port}`,
    loadBalancer: balancer,
    port,
  });
  if (loadBalancer !== null) return numbered(size.listeners).map((index) => of(loadBalancer, 443 + index));
  return [...asked]
    .filter(([name]) => name.startsWith('ListenerArns.member.'))
    .map(([, arn]) => {
      const [, balancer = '', port = ''] = /^(.*)\/(\d+)$/.exec(arn) ?? [];
      return of(balancer.replace('listener/', 'loadbalancer/'), Number(port));
    });
}

/** The first number after a hyphen, as in `legacy-17` or `…/edge-3/…`. */
const numberIn = (text: string | null): number => Number(/-(\d+)(?:\/|$)/.exec(text ?? '')?.[1] ?? 0);
