import type { Attachment } from './attachment';
import type { AcmCertificate, Certificate, IamCertificate } from '../certificate/certificate';
import { isNonEmpty } from '../ids';
import type { Memory } from '../certificate/memory';
import type { MissingProof, Use } from './use';
import type { WalkProof } from './walk-proof';

/** What was read of the attachments of one certificate. `proof`: that a walk would have found others; only certificates of IAM need it. */
export interface AttachmentEvidence {
  readonly found: readonly Attachment[];
  readonly proof: (certificate: IamCertificate) => WalkProof;
}

/** What is known of the use of one certificate. */
export interface UseEvidence extends AttachmentEvidence {
  readonly memory: Memory;
}

/** The attachments as far as they were read; `undefined`: not read. */
export const attachmentsRead = (
  certificate: Certificate,
  evidence: AttachmentEvidence,
): readonly Attachment[] | undefined =>
  certificate.source === 'acm' ? acmAttachments(certificate, evidence.found) : iamAttachments(certificate, evidence);

/**
 * Whether somebody serves it. `unused` only with proof: of ACM the own row says so, of IAM every place was read where it could be attached.
 *
 * Everything that ACM does not tell is unknown, never "no". That an imported certificate was never exported needs no telling: ACM exports none.
 */
export const useOf = (certificate: Certificate, evidence: UseEvidence): Use =>
  certificate.source === 'acm' ? useOfAcm(certificate, evidence) : useOfIam(certificate, evidence);

/** Its row says that nothing uses it: what was read before the row is history. */
function currentAttachments(certificate: AcmCertificate, found: readonly Attachment[]): readonly Attachment[] {
  return certificate.inUse === false ? found.filter(({ observedAt }) => observedAt >= certificate.observedAt) : found;
}

function acmAttachments(certificate: AcmCertificate, found: readonly Attachment[]): readonly Attachment[] | undefined {
  const current = currentAttachments(certificate, found);
  if (current.length > 0 || certificate.inUse === false) return current;
  const { progress } = certificate.renewal;
  return progress.kind !== 'not-read' && progress.readAt >= certificate.observedAt ? [] : undefined;
}

function iamAttachments(
  certificate: IamCertificate,
  { found, proof }: AttachmentEvidence,
): readonly Attachment[] | undefined {
  return found.length > 0 || proof(certificate).missing.length === 0 ? found : undefined;
}

function useOfAcm(certificate: AcmCertificate, evidence: UseEvidence): Use {
  const because = reasonsOf(certificate, evidence);
  if (isNonEmpty(because)) return { kind: 'used', because };
  const { account, region, observedAt, inUse, exported, type } = certificate;
  const isToldExport = exported !== undefined || type === 'IMPORTED';
  if (inUse === false && isToldExport) return { kind: 'unused', provenAt: observedAt };
  return { kind: 'unknown', missing: [{ cell: { account, region, source: 'acm' }, because: 'field-absent' }] };
}

type Reason = Extract<Use, { readonly kind: 'used' }>['because'][number];

function reasonsOf(certificate: AcmCertificate, { found, memory }: UseEvidence): readonly Reason[] {
  const holds: Readonly<Record<Reason, boolean>> = {
    attached: currentAttachments(certificate, found).length > 0,
    'in-use': certificate.inUse === true,
    exported: certificate.exported === true || memory.lastExportedSeenAt !== undefined,
    'acme-origin': certificate.renews === 'acme-client',
  };
  return REASONS.filter((reason) => holds[reason]);
}

const REASONS: readonly Reason[] = ['attached', 'in-use', 'exported', 'acme-origin'];

function useOfIam(certificate: IamCertificate, { found, proof }: UseEvidence): Use {
  if (found.length > 0) return { kind: 'used', because: ['attached'] };
  const { observedAt } = certificate;
  const { missing, oldest } = proof(certificate);
  if (isNonEmpty<MissingProof>(missing)) return { kind: 'unknown', missing };
  return { kind: 'unused', provenAt: oldest !== undefined && oldest < observedAt ? oldest : observedAt };
}
