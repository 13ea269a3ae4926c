import { caseAttributes, decodeEntry } from '../../contract/ledger-items';
import { EXPIRES_AT } from '../../contract/table-key';
import type { NonEmpty } from '../../domain/ids';
import type { Entry } from '../../domain/ledger/announced';
import type { Case } from '../../domain/ledger/case';
import type { Stored } from '../../domain/ledger/stored';
import type { SubjectId } from '../../domain/subject';
import type { Condition, ItemChange } from '../ports';
import { caseKey, pendingKey } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** So often a case is read and decided again when somebody else wrote meanwhile; more often than that nobody does. */
const ATTEMPTS = 10;

/** What is to become of a case. `moved`: it has a new transition, which somebody may have to hear of. Without a case, or with the one before: nothing is written. */
export interface CaseStep {
  readonly kind: string;
  readonly case?: Case;
}

/** `unreadable`: what is stored is left as it is. `contended`: others kept writing. */
export interface UnwrittenCase {
  readonly kind: 'unwritten';
  readonly because: 'unreadable' | 'contended';
}

/**
 * Writes what a step makes of a case, on condition that nobody wrote since it was read; otherwise it reads and takes the step again.
 *
 * `known`: as read before; `undefined` where there is no case. Rejects where the table does not answer.
 */
export async function changeCase<Step extends CaseStep>(
  ledger: Ledger,
  subject: SubjectId,
  known: Stored<Entry> | undefined,
  step: (before: Case | undefined) => Step,
): Promise<{ readonly kind: 'done'; readonly step: Step } | UnwrittenCase> {
  let entry = known;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (entry === 'unreadable') return { kind: 'unwritten', because: 'unreadable' };
    const taken = step(entry?.case);
    if (!isNew(taken, entry) || (await ledger.table.write(changes(taken.case, entry, taken.kind))) === 'written')
      return { kind: 'done', step: taken };
    const item = await ledger.table.get(caseKey(subject));
    entry = item && decodeEntry(item);
  }
  return { kind: 'unwritten', because: 'contended' };
}

/** Whether there is something to write. */
export const isNew = <Step extends CaseStep>(
  step: Step,
  entry: Entry | undefined,
): step is Step & { readonly case: Case } => step.case !== undefined && step.case !== entry?.case;

function changes(one: Case, entry: Entry | undefined, kind: CaseStep['kind']): NonEmpty<ItemChange> {
  const key = caseKey(one.subject);
  const own = { ...caseAttributes(one), version: one.version + 1, ...expiry(one) };
  const remove = [
    ...(one.state.kind === 'resolved' ? [] : [EXPIRES_AT]),
    ...(one.silences === undefined ? ['silences'] : []),
    ...(one.acknowledgement === undefined ? ['acknowledgement'] : []),
  ];
  if (kind !== 'moved') return [{ kind: 'update', key, condition: unchanged(entry), set: own, remove }];

  // The announcer takes `pendingSince` away without touching the version: then it is to be set anew.
  const { subject, last } = one;
  const pendingSince = entry?.pendingSince;
  const pending: Condition =
    pendingSince === undefined
      ? { kind: 'attribute-absent', attribute: 'pendingSince' }
      : { kind: 'equals', attribute: 'pendingSince', value: pendingSince };
  return [
    {
      kind: 'update',
      key,
      condition: { kind: 'all', of: [unchanged(entry), pending] },
      set: { ...own, pendingSince: pendingSince ?? last.at },
      remove,
    },
    { kind: 'update', key: pendingKey(subject), set: { subject, run: last.run, revision: last.revision } },
  ];
}

const unchanged = (entry: Entry | undefined): Condition =>
  entry === undefined ? { kind: 'absent' } : { kind: 'equals', attribute: 'version', value: entry.case.version };

const expiry = ({ state, last }: Case) =>
  state.kind === 'resolved' ? { [EXPIRES_AT]: expiresAfter(last.at, KEPT_DAYS.case) } : {};
