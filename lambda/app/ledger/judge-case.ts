import type { Entry } from '../../domain/ledger/announced';
import type { Judgement } from '../../domain/judging/judgement';
import { decide } from '../../domain/ledger/decide';
import type { DecideContext, Decision } from '../../domain/ledger/decision';
import type { Stored } from '../../domain/ledger/stored';
import { changeCase, type UnwrittenCase } from './change-case';
import type { Ledger } from './ledger';

/** What became of a judgement. */
export type JudgedCase = { readonly kind: 'judged'; readonly decision: Decision } | UnwrittenCase;

/** Decides on one subject and writes what was decided. `known`: as read before; `undefined` where there is no case. Rejects where the table does not answer. */
export async function judgeCase(
  ledger: Ledger,
  known: Stored<Entry> | undefined,
  judgement: Judgement,
  context: DecideContext,
): Promise<JudgedCase> {
  const changed = await changeCase(ledger, judgement.subject, known, (before) => decide(before, judgement, context));
  return changed.kind === 'done' ? { kind: 'judged', decision: changed.step } : changed;
}
