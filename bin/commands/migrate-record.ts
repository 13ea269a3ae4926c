import { rememberBegun, rememberEnded } from '../../lambda/app/migrate/remember-migration';
import type { Ledger } from '../../lambda/app/ledger/ledger';
import { readLedgerTable } from '../../lambda/collectors/deployed-stack';
import { STACK_NAME } from '../../lambda/contract/outputs';
import type { Direction } from '../../lambda/domain/direction';
import { type Region, region } from '../../lambda/domain/ids';
import type { JournalEntry } from '../../lambda/domain/migration/journal';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import type { Caller } from './caller';
import { ledgerOf } from './deployed';
import { deployedSettings } from './settings-for';

/** Tells the deployed scanner of a migration. What hinders it is said in one line, once, and hinders nothing else. */
export interface Scanner {
  readonly begun: () => Promise<void>;
  readonly ended: (entries: readonly JournalEntry[], direction: Direction) => Promise<void>;
}

/** The scanner of the account, where there is one. `nearby`: the region in which it is looked for where the configuration names none. */
export async function deployedScanner(plan: IdentifiedPlan, caller: Caller, nearby: Region): Promise<Scanner> {
  const ledger = await ledgerIn(caller, nearby);
  if (typeof ledger === 'string') {
    say(ledger);
    return { begun: async () => Promise.resolve(), ended: async () => Promise.resolve() };
  }
  return {
    begun: async () => saying(rememberBegun(ledger, plan, caller.arn)),
    ended: async (entries, direction) => saying(rememberEnded(ledger, plan, { entries, direction })),
  };
}

/** The ledger, or why there is none. */
async function ledgerIn({ account }: Caller, nearby: Region): Promise<Ledger | string> {
  try {
    const home = region(deployedSettings(undefined, { account, region: nearby }).homeRegion);
    const reading = await readLedgerTable(home);
    if (reading.kind === 'found') return ledgerOf({ account, region: home }, reading);
    return reading.kind === 'absent'
      ? `no stack ${STACK_NAME} in ${home}`
      : `the stack ${STACK_NAME} in ${home} ${reading.because}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message;
  }
}

async function saying(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    say(`its ledger does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

const say = (because: string): void =>
  console.error(printable(`notafter: the deployed scanner does not know of this migration: ${because}`));
