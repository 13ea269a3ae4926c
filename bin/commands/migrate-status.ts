import { type JournalEntry, progressFrom, stoppedAt, type TargetProgress } from '../../lambda/domain/migration/journal';
import type { Target } from '../../lambda/domain/migration/plan';
import { inUtc } from '../../lambda/domain/wording';
import { type Holder, holderOf } from '../../lambda/stores/plan-lock';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { endLine, sumLine } from '../presentation/migration-lines';
import { printable } from '../presentation/printable';
import { isStopAsked } from './migrate-stop';
import { readWritten } from './migrate-written';

/** Says how far it is, by the journal. */
export async function runStatus(file: string): Promise<ExitStatus> {
  const { plan, entries } = await readWritten(file);
  const holder = await holderOf(file);
  const progress = progressFrom(entries);
  const lines = [
    ...plan.targets.map((target) => targetLine(target, progress.get(target.key), holder)),
    ...(holder === undefined ? [] : [`the process ${holder.pid} is at it`]),
    ...(await stopLines(file, entries)),
  ];
  for (const line of lines) console.log(printable(line));
  const verified = [...progress.values()].filter(({ ended }) => ended?.outcome === 'verified').length;
  console.log(sumLine(plan, verified));
  return verified === plan.targets.length && plan.left.length === 0 ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

function targetLine(target: Target, { baseline, ended }: TargetProgress = {}, holder: Holder | undefined): string {
  const line = endLine(target, ended);
  if (baseline === undefined || ended !== undefined) return line;
  return `${line}; begun${holder === undefined ? ', and not ended: run apply or rollback' : ''}`;
}

async function stopLines(file: string, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  if (await isStopAsked(file)) return ['a stop was asked for: what has begun is finished, and nothing more is begun'];
  const stopped = stoppedAt(entries);
  return stopped === undefined ? [] : [`stopped on request on ${inUtc(stopped)}: apply goes on`];
}
