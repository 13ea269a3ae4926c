import { decodeHeartbeat, type Heartbeat } from '../../contract/ledger-run-items';
import { plusMilliseconds } from '../../domain/instant';
import type { Stored } from '../../domain/ledger/stored';
import { leaseKey } from './keys';
import type { Ledger } from './ledger';

/** What several processes share and one at a time may do. A chat has one each. */
export type LeaseName = 'scan' | 'announce' | `chat:${string}`;

/** Proof of a lease that was taken. */
export interface Lease {
  readonly name: LeaseName;
  readonly token: string;
}

/**
 * Takes a lease, or nothing where another process has it.
 *
 * `seconds`: longer than the timeout of the function that takes it, so that nobody works on when it is over.
 */
export async function takeLease(ledger: Ledger, name: LeaseName, seconds: number): Promise<Lease | undefined> {
  const now = ledger.clock.now();
  const token = ledger.tokens.next();
  const outcome = await ledger.table.write([
    {
      kind: 'update',
      key: leaseKey(name),
      condition: { kind: 'any', of: [{ kind: 'absent' }, { kind: 'below', attribute: 'until', value: now }] },
      set: { token, until: plusMilliseconds(now, seconds * 1000) },
    },
  ]);
  return outcome === 'written' ? { name, token } : undefined;
}

/** Gives a lease back. One that was lost meanwhile is left to whoever has it now. */
export async function releaseLease(ledger: Ledger, { name, token }: Lease): Promise<void> {
  await ledger.table.write([
    { kind: 'delete', key: leaseKey(name), condition: { kind: 'equals', attribute: 'token', value: token } },
  ]);
}

/** Gives a lease back like {@link releaseLease}, and leaves there when: that is the heartbeat of whoever takes it. */
export async function releaseNoted(ledger: Ledger, { name, token }: Lease): Promise<void> {
  const now = ledger.clock.now();
  await ledger.table.write([
    {
      kind: 'update',
      key: leaseKey(name),
      condition: { kind: 'equals', attribute: 'token', value: token },
      set: { token: 'nobody', until: plusMilliseconds(now, -1), releasedAt: now },
    },
  ]);
}

/** When a lease was given back last by {@link releaseNoted}; of one that never was, nothing. */
export async function readHeartbeat(ledger: Ledger, name: LeaseName): Promise<Stored<Heartbeat>> {
  const item = await ledger.table.get(leaseKey(name));
  return item === undefined ? {} : decodeHeartbeat(item);
}

/** Whether somebody has the lease. */
export async function isLeased(ledger: Ledger, name: LeaseName): Promise<boolean> {
  const item = await ledger.table.get(leaseKey(name));
  return typeof item?.['until'] === 'string' && item['until'] >= ledger.clock.now();
}
