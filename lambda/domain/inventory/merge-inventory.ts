import { type Attachment, attachmentIdentity, unitedAttachments } from '../use/attachment';
import { attachmentsByCertificate } from '../use/attachment-owners';
import { type Cell, type CellKey, cellName } from './cell';
import { cellWithoutDetails } from './cell-after';
import { type CellState, cellStatesOf, stateAfter, untried } from './cell-state';
import type { Certificate } from '../certificate/certificate';
import { detailsAfter } from './details-after';
import type { AccountId } from '../ids';
import type { Instant } from '../instant';
import type { Inventory } from './inventory';
import { carriedMemory } from '../certificate/carried-memory';
import type { Migrations } from '../migration/migration-record';
import { byText } from '../order';
import type { CellReading, DetailReading } from './reading';

/**
 * What the account is known to consist of.
 *
 * `expectedCells`: every cell of every enabled region and of the global services, the excluded ones too. A cell that is neither expected nor read
 * is dropped with its content: its region was switched off.
 */
export interface MergeContext {
  readonly now: Instant;
  readonly account: AccountId;
  readonly expectedCells: readonly Pick<CellKey, 'region' | 'source'>[];
  /** That people began, as the ledger knows them now: they decide, too, which certificates are worth a call. Absent: nobody asked it. */
  readonly migrations?: Migrations | undefined;
}

/**
 * The inventory after some readings, with the invariants of {@link Inventory}; in time linear in what it holds.
 *
 * Without a reading an expected cell keeps its state, so that single cells can be read again. Readings may come in any order, several of a cell too.
 *
 * `last` is the inventory before the run, and the readings are all that the run has made so far: only so does a row of missing details keep its
 * beginning, and a certificate that one list lacked its memory.
 */
export function mergeInventory(
  last: Inventory | undefined,
  readings: readonly CellReading[],
  details: readonly DetailReading[],
  { now, account, expectedCells, migrations }: MergeContext,
): Inventory {
  const before = last === undefined ? new Map<string, CellState>() : cellStatesOf(last);
  const keys = [...expectedCells, ...readings].map(({ region, source }): CellKey => ({ account, region, source }));
  const read = statesAfter(before, keys, readings);
  const states = [...describedStates(before, read, details, account).values()];

  const cells = states.map(({ cell }) => cell).sort(byText(cellName));
  const attachments = attachmentsOf(states);
  const certificates = certificatesOf(states, attachments, last).sort(byText(({ id }) => id));
  const next = { certificates, attachments, cells };
  const takenAt = latest(now, [...readings.map(({ at }) => at), ...details.flatMap(readAtOf)]);
  const memory = carriedMemory(last, next, account);
  return {
    ...{ schemaVersion: 1, account, takenAt, ...next, memory },
    ...(last !== undefined && { since: last.since ?? last.takenAt }),
    ...(last?.dns && { dns: last.dns }),
    ...(migrations !== undefined && { migrations }),
  };
}

function statesAfter(
  before: ReadonlyMap<string, CellState>,
  keys: readonly CellKey[],
  readings: readonly CellReading[],
): ReadonlyMap<string, CellState> {
  const byCell = new Map<string, { readonly key: CellKey; readonly tries: CellReading[] }>(
    keys.map((key) => [cellName(key), { key, tries: [] }]),
  );
  for (const reading of [...readings].sort(byText(({ at }) => at))) byCell.get(cellName(reading))?.tries.push(reading);
  return new Map(
    [...byCell].map(([name, { key, tries }]) => [name, tries.reduce(stateAfter, before.get(name) ?? untried(key))]),
  );
}

/** A cell that lacks details is not read whole: `lastCompleteAt` is that of the time before. */
function describedStates(
  before: ReadonlyMap<string, CellState>,
  read: ReadonlyMap<string, CellState>,
  details: readonly DetailReading[],
  account: AccountId,
): ReadonlyMap<string, CellState> {
  const states = new Map(read);
  for (const reading of details) {
    const name = cellName({ region: reading.region, source: 'acm' });
    const state = states.get(name);
    if (state === undefined) continue;
    const { cell } = before.get(name) ?? untried(state.cell);
    states.set(name, {
      cell: reading.missing.length === 0 ? state.cell : cellWithoutDetails(cell, state.cell),
      content: detailsAfter(state.content, reading, account),
    });
  }
  return states;
}

/** Each once. What ACM tells of a resource says less than what was read from the resource itself, and nothing new. */
function attachmentsOf(states: readonly CellState[]): readonly Attachment[] {
  const told = states.filter(({ cell }) => cell.source === 'acm').flatMap(({ content }) => content.attachments);
  const walked = states.filter(({ cell }) => cell.source !== 'acm').flatMap(({ content }) => content.attachments);
  const known = new Set(walked.map(resourceOf));
  return [
    ...unitedAttachments(
      told.filter((attachment) => !known.has(resourceOf(attachment))),
      walked,
    ),
  ].sort(byText(attachmentIdentity));
}

const resourceOf = ({ certificate, resource }: Attachment): string => `${certificate} ${resource}`;

/** A load balancer goes on serving a deleted certificate of IAM: it stays known for as long as an attachment names it. */
function certificatesOf(
  states: readonly CellState[],
  attachments: readonly Attachment[],
  last: Inventory | undefined,
): Certificate[] {
  const kept = states.flatMap(({ content }) => content.certificates);
  const listedAt = states
    .map(({ cell }) => cell)
    .map(iamListedAt)
    .find((at) => at !== undefined);
  if (listedAt === undefined || last === undefined) return kept;

  const listed = kept.filter(({ source, observedAt }) => source !== 'iam' || observedAt >= listedAt);
  const ids = new Set(listed.map(({ id }) => id));
  const deleted = last.certificates.filter(({ id, source }) => source === 'iam' && !ids.has(id));
  if (deleted.length === 0) return listed;
  const all = [...deleted, ...listed];
  const attached = attachmentsByCertificate({ certificates: all, attachments, memory: last.memory });
  return [...listed, ...deleted.filter(({ id }) => attached.has(id))];
}

/** When IAM last told the whole list, if it did at the last try. */
const iamListedAt = (cell: Cell): Instant | undefined =>
  cell.source === 'iam' && (cell.status === 'ok' || (cell.status === 'partial' && cell.reason === 'details-missing'))
    ? cell.triedAt
    : undefined;

const readAtOf = ({ details }: DetailReading): readonly Instant[] => details.map(({ readAt }) => readAt);

const latest = (first: Instant, others: readonly Instant[]): Instant =>
  others.reduce((most, next) => (next > most ? next : most), first);
