import { millisecondsBetween } from '../../domain/instant';
import { type Handshake, isReached, unexpected } from '../../domain/migration/handshakes';
import type { Direction } from '../../domain/migration/next-action';
import type { Target } from '../../domain/migration/plan';
import { expectationOf, type Operation } from './operation';

/** Between two looks at a load balancer whose nodes do not agree yet. */
const RETRY_MS = 5_000;

/** What to look at, and how long it must go well. */
export interface Watching {
  readonly direction: Direction;
  readonly what: 'default' | 'all';
  readonly baseline: readonly Handshake[];
  readonly bakeMs: number;
}

/**
 * Whether handshakes show what they must, on every address, in an unbroken row of rounds over the time to bake.
 *
 * Nodes of a load balancer change one after the other: a round that shows anything else begins the row anew, until patience ends. The last round is
 * written down, whatever it shows.
 */
export async function watch(operation: Operation, target: Target, watching: Watching): Promise<boolean> {
  const { profile, ports } = operation;
  const { journal, pace } = ports;
  const rounds = watching.bakeMs === 0 ? 1 : profile.rounds;
  const since = pace.now();
  for (let row = 0; ;) {
    const shown = await ports.shake(target, watching.what);
    const isGood = showsAll(operation, target, watching, shown);
    row = isGood ? row + 1 : 0;
    if (row === rounds || (!isGood && millisecondsBetween(since, pace.now()) >= profile.patienceMs)) {
      await journal.append({ kind: 'handshakes', at: pace.now(), target: target.key, shown });
      return isGood;
    }
    await pace.pause(isGood ? watching.bakeMs / (rounds - 1) : RETRY_MS);
  }
}

function showsAll(
  operation: Operation,
  target: Target,
  { baseline, direction }: Watching,
  shown: readonly Handshake[],
): boolean {
  return isReached(shown) && unexpected(shown, expectationOf(operation, target, baseline), direction).length === 0;
}
