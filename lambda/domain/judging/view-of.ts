import { attachmentsByCertificate } from '../use/attachment-owners';
import type { Certificate } from '../certificate/certificate';
import { dnsAnswers } from '../dns/dns';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import type { Inventory } from '../inventory/inventory';
import type { InventoryView } from '../inventory/inventory-view';
import { spanOf } from '../certificate/lifetime';
import { namesIndex } from '../certificate/names-index';
import { migrationFrom } from '../migration/migration-record';
import type { Policy } from '../policy';
import { attachmentsRead, type UseEvidence, useOf } from '../use/use-of';
import { hideoutsOf, walkProof } from '../use/walk-proof';

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
  return {
    inventory,
    useOf: once((certificate) => useOf(certificate, evidenceFor(certificate))),
    spanOf: once((certificate) => spanOf(certificate, now)),
    attachmentsOf: (certificate) => attachmentsRead(certificate, evidenceFor(certificate)),
    memoryOf,
    ...namesIndex(inventory.certificates),
    dns: dnsAnswers(inventory.dns),
    authorities: new Map(Object.entries(inventory.certificateAuthorities ?? {})),
    migrationOf: ({ id }) => migrationFrom(inventory.migrations, id),
  };
}

/** The same function, whose answer for each certificate is found once. */
function once<Answer>(find: (certificate: Certificate) => Answer): (certificate: Certificate) => Answer {
  const answers = new Map<Certificate, { readonly answer: Answer }>();
  return (certificate) => {
    const known = answers.get(certificate);
    if (known !== undefined) return known.answer;
    const answer = find(certificate);
    answers.set(certificate, { answer });
    return answer;
  };
}

/** A walk before the upload could not have found it. */
const later = (one: Instant, other: Instant | undefined): Instant => (other !== undefined && other > one ? other : one);
