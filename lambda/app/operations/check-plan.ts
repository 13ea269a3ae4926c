import { stepOf } from '../../domain/operations/change';
import type { Check } from '../../domain/operations/check';
import type { OperationPlan } from '../../domain/operations/operation-plan';
import { changeLabel } from '../../domain/operations/change-words';
import type { Changes } from './ports';

/** Whether the changes of a plan stand, one check each. */
export const checkChanges = async (
  { changes }: Pick<OperationPlan, 'changes'>,
  { read }: Pick<Changes, 'read'>,
): Promise<readonly Check[]> =>
  Promise.all(
    changes.map(async (change): Promise<Check> => {
      const standing = await read(change);
      const about = { kind: 'holds', on: changeLabel(change) } as const;
      if (standing.kind === 'unreadable') return { ...about, result: 'unknown' };
      return { ...about, result: stepOf(change, standing.fingerprint, 'forward') === 'done' ? 'yes' : 'no' };
    }),
  );
