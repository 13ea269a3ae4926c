import type { NonEmpty, Place, ResourceArn } from '../ids';
import type { Source } from './source';

/**
 * A cell that is to be read again, because something happened to it.
 *
 * `listeners`, of a walked source: only these, or those of these load balancers. Absent: the whole cell.
 */
export interface CellRequest {
  readonly region: Place;
  readonly source: Source;
  readonly listeners?: NonEmpty<ResourceArn>;
}

/** What belongs to no other cell, such as who is told: asking for it makes the smallest run, in which all is judged anew. */
export const ACCOUNT_CELL: CellRequest = { region: 'global', source: 'regions' };

/** Whether both are of one cell. */
export const isSameCell = (one: CellRequest, other: CellRequest): boolean =>
  one.region === other.region && one.source === other.source;

/** Whether reading the one reads the other as well. */
export const isCoveredBy = (wanted: CellRequest, read: CellRequest): boolean =>
  isSameCell(wanted, read) &&
  (read.listeners === undefined || wanted.listeners?.every((one) => read.listeners?.includes(one)) === true);

/** More listeners of one cell than these are read as the whole cell. */
const LISTENERS_AT_MOST = 100;

/** The same requests, each cell once: of listeners all that any of them names. */
export function unitedRequests(requests: readonly CellRequest[]): readonly CellRequest[] {
  const united = new Map<string, CellRequest>();
  for (const { region, source, listeners } of requests) {
    const name = `${region}/${source}`;
    const known = united.get(name);
    const named = known === undefined ? listeners : unitedListeners(known.listeners, listeners);
    united.set(name, { region, source, ...(named !== undefined && { listeners: named }) });
  }
  return [...united.values()];
}

type Listeners = CellRequest['listeners'];

/** `undefined`: all of the cell. */
function unitedListeners(one: Listeners, other: Listeners): Listeners {
  if (one === undefined || other === undefined) return undefined;
  const [first, ...others] = new Set([...one, ...other]);
  return first === undefined || others.length >= LISTENERS_AT_MOST ? undefined : [first, ...others];
}
