import * as z from 'zod/mini';
import type { Inventory } from '../domain/inventory/inventory';
import { annotationsSchema } from './annotation';
import { attachmentSchema } from './attachment';
import { cellSchema } from './cell';
import { changeSchema } from './change';
import { dnsSchema } from './dns';
import { certificateSchema } from './certificate';
import { certificateAuthoritiesSchema } from './certificate-authority';
import { accountIdSchema, certificateArnSchema, certificateIdSchema, instantSchema } from './identifiers';
import { migrationsSchema } from './migration-record';
import { pendingSubscriptionSchema } from './pending-subscription';
import { problemOf } from './problem';
import { trailsSchema } from './trails';

const memory = z.object({
  firstSeenAt: z.exactOptional(instantSchema),
  lastEligibleAt: z.exactOptional(instantSchema),
  lastInUseAt: z.exactOptional(instantSchema),
  unusedSince: z.exactOptional(instantSchema),
  previousNotAfter: z.exactOptional(instantSchema),
  lastExportedSeenAt: z.exactOptional(instantSchema),
  ineligibleSince: z.exactOptional(instantSchema),
  pendingValidationSince: z.exactOptional(instantSchema),
  lastAttachedAt: z.exactOptional(instantSchema),
  lastAttachments: z.exactOptional(z.array(attachmentSchema)),
  attachedAs: z.exactOptional(z.array(z.union([certificateArnSchema, certificateIdSchema]))),
  attachmentsSeen: z.exactOptional(z.array(z.string())),
  attachmentsLastFell: z.exactOptional(instantSchema),
  lastChange: z.exactOptional(changeSchema),
  attachmentCounts: z.exactOptional(z.array(z.object({ at: instantSchema, count: z.number() }))),
});

/** An inventory as saved: the JSON text of the value itself. Keys that we do not know are left out. */
const inventorySchema = z.object({
  schemaVersion: z.literal(1),
  account: accountIdSchema,
  takenAt: instantSchema,
  since: z.exactOptional(instantSchema),
  certificates: z.array(certificateSchema),
  attachments: z.array(attachmentSchema),
  cells: z.array(cellSchema),
  memory: z.record(certificateIdSchema, memory),
  annotations: z.exactOptional(annotationsSchema),
  dns: z.exactOptional(dnsSchema),
  certificateAuthorities: z.exactOptional(certificateAuthoritiesSchema),
  trails: z.exactOptional(z.array(trailsSchema)),
  pendingSubscriptions: z.exactOptional(z.array(pendingSubscriptionSchema)),
  migrations: z.exactOptional(migrationsSchema),
});

/** `because` ends a sentence that begins with the name of what was read: "prod.json is not …". */
export type InventoryDecoding =
  { readonly kind: 'read'; readonly inventory: Inventory } | { readonly kind: 'unreadable'; readonly because: string };

/** Decodes a saved inventory. Everything or nothing: half an inventory would look like one without the rest. */
export function decodeInventory(value: unknown): InventoryDecoding {
  const because = foreign(value);
  if (because !== undefined) return { kind: 'unreadable', because };

  const decoded = inventorySchema.safeParse(value);
  return decoded.success
    ? { kind: 'read', inventory: decoded.data }
    : { kind: 'unreadable', because: `is not a whole inventory: ${problemOf(decoded.error, value)}` };
}

/** What the value is instead, where that can be said better than by the first key that is wrong. */
function foreign(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value))
    return 'is not an inventory: it has no schemaVersion; write one with `notafter scan --save FILE`';
  if (value.schemaVersion !== 1)
    return `has schemaVersion ${JSON.stringify(value.schemaVersion)}, and this version of notafter reads 1`;
  if ('findings' in value)
    return 'is the result of a scan, not an inventory; write one with `notafter scan --save FILE`';
  return undefined;
}
