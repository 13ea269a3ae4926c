import type { Attachment } from './attachment';
import type { Certificate } from '../certificate/certificate';
import type { CertificateId } from '../ids';
import type { Inventory } from '../inventory/inventory';

/** Of an inventory, or of one in the making. */
export type AttachmentsAndOwners = Pick<Inventory, 'certificates' | 'attachments' | 'memory'>;

/**
 * The attachments of each certificate that has any.
 *
 * Load balancers name a certificate of IAM by ARN, CloudFront by id. A rename changes the ARN, and a listener read before it names the old one:
 * a name that nobody bears now is that of the certificate which was last attached under it. Of two bearers the newer reading counts.
 */
export function attachmentsByCertificate(
  inventory: AttachmentsAndOwners,
): ReadonlyMap<CertificateId, readonly Attachment[]> {
  const owners = ownersByName(inventory);
  const found = new Map<CertificateId, Attachment[]>();
  for (const attachment of inventory.attachments) {
    const owner = owners.get(attachment.certificate);
    if (owner === undefined) continue;
    const attachments = found.get(owner);
    if (attachments === undefined) found.set(owner, [attachment]);
    else attachments.push(attachment);
  }
  return found;
}

/** Whether the name is one of IAM: an ARN of a server certificate, or an id, as CloudFront writes it. */
export const isLegacyName = (name: Attachment['certificate']): boolean =>
  !name.startsWith('arn:') || name.includes(':server-certificate/');

/** Looks only for the names that attachments bear: of ten thousand certificates few have any. */
function ownersByName({ certificates, attachments, memory }: AttachmentsAndOwners): ReadonlyMap<string, CertificateId> {
  const wanted = new Set<string>(attachments.map(({ certificate }) => certificate));
  const former = new Map<string, CertificateId>();
  const bearers = new Map<string, Certificate>();
  for (const certificate of certificates) {
    const { id, arn } = certificate;
    for (const name of memory[id]?.attachedAs ?? []) former.set(name, id);
    for (const name of [arn, id].filter((one) => wanted.has(one))) {
      const other = bearers.get(name);
      if (other === undefined || other.observedAt <= certificate.observedAt) bearers.set(name, certificate);
    }
  }
  return new Map([...former, ...[...bearers].map(([name, { id }]): [string, CertificateId] => [name, id])]);
}
