import {
  ACMClient,
  CertificateKeyPairOrigin,
  CertificateStatus,
  type CertificateSummary,
  KeyAlgorithm,
  ListCertificatesCommand,
  type ListCertificatesCommandInput,
} from '@aws-sdk/client-acm';
import type { CellReading } from '../domain/inventory/reading';
import { acmCertificate } from './acm-row';
import type { Api } from './aws-api';
import { isNamed } from './failure';
import { type Page, readPages } from './pages';
import { type Attempt, readingOf, sound } from './reading';

/** AWS publishes 8 lists and 10 descriptions a second. */
export const ACM = {
  Client: ACMClient,
  service: 'acm',
  callsPerSecond: { ListCertificates: 4, DescribeCertificate: 5 },
} as const satisfies Api<ACMClient>;

// Each of these filters, left out, hides certificates: all key types but RSA, and those of ACME endpoints.
const EVERYTHING = {
  CertificateStatuses: Object.values(CertificateStatus),
  CertificateKeyPairOrigins: Object.values(CertificateKeyPairOrigin),
  Includes: { keyTypes: Object.values(KeyAlgorithm) },
  MaxItems: 1000,
} satisfies ListCertificatesCommandInput;

// What a region knows that is behind the SDK: no origins, hence no ACME endpoints that it could hide.
const KNOWN_EVERYWHERE = {
  CertificateStatuses: [
    'PENDING_VALIDATION',
    'ISSUED',
    'INACTIVE',
    'EXPIRED',
    'VALIDATION_TIMED_OUT',
    'REVOKED',
    'FAILED',
  ],
  Includes: {
    keyTypes: ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
  },
  MaxItems: 1000,
} satisfies ListCertificatesCommandInput;

/**
 * Reads the certificates that ACM holds in the region of the client: one call per thousand.
 *
 * A row that cannot be used is left out and makes the reading partial, so that what was known of it is kept.
 */
export async function readAcm(client: ACMClient, attempt: Attempt): Promise<CellReading> {
  const list = await readPages(certificatePages(client));
  const { rows, malformedRows } = sound(list.rows.map((row) => acmCertificate(row, attempt)));
  return readingOf(attempt, list, { certificates: rows, attachments: [] }, { malformedRows });
}

function certificatePages(client: ACMClient): (token: string | undefined) => Promise<Page<CertificateSummary>> {
  let filters: ListCertificatesCommandInput = EVERYTHING;
  const read = async (token: string | undefined): Promise<Page<CertificateSummary>> => {
    const answer = await client.send(new ListCertificatesCommand({ ...filters, NextToken: token }));
    return { rows: answer.CertificateSummaryList, next: answer.NextToken };
  };
  return async (token) => {
    try {
      return await read(token);
    } catch (error) {
      const refused = isNamed(error, 'ValidationException', 'InvalidArgsException');
      if (!refused || token !== undefined || filters === KNOWN_EVERYWHERE) throw error;
      filters = KNOWN_EVERYWHERE;
      return read(token);
    }
  };
}
