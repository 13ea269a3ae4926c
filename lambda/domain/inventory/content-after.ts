import { type Attachment, unitedAttachments } from '../use/attachment';
import { isToldByAcm } from '../use/attachment-home';
import type { AcmCertificate, Certificate } from '../certificate/certificate';
import type { CertificateId } from '../ids';
import type { CellContent, CellReading } from './reading';

type ReadingOf<Status extends CellReading['status']> = Extract<CellReading, { readonly status: Status }>;

const NOTHING: CellContent = { certificates: [], attachments: [] };

/** What a cell holds after an attempt to read it: what was read, and of the rest what was last known. */
export function contentAfter(last: CellContent, reading: CellReading): CellContent {
  switch (reading.status) {
    case 'ok':
      return afterWhole(last, reading);
    case 'partial':
      return afterPartial(last, reading);
    case 'denied':
    case 'failed':
      return last;
    case 'skipped':
      return reading.reason === 'not-requested' ? last : NOTHING;
  }
}

function afterWhole(last: CellContent, reading: ReadingOf<'ok'>): CellContent {
  const { content, listeners, since } = reading;
  if (listeners !== undefined)
    return { ...last, attachments: afterNarrow(last.attachments, listeners, content.attachments) };
  return {
    certificates: withDetails(last, content.certificates),
    attachments: unitedAttachments(
      since === undefined ? stillTold(last, reading) : last.attachments.filter(({ observedAt }) => observedAt >= since),
      content.attachments,
    ),
  };
}

function afterPartial(last: CellContent, reading: ReadingOf<'partial'>): CellContent {
  const { reason, content } = reading;
  const gone = 'gone' in reading ? reading.gone : [];
  const listed = withDetails(last, content.certificates);
  const kept = last.certificates.filter(({ id }) => !gone.includes(id));
  return {
    // The rows are whole then, so that a row that is not among them is gone.
    certificates: reason === 'details-missing' ? listed : unitedCertificates(kept, listed),
    attachments: unitedAttachments(last.attachments, content.attachments),
  };
}

/** A row of the list tells no details: those of an earlier reading hold until the certificate is another one. */
const withDetails = (last: CellContent, rows: readonly Certificate[]): readonly Certificate[] => {
  const known = new Map(last.certificates.map((certificate) => [certificate.id, certificate]));
  return rows.map((row) => carriedOver(known.get(row.id), row));
};

function carriedOver(last: Certificate | undefined, row: Certificate): Certificate {
  if (row.source !== 'acm' || last?.source !== 'acm' || last.notAfter !== row.notAfter) return row;
  return { ...row, renewal: { ...row.renewal, progress: last.renewal.progress }, ...detailsOf(last) };
}

const detailsOf = ({ failureReason, validation, certificateAuthority }: AcmCertificate): Partial<AcmCertificate> => ({
  ...(failureReason !== undefined && { failureReason }),
  ...(validation !== undefined && { validation }),
  ...(certificateAuthority !== undefined && { certificateAuthority }),
});

/** What ACM told of the uses of a certificate goes with the other details. */
function stillTold(last: CellContent, { account, content }: ReadingOf<'ok'>): readonly Attachment[] {
  const terms = new Map<string, Certificate['notAfter']>(last.certificates.map(({ id, notAfter }) => [id, notAfter]));
  const same = new Set<string>(
    content.certificates.filter(({ id, notAfter }) => terms.has(id) && terms.get(id) === notAfter).map(({ id }) => id),
  );
  return last.attachments.filter((attachment) => isToldByAcm(attachment, account) && same.has(attachment.certificate));
}

function afterNarrow(
  last: readonly Attachment[],
  listeners: readonly string[],
  read: readonly Attachment[],
): readonly Attachment[] {
  const names = new Set<string | undefined>(listeners);
  // Of Classic load balancers the whole load balancer is read.
  const kept = last.filter(({ resource, listener }) => !names.has(resource) && !names.has(listener?.arn));
  return unitedAttachments(kept, read);
}

const unitedCertificates = (older: readonly Certificate[], newer: readonly Certificate[]): readonly Certificate[] => [
  ...new Map<CertificateId, Certificate>(
    [...older, ...newer].map((certificate) => [certificate.id, certificate]),
  ).values(),
];
