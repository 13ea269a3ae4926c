import type { Direction } from '../../domain/direction';
import { stepOf } from '../../domain/operations/change';
import type { Check } from '../../domain/operations/check';
import type { OperationPlan } from '../../domain/operations/operation-plan';
import { changeLabel } from '../../domain/operations/change-words';
import type { Changes } from './ports';

/** Whether all that a plan changes stands as it was meant, or as it was before, one check each. */
export const checkChanges = async (
  { changes }: Pick<OperationPlan, 'changes'>,
  { read }: Pick<Changes, 'read'>,
  direction: Direction,
): Promise<readonly Check[]> =>
  Promise.all(
    changes.map(async (change): Promise<Check> => {
      const standing = await read(change);
      const about = { kind: direction === 'forward' ? 'holds' : 'as-before', on: changeLabel(change) } as const;
      if (standing.kind === 'unreadable') return { ...about, result: 'unknown' };
      return { ...about, result: stepOf(change, standing.fingerprint, direction) === 'done' ? 'yes' : 'no' };
    }),
  );
