import { inUtc } from '../wording';
import { caseTitle, datedOf, titleWithoutDate } from './case-title';
import { accountTitle, alarmWord, countedCases } from './headline';
import { cut } from './hostile-text';
import { deadlinePhrase } from './moments';
import type { RuleTexts } from './rule-texts';
import type { Page } from './several-rows';
import { toldAgain } from './told-again';
import { isDrill } from '../subject';

/** Of the account, so that it leaves room for what follows. */
const ACCOUNT_LIMIT = 30;

/**
 * What a page says where there is little room: the date before all names from outside, so that no limit cuts it off.
 *
 * `CRITICAL payments-prod: 37 certificates, the worst expires in 6 days (2026-11-26 08:00 UTC): shop-1.example.com`.
 */
export function shortHeadline(page: Page, texts: RuleTexts): string {
  const { storm } = page;
  const again = toldAgain(page);
  // Decomposed, as ASCII is made of it: of some characters that makes twenty.
  const account = cut(accountTitle(page).normalize('NFKD'), ACCOUNT_LIMIT);
  return [
    `${alarmWord(page)}${again === undefined ? '' : ` (${again.brief})`} ${account}:`,
    ...(storm === undefined ? [] : [`storm of ${storm.cases};`]),
    ...(page.total === 1 ? [] : [`${countedCases(page)}, the worst`]),
    worst(page, texts),
  ].join(' ');
}

function worst({ cases: [worst], at }: Page, texts: RuleTexts): string {
  const dated = datedOf(worst);
  const { deadline, notAfter } = dated;
  if (deadline === undefined || isDrill(worst.subject)) return caseTitle(worst, at, texts);
  return `${deadlinePhrase(at, deadline, notAfter)} (${inUtc(deadline)}): ${titleWithoutDate(dated, texts)}`;
}
