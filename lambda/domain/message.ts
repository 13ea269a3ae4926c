import type { AccountId, NonEmpty } from './ids';
import type { Instant } from './instant';
import type { BulletinKey, Line } from './ledger/bulletin';
import type { Case } from './ledger/case';
import type { IncidentKey } from './ledger/incident';
import type { Urgency } from './ledger/rung';

/** A case as it is told: enough to render and to file without reading the ledger. */
export type Notice = Pick<Case, 'subject' | 'about' | 'openedAt' | 'state' | 'last'>;
/** `cases`, `lines`: the ten worst of `total` at most, and never more than a message holds. */
interface Body {
  readonly schemaVersion: 1;
  readonly account: AccountId;
  /** What a sleepy human calls this account. */
  readonly accountName: string;
  readonly at: Instant;
  readonly environment?: string;
  readonly total: number;
}
/** The machine body. `degraded`: the ledger could not be written, so sinks act on this message itself; under the key that the ring would have had. */
export type Message =
  | (Body & {
      readonly kind: 'page' | 'degraded' | 'clear';
      readonly key: IncidentKey;
      readonly urgency: Urgency;
      readonly cases: NonEmpty<Notice>;
    })
  | (Body & {
      readonly kind: 'bulletin';
      readonly key: BulletinKey;
      readonly lines: NonEmpty<Line>;
    });
