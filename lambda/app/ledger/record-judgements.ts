import type { Judgement } from '../../domain/judging/judgement';
import type { Case } from '../../domain/ledger/case';
import { decide } from '../../domain/ledger/decide';
import type { DecideContext } from '../../domain/ledger/decision';
import type { SubjectId } from '../../domain/subject';
import type { Cases, CasesReading } from './cases';
import { inBatches } from './in-batches';
import { isNew } from './change-case';
import { judgeCase, type JudgedCase } from './judge-case';
import type { Ledger } from './ledger';

/** A judgement that the ledger does not know of, and why. */
export interface Unwritten {
  readonly judgement: Judgement;
  readonly because: 'unreadable' | 'contended' | 'unreachable';
}

/** What a scan did to the ledger. */
export interface Recorded {
  /** The cases with a new transition, as written. */
  readonly moved: readonly Case[];
  /** What is to be told without the ledger where it is critical and cannot wait: see `degradedMessages`. */
  readonly unwritten: readonly Unwritten[];
  /** All cases that cannot be read, judged or not: for `endRun`. */
  readonly unreadable: readonly SubjectId[];
}

/**
 * Writes what judgements make of the cases: at most one of each subject.
 *
 * Never rejects: what could not be written is in the answer, and the rest is written. `reading`: of this run, taken under its lease.
 */
export async function recordJudgements(
  ledger: Ledger,
  reading: CasesReading,
  judgements: readonly Judgement[],
  context: DecideContext,
): Promise<Recorded> {
  const cases: Cases = reading.kind === 'read' ? reading.cases : new Map();
  const matters = judgements.filter((judgement) => isNews(judgement, cases, context));
  const outcomes = await inBatches(matters, async (judgement) => ({
    judgement,
    outcome: reading.kind === 'read' ? await settled(ledger, cases, judgement, context) : unreachable,
  }));
  return {
    moved: outcomes.flatMap(({ outcome }) =>
      outcome.kind === 'judged' && outcome.decision.kind === 'moved' ? [outcome.decision.case] : [],
    ),
    unwritten: outcomes.flatMap(({ judgement, outcome }) =>
      outcome.kind === 'unwritten' ? [{ judgement, because: outcome.because }] : [],
    ),
    unreadable: [...cases].flatMap(([subject, entry]) => (entry === 'unreadable' ? [subject] : [])),
  };
}

/** Ten thousand certificates are judged without a word to the table: only few have a case or need one. */
function isNews(judgement: Judgement, cases: Cases, context: DecideContext): boolean {
  const entry = cases.get(judgement.subject);
  return entry === 'unreadable' || isNew(decide(entry?.case, judgement, context), entry);
}

type Outcome = JudgedCase | { readonly kind: 'unwritten'; readonly because: 'unreachable' };

const unreachable: Outcome = { kind: 'unwritten', because: 'unreachable' };

async function settled(ledger: Ledger, cases: Cases, judgement: Judgement, context: DecideContext): Promise<Outcome> {
  const [judged] = await Promise.allSettled([judgeCase(ledger, cases.get(judgement.subject), judgement, context)]);
  return judged.status === 'fulfilled' ? judged.value : unreachable;
}
