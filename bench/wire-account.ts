import { operationIn, type WireAnswer, type WireRequest } from '../test/builders/wire';
import { acmRows, type EstateSize } from './estate';

const FIXED: Readonly<Record<string, string>> = {
  'ec2.':
    '<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName><optInStatus>opt-in-not-required</optInStatus></item></regionInfo></DescribeRegionsResponse>',
  'iam.':
    '<ListServerCertificatesResponse><ListServerCertificatesResult><IsTruncated>false</IsTruncated><ServerCertificateMetadataList/></ListServerCertificatesResult></ListServerCertificatesResponse>',
  'cloudtrail.': '{"trailList":[]}',
  'tagging.': '{"ResourceTagMappingList":[]}',
  'cloudfront.': '<DistributionList><Quantity>0</Quantity><IsTruncated>false</IsTruncated></DistributionList>',
};

/** What AWS would answer at the wire for an account with so many certificates, all in ACM and in one region. */
export function wireAccount(size: EstateSize): (request: WireRequest) => WireAnswer {
  const rows = acmRows(size).map((row) => JSON.stringify(row, secondsForDates));
  return (request) => {
    if (!request.hostname.startsWith('acm.'))
      return { body: Object.entries(FIXED).find(([service]) => request.hostname.startsWith(service))?.[1] ?? '' };
    const asked = JSON.parse(request.body) as { NextToken?: string; MaxItems?: number; CertificateArn?: string };
    if (operationIn(request) === 'DescribeCertificate')
      return { body: JSON.stringify({ Certificate: { CertificateArn: asked.CertificateArn } }) };
    const from = Number(asked.NextToken ?? 0);
    const to = Math.min(from + (asked.MaxItems ?? 100), rows.length);
    const next = to < rows.length ? `,"NextToken":"${to}"` : '';
    return { body: `{"CertificateSummaryList":[${rows.slice(from, to).join(',')}]${next}}` };
  };
}

/** The JSON protocol writes a moment as seconds; JSON.stringify has already made a text of the date. */
export const secondsForDates = (key: string, value: unknown): unknown =>
  typeof value === 'string' && ['NotBefore', 'NotAfter', 'CreatedAt'].includes(key) ? Date.parse(value) / 1000 : value;
