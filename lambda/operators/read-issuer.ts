import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, CertificatePolicies, id_ce_certificatePolicies } from '@peculiar/asn1-x509';
import { DAY_MS } from '../domain/instant';
import type { Issuer } from '../domain/migration/issuer';

/**
 * The reserved policies of the CA/Browser Forum's Baseline Requirements (7.1.6.1), one of which a publicly trusted certificate must name (7.1.2.7.9):
 * extended, domain, organization and individual validation.
 */
const RESERVED: ReadonlySet<string> = new Set([
  ...['2.23.140.1.1', '2.23.140.1.2.1', '2.23.140.1.2.2', '2.23.140.1.2.3'],
]);

/** Since when it must, by version 2.0.0 of them. */
const RESERVED_SINCE_MS = Date.parse('2023-09-15T00:00:00.000Z');

/** The longest lives that they ever allowed (6.3.2), by when a certificate was issued, newest first; a day more for how days are counted. */
const LONGEST_LIVES = [
  { sinceMs: Date.parse('2020-09-01T00:00:00.000Z'), longestMs: 399 * DAY_MS },
  { sinceMs: Date.parse('2018-03-01T00:00:00.000Z'), longestMs: 826 * DAY_MS },
  { sinceMs: Date.parse('2015-04-01T00:00:00.000Z'), longestMs: 1_189 * DAY_MS },
  { sinceMs: Date.parse('2012-07-01T00:00:00.000Z'), longestMs: 1_828 * DAY_MS },
];

/** Who issued it, by its own words: no chain is followed, and no signature is verified. */
export const readIssuer = (certificate: X509Certificate): Issuer => ({
  name: nameOf(certificate),
  authority: authorityOf(certificate),
});

function authorityOf(certificate: X509Certificate): Issuer['authority'] {
  if (certificate.checkIssued(certificate)) return 'itself';
  const policies = policiesOf(certificate);
  if (policies?.some((policy) => RESERVED.has(policy)) === true) return 'public';
  return policies === undefined || mayBePublicWithout(certificate) ? 'unknown' : 'private';
}

/** Whether a public one did without such a policy then, and lived as long. */
function mayBePublicWithout({ validFrom, validTo }: X509Certificate): boolean {
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  const { longestMs = Infinity } = LONGEST_LIVES.find(({ sinceMs }) => from >= sinceMs) ?? {};
  return from < RESERVED_SINCE_MS && to - from <= longestMs;
}

/** Node escapes line ends inside of the parts of a name, and has none where there are no parts. */
function nameOf({ issuer }: { readonly issuer?: string }): string {
  return issuer === undefined || issuer === '' ? 'no name' : issuer.split('\n').reverse().join(', ');
}

/** `undefined`: they cannot be read. */
function policiesOf({ raw }: X509Certificate): readonly string[] | undefined {
  try {
    const { extensions } = AsnConvert.parse(raw, Certificate).tbsCertificate;
    const found = extensions?.find(({ extnID }) => extnID === id_ce_certificatePolicies);
    if (found === undefined) return [];
    return AsnConvert.parse(found.extnValue, CertificatePolicies).map(({ policyIdentifier }) => policyIdentifier);
  } catch {
    // OpenSSL takes certificates that this parser does not: whoever issued them stays unknown.
    return undefined;
  }
}
