import type { Attachment } from '../use/attachment';
import { attachmentsByCertificate } from '../use/attachment-owners';
import type { Certificate } from './certificate';
import type { AccountId, CertificateId } from '../ids';
import type { Inventory } from '../inventory/inventory';
import type { Memory, Reading } from './memory';
import { byText } from '../order';
import { remember } from './remember';
import { attachmentsRead } from '../use/use-of';
import { hideoutsOf, walkProof } from '../use/walk-proof';

/**
 * The memory of each certificate after a merge.
 *
 * That of one that has just vanished is kept until the next merge: ACM's list now and then lacks a row, which would come back without its history.
 */
export function carriedMemory(
  last: Inventory | undefined,
  next: Pick<Inventory, 'certificates' | 'attachments' | 'cells'>,
  account: AccountId,
): Inventory['memory'] {
  const { memory, certificates }: Pick<Inventory, 'memory' | 'certificates'> = last ?? { memory: {}, certificates: [] };
  const rows = new Map(certificates.map((certificate) => [certificate.id, certificate]));
  const held = last === undefined ? new Map<CertificateId, readonly Attachment[]>() : attachmentsByCertificate(last);
  const readingOf = readings(next, memory, account);
  const memories = new Map<CertificateId, Memory>();
  for (const id of rows.keys()) memories.set(id, memory[id] ?? {});
  for (const certificate of next.certificates) {
    const { id } = certificate;
    const known = memory[id];
    const before = readingWith(rows.get(id) ?? certificate, held.get(id));
    memories.set(id, remember(known && { last: before, memory: known }, readingOf(certificate)));
  }
  return Object.fromEntries([...memories].sort(byText(([id]) => id)));
}

const readingWith = (certificate: Certificate, attachments: Reading['attachments']): Reading =>
  attachments === undefined ? { certificate } : { certificate, attachments };

/** What the merge saw of each certificate. Of none it says that nothing uses it unless all was read since it was last attached. */
function readings(
  { certificates, attachments, cells }: Pick<Inventory, 'certificates' | 'attachments' | 'cells'>,
  memory: Inventory['memory'],
  account: AccountId,
): (certificate: Certificate) => Reading {
  const found = attachmentsByCertificate({ certificates, attachments, memory });
  const hideouts = hideoutsOf(cells, account);
  return (certificate) => {
    const after = memory[certificate.id]?.lastAttachedAt;
    const read = attachmentsRead(certificate, {
      found: found.get(certificate.id) ?? [],
      proof: () => walkProof(hideouts, after === undefined ? {} : { after }),
    });
    return readingWith(certificate, read);
  };
}
