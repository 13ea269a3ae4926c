import { attachmentsByCertificate } from './attachment-owners';
import type { Certificate } from './certificate';
import { dnsAnswers } from './dns';
import { HOUR_MS, type Instant, plusMilliseconds } from './instant';
import type { Inventory } from './inventory';
import type { InventoryView } from './inventory-view';
import { namesIndex } from './names-index';
import type { Policy } from './policy';
import type { Use } from './use';
import { attachmentsRead, type UseEvidence, useOf } from './use-of';
import { hideoutsOf, walkProof } from './walk-proof';

/** The moment of judging, and how old a proof of `unused` may be then. */
export interface ViewContext {
  readonly now: Instant;
  readonly policy: Policy;
}

/** Indexes an inventory once, in time linear in what it holds; the answers of a view never change. */
export function viewOf(inventory: Inventory, { now, policy }: ViewContext): InventoryView {
  const attachments = attachmentsByCertificate(inventory);
  const hideouts = hideoutsOf(inventory.cells, inventory.account);
  const oldestProof = plusMilliseconds(now, -policy.use.proofHours * HOUR_MS);
  const memoryOf = ({ id }: Certificate) => inventory.memory[id] ?? {};

  const evidenceFor = (certificate: Certificate): UseEvidence => {
    const memory = memoryOf(certificate);
    return {
      found: attachments.get(certificate.id) ?? [],
      memory,
      proof: ({ uploadedAt }) => {
        const since = later(oldestProof, uploadedAt);
        return walkProof(hideouts, { since, ...(memory.lastAttachedAt && { after: memory.lastAttachedAt }) });
      },
    };
  };
  const uses = new Map<Certificate, Use>();
  const knownUseOf = (certificate: Certificate): Use => {
    const known = uses.get(certificate) ?? useOf(certificate, evidenceFor(certificate));
    uses.set(certificate, known);
    return known;
  };
  return {
    inventory,
    useOf: knownUseOf,
    attachmentsOf: (certificate) => attachmentsRead(certificate, evidenceFor(certificate)),
    memoryOf,
    ...namesIndex(inventory.certificates),
    dns: dnsAnswers(inventory.dns),
    authorities: new Map(Object.entries(inventory.certificateAuthorities ?? {})),
  };
}

/** A walk before the upload could not have found it. */
const later = (one: Instant, other: Instant | undefined): Instant => (other !== undefined && other > one ? other : one);
