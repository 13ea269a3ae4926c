import type { CertificateSummary } from '@aws-sdk/client-acm';
import type { AcmCertificate, AcmStatus, Key, Renewer } from '../domain/certificate/certificate';
import { certificateArn, certificateId, region } from '../domain/ids';
import { instantFrom, present } from './present';
import type { Attempt } from './reading';

/**
 * A row of ListCertificates in the words of the domain. Words of AWS that we do not know yet are left out.
 *
 * `undefined`: malformed. Without an ARN it is nobody; issued without a NotAfter it cannot be judged.
 */
export function acmCertificate(
  row: CertificateSummary,
  { account, region: place, at }: Attempt,
): AcmCertificate | undefined {
  const notAfter = instantFrom(row.NotAfter);
  if (!row.CertificateArn || (row.Status === 'ISSUED' && notAfter === undefined)) return undefined;
  return {
    source: 'acm',
    id: certificateId(row.CertificateArn),
    arn: certificateArn(row.CertificateArn),
    account,
    region: region(place),
    renews: renewerOf(row),
    names: namesOf(row),
    namesComplete: row.HasAdditionalSubjectAlternativeNames !== true,
    renewal: { eligibility: eligibilityOf(row), progress: { kind: 'not-read' } },
    observedAt: at,
    ...present({
      type: TYPES.find((type) => type === row.Type),
      status: STATUSES.find((status) => status === row.Status),
      key: keyOf(row.KeyAlgorithm),
      notBefore: instantFrom(row.NotBefore),
      notAfter,
      requestedAt: instantFrom(row.CreatedAt),
      revokedAt: instantFrom(row.RevokedAt),
      inUse: row.InUse,
      exported: row.Exported,
      managedBy: MANAGERS.get(row.ManagedBy ?? ''),
    }),
  };
}

const TYPES = ['AMAZON_ISSUED', 'PRIVATE', 'IMPORTED'] as const;
const STATUSES: readonly AcmStatus[] = [
  'PENDING_VALIDATION',
  'ISSUED',
  'INACTIVE',
  'EXPIRED',
  'VALIDATION_TIMED_OUT',
  'REVOKED',
  'FAILED',
];
const MANAGERS: ReadonlyMap<string, 'cloudfront'> = new Map([['CLOUDFRONT', 'cloudfront']]);

// ACM renews what it issued itself under a key of its own making.
function renewerOf({ Type: type, CertificateKeyPairOrigin: origin }: CertificateSummary): Renewer {
  if (origin === 'ACME') return 'acme-client';
  if (type === 'IMPORTED' || origin === 'CUSTOMER_PROVIDED') return 'nobody';
  if (type === 'AMAZON_ISSUED' || (type === 'PRIVATE' && origin === 'AWS_MANAGED')) return 'acm';
  return 'unknown';
}

function eligibilityOf({ RenewalEligibility: told }: CertificateSummary): AcmCertificate['renewal']['eligibility'] {
  if (told === 'ELIGIBLE') return 'eligible';
  return told === 'INELIGIBLE' ? 'ineligible' : 'unknown';
}

const namesOf = ({ DomainName: first = '', SubjectAlternativeNameSummaries: others = [] }: CertificateSummary) => [
  ...new Set([first, ...others].filter((name) => name !== '')),
];

// The model spells RSA_2048; answers with RSA-2048 are seen too.
function keyOf(algorithm: string | undefined): Key | undefined {
  if (algorithm === undefined) return undefined;
  const [, family, size = ''] = /^(RSA|EC)[_-](\w+)$/.exec(algorithm) ?? [];
  if (family === 'RSA' && /^\d+$/.test(size)) return { family: 'rsa', bits: Number(size) };
  return family === 'EC' ? { family: 'ec', curve: size } : { family: 'other', name: algorithm };
}
