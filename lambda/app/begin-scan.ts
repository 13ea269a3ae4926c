import { TIMING } from '../contract/timing';
import { type RunId, runId } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import { isReadable } from '../domain/ledger/stored';
import { readAccountItem } from './ledger/account';
import type { Ledger } from './ledger/ledger';
import { type Lease, takeLease } from './ledger/lease';
import { readRescans, type WaitingRescan } from './ledger/rescans';
import { startRun } from './ledger/runs';
import type { Snapshots } from './ports';

/** What is known from the runs before. */
export interface Remembered {
  readonly last?: Inventory;
  /** An inventory was or may have been written before and cannot be read now: this run must not take its place. */
  readonly withheld?: string;
  /** The newest inventory is gone for good, and what is remembered instead. */
  readonly lost?: string;
}

/** Another scan goes on. */
export interface Busy {
  readonly kind: 'busy';
}

/**
 * A run that has begun. Without `lease`: the ledger does not answer, and what cannot wait is told without it.
 *
 * `waiting`: what events had asked for before anything was read. What comes later may be about something that was read already.
 */
export interface Begun extends Omit<Remembered, 'last'> {
  readonly kind: 'begun';
  readonly run: RunId;
  readonly lease?: Lease;
  readonly waiting: readonly WaitingRescan[];
}

/** What a scan begins with. */
export type Beginning = Busy | (Begun & Remembered);

/** Takes the one lease of scans, begins a run, and remembers the inventory of the run before. Never rejects. */
export async function beginScan(ledger: Ledger, snapshots: Snapshots, kind: 'full' | 'cells'): Promise<Beginning> {
  const [begun] = await Promise.allSettled([begin(ledger, snapshots, kind)]);
  if (begun.status === 'fulfilled') return begun.value;
  const run = runId(`${ledger.clock.now()}-${ledger.tokens.next()}`);
  return { kind: 'begun', run, waiting: [], withheld: 'the ledger did not answer when the run began' };
}

async function begin(ledger: Ledger, snapshots: Snapshots, kind: 'full' | 'cells'): Promise<Beginning> {
  const lease = await takeLease(ledger, 'scan', TIMING.scan.leaseSeconds);
  if (lease === undefined) return { kind: 'busy' };
  const run = await startRun(ledger, kind);
  const now = ledger.clock.now();
  const waiting = (await readRescans(ledger)).filter(({ requestedAt }) => requestedAt <= now);
  return { kind: 'begun', run, lease, waiting, ...(await remember(ledger, snapshots)) };
}

/** *None yet* is the beginning; *unreadable* is not: taken as empty, it would forget what was eligible, attached, known. One that does not come back is passed over. */
async function remember(ledger: Ledger, snapshots: Snapshots): Promise<Remembered> {
  const account = await readAccountItem(ledger);
  if (!isReadable(account)) return { withheld: 'the ledger item `account` cannot be read' };
  if (account.snapshot === undefined) return {};
  const reading = await snapshots.read(account.snapshot);
  switch (reading.kind) {
    case 'read':
      return { last: reading.inventory };
    case 'absent':
      return rememberOlder(snapshots, account.snapshot, `the snapshot ${account.snapshot} is gone`);
    case 'spoiled':
      return rememberOlder(snapshots, account.snapshot, `the snapshot ${account.snapshot} ${reading.because}`);
    case 'unreadable':
      return { withheld: `the snapshot ${account.snapshot} cannot be read: ${reading.because}` };
  }
}

/** The newest that can be read. Only where none is left, a run begins anew: else a lost object would end all remembering for ever. */
async function rememberOlder(snapshots: Snapshots, name: string, what: string): Promise<Remembered> {
  const older = await snapshots.before(name);
  if (older === 'unreadable') return { withheld: `${what}, and those before it cannot be listed` };
  for (const one of older) {
    const reading = await snapshots.read(one);
    if (reading.kind === 'read') return { last: reading.inventory, lost: `${what}: went on from ${one}` };
    if (reading.kind === 'unreadable') return { withheld: `${what}, and ${one} cannot be read: ${reading.because}` };
  }
  return { lost: `${what}, and so are those before it: began anew` };
}
