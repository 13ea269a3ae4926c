import type { CnameAnswer } from '../dns/dns';
import type { DomainValidation, ValidationRecord } from '../certificate/validation';
import { type Change, type CnameRecord, type RecordChange, recordFingerprint } from './change';
import type { HeldRecord, HostedZone, ZoneChoice } from './hosted-zone';
import type { OperationPlan } from './operation-plan';
import type { Blocker, Warning } from './reasons';

/** Short enough that a mistake is soon forgotten; ACM advises nothing. */
const TTL_SECONDS = 300;

/** Where a record belongs and what stands there. `unread`: nobody knows. */
export type RecordHome =
  | { readonly kind: 'zone'; readonly zone: HostedZone; readonly held: HeldRecord }
  | Exclude<ZoneChoice, { readonly kind: 'found' }>
  | { readonly kind: 'unread' };

/** What was read. Homes and answers are by the name of the record. */
export interface RecordsRequest extends Pick<OperationPlan, 'account' | 'madeAt' | 'subject'> {
  readonly domains: readonly DomainValidation[];
  readonly homes: ReadonlyMap<string, RecordHome>;
  readonly shown: ReadonlyMap<string, CnameAnswer>;
  /** Whether a record that leads elsewhere may go. */
  readonly replace: boolean;
}

/** The records by which ACM validates these names, each once: a wildcard shares that of its domain. */
export const recordsOf = (domains: readonly DomainValidation[]): readonly ValidationRecord[] => [
  ...new Map(domains.flatMap(({ record }) => (record === undefined ? [] : [[record.name, record] as const]))).values(),
];

/** Puts back the CNAME records by which ACM validates the names of a certificate, where they are not as ACM wants them. */
export function planRecords(request: RecordsRequest): OperationPlan {
  const { account, madeAt, subject, domains } = request;
  const records = recordsOf(domains);
  const found = records.map((record) => findingFor(record, request));
  return {
    schemaVersion: 1,
    operation: 'restore-validation-record',
    ...{ account, madeAt, subject, records },
    changes: found.flatMap(({ change }) => change ?? []),
    byHand: records.filter(({ name }) => request.homes.get(name)?.kind === 'elsewhere'),
    witnesses: [],
    blockers: [...blockersOf(domains), ...found.flatMap(({ blocker }) => blocker ?? [])],
    warnings: found.flatMap(({ warning }) => warning ?? []),
  };
}

function blockersOf(domains: readonly DomainValidation[]): readonly Blocker[] {
  if (domains.length === 0) return [{ kind: 'nothing-to-validate' }];
  return domains.flatMap(({ name, method, record }): readonly Blocker[] => {
    if (method !== 'dns') return [{ kind: 'not-validated-by-dns', on: name }];
    return record === undefined ? [{ kind: 'record-not-told', on: name }] : [];
  });
}

interface RecordFinding {
  readonly change?: Change;
  readonly blocker?: Blocker;
  readonly warning?: Warning;
}

function findingFor(record: ValidationRecord, { homes, shown, replace }: RecordsRequest): RecordFinding {
  const home = homes.get(record.name) ?? { kind: 'unread' };
  switch (home.kind) {
    case 'zone':
      return inZone(record, home, { replace, isShown: leadsTo(shown.get(record.name), record) });
    case 'elsewhere':
      return {};
    case 'several':
      return { blocker: { kind: 'several-zones', on: home.ids.join(', ') } };
    case 'unread':
      return { blocker: { kind: 'zone-unreadable', on: record.name } };
  }
}

function inZone(
  record: ValidationRecord,
  { zone, held }: Extract<RecordHome, { readonly kind: 'zone' }>,
  { replace, isShown }: { readonly replace: boolean; readonly isShown: boolean | undefined },
): RecordFinding {
  const { name, value } = record;
  switch (held.kind) {
    case 'other':
      return { blocker: { kind: 'other-types', on: name } };
    case 'absent':
      return { change: changeFor(record, zone, undefined) };
    case 'cname':
      if (held.record.value !== value) return inPlaceOf(held.record, changeFor(record, zone, held.record), replace);
      return isShown === false ? { warning: { kind: 'not-shown-though-there', on: name } } : {};
  }
}

function inPlaceOf({ value }: CnameRecord, change: RecordChange, replace: boolean): RecordFinding {
  const on = `${change.name} (${value})`;
  return replace ? { change, warning: { kind: 'replaces-record', on } } : { blocker: { kind: 'another-record', on } };
}

function changeFor({ name, value }: ValidationRecord, zone: HostedZone, there: CnameRecord | undefined): RecordChange {
  const record: CnameRecord = { value, ttl: TTL_SECONDS };
  return {
    ...{ kind: 'record', zone: zone.id, name, record },
    ...(there !== undefined && { replaced: there }),
    ...{ before: recordFingerprint(there), after: recordFingerprint(record) },
  };
}

/** Whether public DNS shows a record as ACM wants it; `undefined`: nobody knows. */
export function leadsTo(answer: CnameAnswer | undefined, { value }: ValidationRecord): boolean | undefined {
  if (answer === undefined || answer.kind === 'unknown') return undefined;
  return answer.kind === 'found' && answer.targets[0] === value;
}
