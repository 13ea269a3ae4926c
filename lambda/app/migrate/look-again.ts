import { isShownEverywhere, showsNothingElse } from '../../domain/migration/handshakes';
import { isSameState, stateAfter } from '../../domain/migration/target-state';
import type { Target } from '../../domain/migration/plan';
import type { End } from './move-target';
import { moveOf, type Operation } from './operation';

/**
 * Looks at what an earlier run moved and nobody saw, and changes nothing: where handshakes reach it now, and every address shows the new certificate, it is
 * verified. Otherwise it is as unverified as it was, also where others have changed it meanwhile.
 */
export async function lookAgain(operation: Operation, target: Target, before: End): Promise<End> {
  const { plan, ports } = operation;
  const reading = await ports.targets.read(target);
  if (reading.kind !== 'read' || !isSameState(reading.state, stateAfter(moveOf(operation, target)))) return before;
  const shown = await ports.shake(target, 'all');
  if (shown.length === 0 || !isShownEverywhere(shown, plan) || !showsNothingElse(shown, plan)) return before;
  await ports.journal.append({ kind: 'handshakes', at: ports.pace.now(), target: target.key, shown });
  await ports.journal.append({ kind: 'ended', at: ports.pace.now(), target: target.key, outcome: 'verified' });
  return { outcome: 'verified' };
}
