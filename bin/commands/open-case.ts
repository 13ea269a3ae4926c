import { readCases } from '../../lambda/app/ledger/cases';
import type { Ledger } from '../../lambda/app/ledger/ledger';
import type { Case } from '../../lambda/domain/ledger/case';
import { findCase } from '../../lambda/domain/ledger/find-case';
import { isOpen, type OpenCase } from '../../lambda/domain/ledger/steps';
import { isReadable } from '../../lambda/domain/ledger/stored';
import { atMost, counted } from '../../lambda/domain/wording';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { Refusal } from '../refusal';

const SHOWN = 5;

/** All cases that are open, the silenced ones too, and how many cases could not be read. Refuses where the ledger does not answer. */
export async function readOpenCases(
  ledger: Ledger,
): Promise<{ readonly open: readonly OpenCase[]; readonly unreadable: number }> {
  const reading = await readCases(ledger);
  if (reading.kind === 'unreachable') throw new Refusal('the ledger does not answer: nothing was done, try again');
  const entries = [...reading.cases.values()];
  return {
    open: entries
      .filter((entry) => isReadable(entry))
      .map((entry) => entry.case)
      .filter(isOpen),
    unreadable: entries.filter((entry) => entry === 'unreadable').length,
  };
}

/** The one open case that is meant. Refuses where there is none, or more than one. */
export async function openCaseOf(ledger: Ledger, text: string): Promise<Case> {
  const { open } = await readOpenCases(ledger);
  const found = findCase(text, open);
  if (found.kind === 'one') return found.case;
  if (found.kind === 'none')
    throw new Refusal(`no open case is called '${text}': \`npx notafter cases\` shows what there is`);
  const subjects = atMost(
    SHOWN,
    found.cases.map(({ subject }) => subject),
  );
  throw new Refusal(`'${text}' is a name of ${found.cases.length} open cases: write one of ${subjects.join(', ')}`);
}

/** The status of a command that showed all cases but these. */
export function complete(unreadable: number): ExitStatus {
  if (unreadable === 0) return EXIT_STATUS.good;
  const cases = counted(unreadable, 'case');
  console.error(`notafter: ${cases} cannot be read: another version of notafter may have written them`);
  return EXIT_STATUS.incomplete;
}
