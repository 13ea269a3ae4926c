import { acknowledgedBy } from '../../domain/ledger/acknowledgement';
import type { SubjectId } from '../../domain/subject';
import { readEntries } from '../ledger/cases';
import { changeCase, type UnwrittenCase } from '../ledger/change-case';
import type { Ledger } from '../ledger/ledger';

/** Notes that somebody knows of the ring of a case. `not-ringing`: nobody is woken for it now. Rejects where the table does not answer. */
export async function acknowledge(
  ledger: Ledger,
  subject: SubjectId,
  by: string,
): Promise<{ readonly kind: 'acknowledged' | 'not-ringing' } | UnwrittenCase> {
  const known = (await readEntries(ledger, [subject])).get(subject);
  const changed = await changeCase(ledger, subject, known, (before) => {
    const after = before && acknowledgedBy(by, before, ledger.clock.now());
    return after === undefined ? { kind: 'not-ringing' as const } : { kind: 'acknowledged' as const, case: after };
  });
  return changed.kind === 'unwritten' ? changed : { kind: changed.step.kind };
}
