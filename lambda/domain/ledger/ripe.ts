import type { RunId } from '../ids';
import { type Instant, millisecondsBetween } from '../instant';
import type { Entry } from './announced';

/** When a run may be told. */
export interface RipeContext {
  readonly now: Instant;
  /** Read before the pending cases were: a run that ends between the two readings has cases that the second did not see. */
  readonly ended: ReadonlySet<RunId>;
  /** The length of the lease of a scan: after so long its run does not go on any more. */
  readonly patienceSeconds: number;
}

/** The pending cases by run, the oldest run first. A run that goes on is not told piecemeal. */
export function ripe(
  pending: readonly Entry[],
  { now, ended, patienceSeconds }: RipeContext,
): ReadonlyMap<RunId, readonly Entry[]> {
  const runs = new Map<RunId, Entry[]>();
  for (const entry of pending) {
    const { run } = entry.case.last;
    const waited = millisecondsBetween(pendingSince(entry), now) / 1000;
    if (ended.has(run) || waited > patienceSeconds) runs.set(run, [...(runs.get(run) ?? []), entry]);
  }
  return new Map([...runs].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Since when somebody is to be told of the case. */
const pendingSince = (entry: Entry): Instant => entry.pendingSince ?? entry.case.last.at;
