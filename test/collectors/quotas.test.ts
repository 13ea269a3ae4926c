import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { ACM } from '../../lambda/collectors/acm';
import { APPSYNC } from '../../lambda/collectors/appsync';
import { PRIVATE_CA } from '../../lambda/collectors/certificate-authorities';
import { CLOUDFRONT } from '../../lambda/collectors/cloudfront';
import { ELASTIC_LOAD_BALANCING } from '../../lambda/collectors/elastic-load-balancing';
import { ELASTIC_LOAD_BALANCING_V2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import { IAM } from '../../lambda/collectors/iam';
import { ACCOUNT, EC2 } from '../../lambda/collectors/regions';
import { TAGGING } from '../../lambda/collectors/tags';
import { CLOUDTRAIL } from '../../lambda/collectors/trails';

/** Calls per second and region that AWS publishes; `together`: of all these. */
const PUBLISHED: readonly { readonly what: string; readonly together: readonly number[]; readonly quota: number }[] = [
  { what: 'acm:ListCertificates', together: [ACM.callsPerSecond.ListCertificates], quota: 8 },
  { what: 'acm:DescribeCertificate', together: [ACM.callsPerSecond.DescribeCertificate], quota: 10 },
  {
    what: 'Elastic Load Balancing, the bucket of the account',
    together: [ELASTIC_LOAD_BALANCING_V2.callsPerSecond.any, ELASTIC_LOAD_BALANCING.callsPerSecond.any],
    quota: 10,
  },
  { what: 'tag:GetResources', together: [TAGGING.callsPerSecond.GetResources], quota: 15 },
];

/** What AWS does not publish: so little that nobody feels it. */
const UNPUBLISHED = [APPSYNC, ACCOUNT, PRIVATE_CA, CLOUDFRONT, CLOUDTRAIL, EC2, IAM];

const folder = path.join(__dirname, '../../lambda/collectors');

describe('the calls that we allow ourselves', () => {
  test.each(PUBLISHED)('of $what are at most half of what AWS allows', ({ together, quota }) => {
    expect(together.reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(quota / 2);
  });

  test.each(UNPUBLISHED)('of $service are at most four a second', ({ callsPerSecond: { any } }) => {
    expect(any).toBeLessThanOrEqual(4);
  });

  test('are bounded for every API', async () => {
    const known = [ACM, ELASTIC_LOAD_BALANCING_V2, ELASTIC_LOAD_BALANCING, TAGGING, ...UNPUBLISHED];
    const modules = readdirSync(folder).map(
      async (file) => (await import(path.join(folder, file))) as Readonly<Record<string, unknown>>,
    );
    const apis = (await Promise.all(modules)).flatMap((module) => Object.values(module)).filter(isApi);

    expect(apis).toHaveLength(known.length);
    expect(apis.filter((api) => !known.some((one) => one === api))).toEqual([]);
  });
});

const isApi = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'callsPerSecond' in value;
