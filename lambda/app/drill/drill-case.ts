import { RULE_DRILL } from '../../domain/alert-path/drill-rule';
import type { RuleVerdict } from '../../domain/finding';
import type { Region } from '../../domain/ids';
import { HOUR_MS, millisecondsBetween } from '../../domain/instant';
import type { Judgement } from '../../domain/judging/judgement';
import type { Entry } from '../../domain/ledger/announced';
import type { Case } from '../../domain/ledger/case';
import { type Stored, isReadable } from '../../domain/ledger/stored';
import { DRILL_TARGET } from '../../domain/ledger/routing';
import type { About, SubjectId } from '../../domain/subject';
import { readCasesOf, readEntries } from '../ledger/cases';
import { judgeCase } from '../ledger/judge-case';
import type { Ledger } from '../ledger/ledger';
import { endRun, startRun } from '../ledger/runs';
import type { Functions } from '../ports';

/** What it takes to write a case that is told at once. */
interface Writing {
  readonly ledger: Ledger;
  readonly functions: Functions;
}

/** What whoever is paged gets to know of a drill. */
export interface DrillMark {
  readonly homeRegion: Region;
  /** Who asked for it. */
  readonly by: string;
  /** Whose way is drilled; absent: the default one. */
  readonly target?: string | undefined;
}

/** Longer than any drill is waited for: whoever began it is gone. */
const LEFT_OVER_MS = HOUR_MS;

/** Opens the case of a new drill. `undefined`: the ledger did not take it. */
export async function openDrill(writing: Writing, { homeRegion, by, target }: DrillMark): Promise<Case | undefined> {
  const now = writing.ledger.clock.now();
  const about: About = { region: homeRegion, owners: [], names: [] };
  return write(writing, undefined, `drill:${now}-${writing.ledger.tokens.next()}`, about, {
    ...{ kind: 'fail', rule: RULE_DRILL, severity: 'critical' },
    facts: { by, ...(target !== undefined && { [DRILL_TARGET]: target }) },
    summary: `${by} tests whether pages arrive: nothing is wrong, and there is nothing to do`,
  });
}

/** Ends the case of a drill, whatever became of it meanwhile. `undefined`: the ledger did not take it. */
export async function endDrill(writing: Writing, { subject, about }: Case): Promise<Case | undefined> {
  const entry = (await readEntries(writing.ledger, [subject])).get(subject);
  return write(writing, entry, subject, about, { kind: 'pass', rule: RULE_DRILL });
}

/** Ends the drills of those who were killed before they could. */
export async function clearLeftovers(writing: Writing): Promise<void> {
  const now = writing.ledger.clock.now();
  const cases = [...(await readCasesOf(writing.ledger, 'drill:')).values()];
  for (const entry of cases.filter((one) => isReadable(one))) {
    const { state, openedAt } = entry.case;
    if (state.kind === 'open' && millisecondsBetween(openedAt, now) >= LEFT_OVER_MS)
      await endDrill(writing, entry.case);
  }
}

/** One run for one case: a run is told when it has ended. */
async function write(
  { ledger, functions }: Writing,
  known: Stored<Entry> | undefined,
  subject: SubjectId,
  about: About,
  verdict: RuleVerdict,
): Promise<Case | undefined> {
  const run = await startRun(ledger, 'verb');
  const now = ledger.clock.now();
  const judgement: Judgement = { presence: 'seen', subject, observedAt: now, about, verdicts: [verdict] };
  const judged = await judgeCase(ledger, known, judgement, { now, run, absenceMinutes: 0, flappingMinutes: 0 });
  await endRun(ledger, run, { kind: 'verb' });
  await functions.invoke('announce', {});
  return judged.kind === 'judged' ? judged.decision.case : undefined;
}
