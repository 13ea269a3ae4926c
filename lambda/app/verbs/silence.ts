import { ACCOUNT_CELL } from '../../domain/inventory/cell-request';
import type { RuleId } from '../../domain/ids';
import type { Case } from '../../domain/ledger/case';
import { silenced, type SilenceRefusal, type SilenceRequest, unsilenced } from '../../domain/ledger/silence-case';
import type { SubjectId } from '../../domain/subject';
import { readEntries } from '../ledger/cases';
import { changeCase, type UnwrittenCase } from '../ledger/change-case';
import type { Ledger } from '../ledger/ledger';
import { putRescan } from '../ledger/rescans';
import { endRun, startRun } from '../ledger/runs';
import type { Functions } from '../ports';

/** What it takes to change a case and to have it told at once. */
export interface VerbDependencies {
  readonly ledger: Ledger;
  readonly functions: Functions;
}

/** `silenced`: the case as written. */
export type SilenceOutcome = { readonly kind: 'silenced'; readonly case: Case } | SilenceRefusal | UnwrittenCase;

/** Silences what stands against a subject: pagers are cleared by the announcer, and chat hears who did it. Rejects where the table does not answer. */
export async function addSilence(
  { ledger, functions }: VerbDependencies,
  subject: SubjectId,
  request: SilenceRequest,
): Promise<SilenceOutcome> {
  const known = (await readEntries(ledger, [subject])).get(subject);
  const run = await startRun(ledger, 'verb');
  const changed = await changeCase(ledger, subject, known, (before) =>
    silenced(before, request, { now: ledger.clock.now(), run }),
  );
  await endRun(ledger, run, { kind: 'verb' });
  if (changed.kind === 'unwritten') return changed;
  if (changed.step.kind === 'refused') return changed.step;
  await functions.invoke('announce', {});
  return { kind: 'silenced', case: changed.step.case };
}

/** Ends a silence now and asks for the scan that raises the case anew. `none`: there is no such silence. Rejects where the table does not answer. */
export async function endSilence(
  { ledger, functions }: VerbDependencies,
  subject: SubjectId,
  rule: RuleId | undefined,
): Promise<{ readonly kind: 'ended' | 'none' } | UnwrittenCase> {
  const known = (await readEntries(ledger, [subject])).get(subject);
  const changed = await changeCase(ledger, subject, known, (before) => {
    const after = before && unsilenced(before, rule, ledger.clock.now());
    return after === undefined ? { kind: 'none' as const } : { kind: 'ended' as const, case: after };
  });
  if (changed.kind === 'unwritten') return changed;
  if (changed.step.kind === 'none') return { kind: 'none' };
  await putRescan(ledger, ACCOUNT_CELL);
  await functions.invoke('announce', {});
  return { kind: 'ended' };
}
