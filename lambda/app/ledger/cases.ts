import { decodeEntry } from '../../contract/ledger-items';
import { subjectSchema } from '../../contract/notice';
import type { Entry } from '../../domain/ledger/announced';
import type { Stored } from '../../domain/ledger/stored';
import type { SubjectId } from '../../domain/subject';
import type { Item } from '../ports';
import { caseKey, PREFIX } from './keys';
import type { Ledger } from './ledger';

/** Cases by subject, with those that cannot be read. */
export type Cases = ReadonlyMap<SubjectId, Stored<Entry>>;

/** All cases, resolved ones too; `unreachable` where the table does not answer. A scan goes on without them. */
export type CasesReading = { readonly kind: 'read'; readonly cases: Cases } | { readonly kind: 'unreachable' };

/** Reads all cases. Never rejects. */
export async function readCases(ledger: Ledger): Promise<CasesReading> {
  const [listed] = await Promise.allSettled([ledger.table.list(PREFIX.case)]);
  return listed.status === 'fulfilled' ? { kind: 'read', cases: casesIn(listed.value) } : { kind: 'unreachable' };
}

/** Reads the cases of these subjects. Who is not in the answer has none. Rejects where the table does not answer. */
export async function readEntries(ledger: Ledger, subjects: readonly SubjectId[]): Promise<Cases> {
  return subjects.length === 0 ? new Map() : casesIn(await ledger.table.getMany(subjects.map(caseKey)));
}

/** Reads the cases of a kind, such as `alert-path:`. Rejects where the table does not answer. */
export const readCasesOf = async (ledger: Ledger, beginning: `${string}:`): Promise<Cases> =>
  casesIn(await ledger.table.list(`${PREFIX.case}${beginning}`));

const casesIn = (items: ReadonlyMap<string, Item>): Cases =>
  new Map(
    [...items].flatMap(([key, item]) => {
      const subject = subjectSchema.safeParse(key.slice(PREFIX.case.length));
      return subject.success ? [[subject.data, decodeEntry(item)] as const] : [];
    }),
  );
