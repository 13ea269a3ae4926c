import type { Certificate } from '../certificate/certificate';
import type { Verdict } from '../finding';
import type { InventoryView } from '../inventory/inventory-view';
import type { Attachment } from '../use/attachment';

/**
 * What still uses a certificate that is to be left, as far as that was read, or what follows where nothing is known to.
 *
 * Empty: it is in use, or nobody knows that it is not, and by whom was not read. Copies that were exported are moved by nobody.
 */
export function usesLeft(
  certificate: Certificate,
  view: Pick<InventoryView, 'attachmentsOf' | 'useOf'>,
): readonly Attachment[] | Verdict {
  const attachments = view.attachmentsOf(certificate) ?? [];
  if (attachments.length > 0) return attachments;
  const use = view.useOf(certificate);
  if (use.kind === 'unused') return { kind: 'pass' };
  if (certificate.source === 'iam') return { kind: 'unknown', lacks: 'use' };
  const isHeldOutside = use.kind === 'used' && !use.because.some((why) => why === 'attached' || why === 'in-use');
  return isHeldOutside ? { kind: 'pass' } : attachments;
}
