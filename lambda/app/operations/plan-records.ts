import type { AccountId } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import { type HostedZone, zoneFor } from '../../domain/operations/hosted-zone';
import type { OperationPlan } from '../../domain/operations/operation-plan';
import { planRecords, type RecordHome, recordsOf } from '../../domain/operations/restore-validation-record';
import type { RecordPorts, ValidationReading } from './record-ports';

/** For which certificate, and what the caller answers for. */
export interface RecordsWanted {
  readonly account: AccountId;
  readonly at: Instant;
  readonly validation: Extract<ValidationReading, { readonly kind: 'read' }>;
  readonly zone?: string | undefined;
  readonly replace: boolean;
}

/** Reads where the records of a certificate belong, what stands there and what DNS shows, and makes a plan of it. */
export async function readRecordsPlan(wanted: RecordsWanted, ports: RecordPorts): Promise<OperationPlan> {
  const { account, at, validation, replace } = wanted;
  const zones = await ports.zones();
  const names = recordsOf(validation.domains).map(({ name }) => name);
  const homes = await Promise.all(
    names.map(async (name) => [name, await homeOf(name, { zones, wanted: wanted.zone }, ports)] as const),
  );
  const shown = await Promise.all(names.map(async (name) => [name, await ports.dns.cname(name)] as const));
  return planRecords({
    ...{ account, madeAt: at, subject: validation.subject, domains: validation.domains, replace },
    homes: new Map(homes),
    shown: new Map(shown),
  });
}

async function homeOf(
  name: string,
  { zones, wanted }: { readonly zones: readonly HostedZone[] | 'unreadable'; readonly wanted: string | undefined },
  { held }: RecordPorts,
): Promise<RecordHome> {
  if (zones === 'unreadable') return { kind: 'unread' };
  const choice = zoneFor(name, zones, wanted);
  if (choice.kind !== 'found') return choice;
  const there = await held(choice.zone.id, name);
  return there === 'unreadable' ? { kind: 'unread' } : { kind: 'zone', zone: choice.zone, held: there };
}
