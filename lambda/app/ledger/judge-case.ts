import { caseAttributes, decodeEntry } from '../../contract/ledger-items';
import { EXPIRES_AT } from '../../contract/table-key';
import type { NonEmpty } from '../../domain/ids';
import type { Judgement } from '../../domain/judgement';
import type { Entry } from '../../domain/ledger/announced';
import type { Case } from '../../domain/ledger/case';
import { decide, type DecideContext, type Decision } from '../../domain/ledger/decide';
import type { Stored } from '../../domain/ledger/stored';
import type { Change, Condition } from '../ports';
import { caseKey, pendingKey } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** So often a case is read and decided again when somebody else wrote meanwhile; more often than that nobody does. */
const ATTEMPTS = 10;

/** `unreadable`: what is stored is left as it is. `contended`: others kept writing. */
export type JudgedCase =
  | { readonly kind: 'judged'; readonly decision: Decision }
  | { readonly kind: 'unwritten'; readonly because: 'unreadable' | 'contended' };

/**
 * Decides on one subject and writes what was decided, on condition that nobody wrote since it was read; otherwise it reads and decides again.
 *
 * `known`: as read before; `undefined` where there is no case. A case that did not change is not written. Rejects where the table does not answer.
 */
export async function judgeCase(
  ledger: Ledger,
  known: Stored<Entry> | undefined,
  judgement: Judgement,
  context: DecideContext,
): Promise<JudgedCase> {
  let entry = known;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (entry === 'unreadable') return { kind: 'unwritten', because: 'unreadable' };
    const decision = decide(entry?.case, judgement, context);
    if (
      !isNew(decision, entry) ||
      (await ledger.table.write(changes(decision.case, entry, decision.kind))) === 'written'
    )
      return { kind: 'judged', decision };
    const item = await ledger.table.get(caseKey(judgement.subject));
    entry = item && decodeEntry(item);
  }
  return { kind: 'unwritten', because: 'contended' };
}

/** Whether the decision is to be written. */
export const isNew = (decision: Decision, entry: Entry | undefined): decision is Decision & { readonly case: Case } =>
  decision.case !== undefined && decision.case !== entry?.case;

function changes(one: Case, entry: Entry | undefined, kind: Decision['kind']): NonEmpty<Change> {
  const key = caseKey(one.subject);
  const own = { ...caseAttributes(one), version: one.version + 1, ...expiry(one) };
  const remove = one.state.kind === 'open' ? [EXPIRES_AT] : [];
  if (kind === 'quiet') return [{ kind: 'update', key, condition: unchanged(entry), set: own, remove }];

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
  state.kind === 'open' ? {} : { [EXPIRES_AT]: expiresAfter(last.at, KEPT_DAYS.case) };
