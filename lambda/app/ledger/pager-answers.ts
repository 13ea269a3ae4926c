import { carriersOf } from '../../domain/ledger/announced';
import type { PagerAnswer } from '../../domain/ledger/pager-answer';
import { isReadable } from '../../domain/ledger/stored';
import type { SubjectId } from '../../domain/subject';
import { readEntries } from './cases';
import type { Ledger } from './ledger';
import { readIncidents } from './live';

/** What pagers last answered of the rings that stand, by subject. Who is not in it was not asked for. Rejects where the table does not answer. */
export async function readPagerAnswers(
  ledger: Ledger,
  subjects: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, PagerAnswer>> {
  const carriers = [...(await readEntries(ledger, subjects))].flatMap(([subject, entry]) => {
    if (!isReadable(entry)) return [];
    return entry.announced.incident?.rang === entry.case.rang ? carriersOf(entry).map((key) => ({ subject, key })) : [];
  });
  const incidents = await readIncidents(ledger, [...new Set(carriers.map(({ key }) => key))]);
  return new Map(
    carriers.flatMap(({ subject, key }) => {
      const incident = incidents.get(key);
      const [answer] = isReadable(incident) ? Object.values(incident.answers ?? {}) : [];
      return answer === undefined ? [] : [[subject, answer] as const];
    }),
  );
}
