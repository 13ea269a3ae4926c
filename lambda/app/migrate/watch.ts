import type { Direction } from '../../domain/direction';
import { millisecondsBetween } from '../../domain/instant';
import { type Handshake, isReached, isShownEverywhere, unexpected } from '../../domain/migration/handshakes';
import type { Target } from '../../domain/migration/plan';
import { expectationOf, type Operation } from './operation';

/** Between two looks at a load balancer whose nodes do not agree yet. */
const RETRY_MS = 5_000;
/** Where others answer instead of the new certificate, there is nothing of it to watch: no longer than until the nodes agree on that. */
const LONGEST_UNSHOWN_MS = 60_000;

/** What to look at, and how long it must go well. */
export interface Watching {
  readonly direction: Direction;
  readonly what: 'default' | 'all';
  readonly baseline: readonly Handshake[];
  readonly bakeMs: number;
}

/**
 * What was seen on every address. `unshown`: nothing that must not be; but to all that was asked somewhere, another certificate than the new one answered.
 */
export type Sight = 'shown' | 'unshown' | 'wrong';

/**
 * What handshakes show on every address, in an unbroken row of rounds over the time to bake.
 *
 * Nodes of a load balancer change one after the other: a round that shows anything else begins the row anew, until patience ends. The last round is
 * written down, whatever it shows.
 */
export async function watch(operation: Operation, target: Target, watching: Watching): Promise<Sight> {
  const { profile, ports } = operation;
  const { journal, pace } = ports;
  const rounds = watching.bakeMs === 0 ? 1 : profile.rounds;
  const since = pace.now();
  for (let row = NO_ROW; ;) {
    const shown = await ports.shake(target, watching.what);
    row = rowAfter(row, sightOf(operation, target, watching, shown));
    const isLate = row.isBroken && millisecondsBetween(since, pace.now()) >= profile.patienceMs;
    if (row.length === rounds || isLate) {
      await journal.append({ kind: 'handshakes', at: pace.now(), target: target.key, shown });
      return sightIn(row, rounds);
    }
    await pace.pause(pauseAfter(row.sight, watching.bakeMs, rounds));
  }
}

/** Rounds that showed the same, one after the other; `isBroken`: the last one showed something else than what it was to show, or than those before. */
interface Row {
  readonly sight: Sight;
  readonly length: number;
  readonly isBroken: boolean;
}

const NO_ROW: Row = { sight: 'wrong', length: 0, isBroken: true };

function rowAfter({ sight: last, length }: Row, sight: Sight): Row {
  if (sight === 'wrong') return NO_ROW;
  const isBroken = length > 0 && sight !== last;
  return { sight, length: isBroken ? 1 : length + 1, isBroken };
}

/** Shown a moment ago only, after something else, is not for long enough. */
const sightIn = ({ sight, length }: Row, rounds: number): Sight =>
  sight === 'shown' && length < rounds ? 'unshown' : sight;

function pauseAfter(sight: Sight, bakeMs: number, rounds: number): number {
  if (sight === 'wrong') return RETRY_MS;
  return (sight === 'shown' ? bakeMs : Math.min(bakeMs, LONGEST_UNSHOWN_MS)) / (rounds - 1);
}

function sightOf(
  operation: Operation,
  target: Target,
  { baseline, direction, what }: Watching,
  shown: readonly Handshake[],
): Sight {
  const expectation = expectationOf(operation, target, baseline);
  if (!isReached(shown) || unexpected(shown, expectation, direction).length > 0) return 'wrong';
  return direction === 'back' || what === 'default' || isShownEverywhere(shown, expectation) ? 'shown' : 'unshown';
}
