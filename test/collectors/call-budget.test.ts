import { readAccount } from '../../lambda/app/read-account';
import { awsSources } from '../../lambda/collectors/aws-sources';
import { DEFAULT_POLICY } from '../../lambda/domain/policy';
import { RULES } from '../../lambda/domain/rules';
import { ACCOUNT, HOME } from '../builders/certificate';
import { authorityArn } from '../builders/certificate-authority';
import { silentDns } from '../builders/dns';
import { NOW } from '../builders/instant';
import { inVirtualTime, stopTime } from '../builders/virtual-time';
import { aWire, operationIn } from '../builders/wire';
import { wireAccount } from '../../bench/wire-account';

const clock = { now: () => NOW };

type Wire = Parameters<typeof aWire>[0];

/** What a first scan of an account of one region asks for, counted where it leaves. */
async function callsFor(
  size: { readonly certificates: number; readonly atRisk: number },
  wishes: { readonly fetchesAhead?: boolean } = {},
  through: (wire: Wire) => Wire = (wire) => wire,
) {
  const client = aWire(through(wireAccount(size)));
  const sources = awsSources({ account: ACCOUNT, homeRegion: HOME, clock, client });
  const request = { account: ACCOUNT, homeRegion: HOME, configured: 'enabled' as const, policy: DEFAULT_POLICY };
  const rules = { scanEveryMinutes: 60, forwardFrom: [], rules: RULES.certificate };
  const { certificates } = await inVirtualTime(
    readAccount({ sources, clock, dns: silentDns }, { ...request, ...rules, ...wishes }),
  );
  return { certificates, calls: sources.calls() };
}

describe('a scan', () => {
  beforeEach(() => stopTime(NOW));
  afterEach(() => jest.useRealTimers());

  test.each`
    certificates | atRisk | list | describe | tags
    ${2_500}     | ${20}  | ${3} | ${20}    | ${1}
    ${2_500}     | ${0}   | ${3} | ${0}     | ${0}
    ${1_001}     | ${1}   | ${2} | ${1}     | ${1}
  `(
    'of $certificates certificates, $atRisk of them at risk, lists in $list calls, describes in $describe and asks for tags in $tags',
    async ({ certificates, atRisk, list, describe: described, tags }) => {
      const size = { certificates: certificates as number, atRisk: atRisk as number };

      const { certificates: read, calls } = await callsFor(size);

      expect(read).toHaveLength(size.certificates);
      expect([calls['acm:ListCertificates'], calls['acm:DescribeCertificate'] ?? 0]).toEqual([list, described]);
      expect(calls['tag:GetResources'] ?? 0).toBe(tags);
      expect(Object.keys(calls).filter((action) => action.startsWith('elasticloadbalancing:'))).toEqual([]);
    },
  );

  test.each`
    certificates | atRisk | describe
    ${2_500}     | ${20}  | ${30}
    ${2_500}     | ${0}   | ${10}
    ${8}         | ${1}   | ${8}
  `(
    'that fetches ahead describes $describe of $certificates certificates, $atRisk of them at risk',
    async ({ certificates, atRisk, describe: described }) => {
      const size = { certificates: certificates as number, atRisk: atRisk as number };

      const { calls } = await callsFor(size, { fetchesAhead: true });

      expect(calls['acm:DescribeCertificate']).toBe(described);
    },
  );

  test.each`
    authorities | calls
    ${1}        | ${1}
    ${3}        | ${3}
    ${0}        | ${undefined}
  `(
    'of 20 certificates at risk that name $authorities private CAs asks for each once',
    async (row: { readonly authorities: number; readonly calls: number | undefined }) => {
      const { calls } = await callsFor({ certificates: 2_500, atRisk: 20 }, {}, issuedBy(row.authorities));

      expect(calls['acm:DescribeCertificate']).toBe(20);
      expect(calls['acm-pca:DescribeCertificateAuthority']).toBe(row.calls);
    },
  );
});

/** All certificates are private, and named in turn by so many CAs; by none, where there are none. */
const issuedBy =
  (authorities: number) =>
  (wire: Wire): Wire => {
    let described = 0;
    return (request) => {
      if (request.hostname.startsWith('acm-pca.')) return { body: '{"CertificateAuthority":{"Status":"ACTIVE"}}' };
      if (operationIn(request) === 'DescribeCertificate' && authorities > 0) {
        const CertificateAuthorityArn = authorityArn((described += 1) % authorities);
        return { body: JSON.stringify({ Certificate: { CertificateAuthorityArn } }) };
      }
      const answer = wire(request);
      return answer instanceof Error ? answer : { ...answer, body: answer.body.replaceAll('AMAZON_ISSUED', 'PRIVATE') };
    };
  };
