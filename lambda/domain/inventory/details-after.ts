import { isToldByAcm } from '../use/attachment-home';
import type { AcmCertificate, Certificate } from '../certificate/certificate';
import type { AccountId } from '../ids';
import type { CellContent, CertificateDetail, DetailReading } from './reading';

/**
 * Adds what DescribeCertificate said to the rows of a cell. Older details overwrite nothing, details of a certificate without a row are nobody's.
 *
 * Each new reading of a certificate replaces what ACM told of its uses before.
 */
export function detailsAfter(last: CellContent, { details }: DetailReading, account: AccountId): CellContent {
  const rows = new Map(last.certificates.map((certificate) => [certificate.id, certificate]));
  const news = new Map(
    details.filter((detail) => isNews(rows.get(detail.id), detail)).map((detail) => [detail.id, detail]),
  );
  const isReplaced = new Set<string>(news.keys());
  return {
    certificates: last.certificates.map((row) => {
      const detail = news.get(row.id);
      return detail === undefined || row.source !== 'acm' ? row : detailed(row, detail);
    }),
    attachments: [
      ...last.attachments.filter(
        (attachment) => !(isReplaced.has(attachment.certificate) && isToldByAcm(attachment, account)),
      ),
      ...[...news.values()].flatMap(({ attachments }) => attachments),
    ],
  };
}

function isNews(row: Certificate | undefined, { readAt }: CertificateDetail): boolean {
  if (row?.source !== 'acm') return false;
  const { progress } = row.renewal;
  // A summary that could not be understood has no date of its own.
  const known = progress.kind === 'not-read' ? row.validation?.readAt : progress.readAt;
  return known === undefined || known <= readAt;
}

const detailed = (row: AcmCertificate, detail: CertificateDetail): AcmCertificate => ({
  ...row,
  renewal: { ...row.renewal, progress: detail.progress },
  validation: { readAt: detail.readAt, domains: detail.domains },
  ...(detail.failureReason !== undefined && { failureReason: detail.failureReason }),
  ...(detail.certificateAuthority !== undefined && { certificateAuthority: detail.certificateAuthority }),
});
