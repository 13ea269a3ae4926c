import type { Attachment } from '../../lambda/domain/use/attachment';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { dnsAnswers } from '../../lambda/domain/dns/dns';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import type { InventoryView } from '../../lambda/domain/inventory/inventory-view';
import type { Memory } from '../../lambda/domain/certificate/memory';
import type { Instant } from '../../lambda/domain/instant';
import { migrationFrom } from '../../lambda/domain/migration/migration-record';
import { spanOf } from '../../lambda/domain/certificate/lifetime';
import { DEFAULT_POLICY } from '../../lambda/domain/policy';
import type { RuleContext } from '../../lambda/domain/rules/rule';
import type { Use } from '../../lambda/domain/use/use';
import { aCellKey } from './cell';
import { NOW } from './instant';
import { anInventory } from './inventory';

/** In use by ACM's own word. */
export const USED: Use = { kind: 'used', because: ['in-use'] };

/** Proven now. */
export const UNUSED: Use = { kind: 'unused', provenAt: NOW };

/** One region refused to be read. */
export const UNPROVEN: Use = { kind: 'unknown', missing: [{ cell: aCellKey(), because: 'no-permission' }] };

/** What the view answers of every certificate, or, as functions, of one. */
export interface ViewAnswers {
  readonly use?: Use | ((certificate: Certificate) => Use);
  readonly attachments?: readonly Attachment[];
  readonly memory?: Memory;
  readonly namesakes?: readonly Certificate[];
  readonly coveredBy?: readonly Certificate[];
  readonly inventory?: Inventory;
  readonly now?: Instant;
}

/** Used, no attachments read, nothing remembered, no namesakes, covered by nothing, unless the test says otherwise. */
export const aView = ({
  use = USED,
  attachments,
  memory = {},
  namesakes = [],
  coveredBy = [],
  inventory = anInventory(),
  now = NOW,
}: ViewAnswers = {}): InventoryView => ({
  inventory,
  useOf: (certificate) => (typeof use === 'function' ? use(certificate) : use),
  attachmentsOf: () => attachments,
  spanOf: (certificate) => spanOf(certificate, now),
  memoryOf: () => memory,
  namesakesOf: () => namesakes,
  coveredBy: () => coveredBy,
  dns: dnsAnswers(inventory.dns),
  authorities: authoritiesOf(inventory),
  migrationOf: ({ id }) => migrationFrom(inventory.migrations, id),
});

const authoritiesOf = ({ certificateAuthorities = {} }: Inventory): InventoryView['authorities'] =>
  new Map(Object.entries(certificateAuthorities));

/** Now, the default policy, hourly scans, and a view that answers so. */
export const aContext = ({
  now = NOW,
  policy = DEFAULT_POLICY,
  scanEveryMinutes = 60,
  ...answers
}: Partial<Omit<RuleContext, 'view'>> & ViewAnswers = {}): RuleContext => ({
  now,
  policy,
  scanEveryMinutes,
  view: aView({ now, ...answers }),
});
