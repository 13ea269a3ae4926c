import { readPagerAnswers } from '../../lambda/app/ledger/pager-answers';
import { comparePressure } from '../../lambda/domain/ledger/ring-order';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import type { ExitStatus } from '../exit-status';
import { caseLines } from '../presentation/case-lines';
import { paint, wantsColours } from '../presentation/paint';
import { printableJson } from '../presentation/printable';
import { systemClock } from '../system-clock';
import { deployedIn, refusingWithoutLedger } from './deployed';
import { findHome, type HomeOptions } from './home';
import { complete, readOpenCases } from './open-case';

interface CasesOptions extends HomeOptions {
  readonly format: 'table' | 'json';
}

/** Prints the open cases, the most pressing first. */
export async function runCases({ format, ...options }: CasesOptions): Promise<ExitStatus> {
  const home = await findHome(options);
  const { ledger } = await deployedIn(home);
  const { open, unreadable } = await readOpenCases(ledger);
  const cases = open.toSorted(comparePressure);
  const ringing = cases.filter(({ rang }) => rang > 0).map(({ subject }) => subject);
  const pagers = await refusingWithoutLedger(readPagerAnswers(ledger, ringing));
  if (format === 'json')
    process.stdout.write(
      printableJson({ schemaVersion: 1, account: home.account, cases, pagers: Object.fromEntries(pagers) }),
    );
  else {
    const look = {
      paint: paint(wantsColours(process.stdout, process.env)),
      texts: ruleTexts(home.settings.runbooks),
      pagers,
    };
    for (const line of caseLines(cases, systemClock.now(), look)) console.log(line);
  }
  return complete(unreadable);
}
