import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Notice } from '../message';
import { endingOf } from './ending';
import { earliestDeadline, worstFinding } from '../ledger/findings';
import { silenceWords } from '../ledger/silence-words';
import { neutral } from './hostile-text';
import { deadlinePhrase } from './moments';
import type { RuleTexts } from './rule-texts';
import { isDrill, subjectName } from './subject-name';

/** Rules that say no more than the date itself. */
const SAID_BY_THE_DATE: readonly string[] = ['certificate-expiring', 'certificate-expired'];

/** Of who silenced it, and why. */
const WORDS_LIMIT = 300;

interface Dated {
  readonly name: string;
  readonly rule: RuleId;
  readonly deadline: Instant | undefined;
  readonly notAfter: Instant | undefined;
}

/** `api.example.com expires in 6 days: ACM will not renew it`. Without a date: `api.example.com: Key is too weak`. */
export function openTitle({ name, rule, deadline, notAfter }: Dated, now: Instant, texts: RuleTexts): string {
  const title = texts.get(rule)?.title ?? rule;
  if (deadline === undefined) return `${name}: ${title}`;
  const dated = `${name} ${deadlinePhrase(now, deadline, notAfter)}`;
  return SAID_BY_THE_DATE.includes(rule) && deadline === notAfter ? dated : `${dated}: ${title}`;
}

/** One line on a case as it stands, neutral. */
export function caseTitle({ subject, about, state, omitted }: Notice, now: Instant, texts: RuleTexts): string {
  const name = subjectName(subject, about, omitted?.names);
  if (state.kind === 'resolved') return endingOf(name, subject, state.reason);
  if (isDrill(subject)) return `${name} proves that pages arrive`;
  const { rule } = worstFinding(state.findings);
  return openTitle({ name, rule, deadline: earliestDeadline(state.findings), notAfter: about.notAfter }, now, texts);
}

/** One line on why a case does not ring any more, neutral. */
export function clearTitle({ subject, about, state, silences = [], omitted }: Notice): string {
  const name = subjectName(subject, about, omitted?.names);
  if (state.kind === 'resolved') return endingOf(name, subject, state.reason);
  if (state.kind === 'silenced') return `${name} is ${neutral(silenceWords(silences), WORDS_LIMIT)}`;
  return state.severity === 'critical'
    ? `${name} is still critical; a newer alert tells of it`
    : `${name} is no longer critical; a warning stays open`;
}
