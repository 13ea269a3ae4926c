import { type Cause, causesTogether } from './cause';
import { causeInAuthority } from './cause-in-authority';
import type { AcmCertificate } from './certificate';
import type { InventoryView } from '../inventory/inventory-view';
import type { Memory } from './memory';
import { atMost, inUtc } from '../wording';

const RESOURCES_SHOWN = 3;

/**
 * Why ACM renews a certificate no more: it renews what a service of AWS uses or what was exported, so the cause is what it has lost of these.
 *
 * Of a private one also the state of its CA, and what ACM says of it.
 */
export const causeOfIneligibility = (certificate: AcmCertificate, view: InventoryView): Cause =>
  causesTogether([
    ...(view.useOf(certificate).kind === 'unused' ? [detachment(view.memoryOf(certificate)), NOT_EXPORTED] : []),
    causeInAuthority(certificate, view),
    troubleOfCa(certificate),
  ]);

function detachment({ lastAttachments = [], lastAttachedAt, attachmentsLastFell }: Memory): Cause | undefined {
  const names = [...new Set(lastAttachments.map(({ name, resource }) => name || resource))];
  if (names.length === 0 || lastAttachedAt === undefined) return undefined;
  const isGoneAt = attachmentsLastFell !== undefined && attachmentsLastFell > lastAttachedAt;
  const gone = isGoneAt ? `, gone on ${inUtc(attachmentsLastFell)}` : '';
  return {
    words: [
      `detached from ${atMost(RESOURCES_SHOWN, names).join(', ')}: last seen there on ${inUtc(lastAttachedAt)}${gone}`,
    ],
    facts: { detachedFrom: names, lastAttachedAt, ...(isGoneAt && { detachedBefore: attachmentsLastFell }) },
  };
}

/** Whatever is unused is so by ACM's own word, which tells of exports too. */
const NOT_EXPORTED: Cause = { words: ['not exported'], facts: { exported: false } };

/** AWS's own word, such as PCA_ACCESS_DENIED. */
function troubleOfCa({ renewal: { progress } }: AcmCertificate): Cause | undefined {
  if (!('reason' in progress) || !progress.reason.startsWith('PCA_')) return undefined;
  const { reason } = progress;
  return { words: [`its private CA cannot issue (${reason})`], facts: { reason } };
}
