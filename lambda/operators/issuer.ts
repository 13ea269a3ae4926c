import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, CertificatePolicies, id_ce_certificatePolicies } from '@peculiar/asn1-x509';
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

/** Who issued it, by its own words: no chain is followed, and no signature is verified. */
export const issuerOf = (certificate: X509Certificate): Issuer => ({
  // Node escapes line ends inside of the parts of a name.
  name: certificate.issuer.split('\n').reverse().join(', '),
  authority: authorityOf(certificate),
});

function authorityOf(certificate: X509Certificate): Issuer['authority'] {
  if (certificate.checkIssued(certificate)) return 'itself';
  const policies = policiesOf(certificate);
  if (policies?.some((policy) => RESERVED.has(policy)) === true) return 'public';
  const isOld = Date.parse(certificate.validFrom) < RESERVED_SINCE_MS;
  return policies === undefined || isOld ? 'unknown' : 'private';
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
