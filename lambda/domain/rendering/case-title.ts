import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Notice } from '../message';
import { endingOf } from './ending';
import { earliestDeadline, worstFinding } from '../ledger/findings';
import { silenceWords } from '../ledger/silence-words';
import { neutral } from './hostile-text';
import { deadlinePhrase } from './moments';
import type { RuleTexts } from './rule-texts';
import { subjectName } from './subject-name';
import { isDrill } from '../subject';

/** Rules that say no more than the date itself. */
const SAID_BY_THE_DATE: readonly string[] = ['certificate-expiring', 'certificate-expired'];

/** Of who silenced it, and why. */
const WORDS_LIMIT = 300;

/** What a case is called by. */
type Titled = Pick<Notice, 'subject' | 'about' | 'state' | 'omitted'>;

/** What a title is made of. */
interface Dated {
  readonly name: string;
  readonly rule: RuleId;
  readonly deadline: Instant | undefined;
  readonly notAfter: Instant | undefined;
}

/** `api.example.com expires in 6 days: ACM will not renew it`. Without a date: `api.example.com: Key is too weak`. */
export function openTitle(dated: Dated, now: Instant, texts: RuleTexts): string {
  const { name, deadline, notAfter } = dated;
  const when = deadline === undefined ? '' : ` ${deadlinePhrase(now, deadline, notAfter)}`;
  return name + when + beside(dated, texts);
}

/** The same where the date is told before: `api.example.com: ACM will not renew it`, or the name alone. */
export const titleWithoutDate = (dated: Dated, texts: RuleTexts): string => dated.name + beside(dated, texts);

/** What the rule says besides the date. */
const beside = ({ rule, deadline, notAfter }: Dated, texts: RuleTexts): string =>
  SAID_BY_THE_DATE.includes(rule) && deadline !== undefined && deadline === notAfter
    ? ''
    : `: ${texts.get(rule)?.title ?? rule}`;

/** One line on a case as it stands, neutral. */
export function caseTitle(notice: Titled, now: Instant, texts: RuleTexts): string {
  const { subject, about, state, omitted } = notice;
  const name = subjectName(subject, about, omitted?.names);
  if (state.kind === 'resolved') return endingOf(name, subject, state.reason);
  if (isDrill(subject)) return `${name} proves that pages arrive`;
  return openTitle(datedOf(notice), now, texts);
}

/** What the title of a case is made of. */
export const datedOf = ({ subject, about, state, omitted }: Titled): Dated => ({
  name: subjectName(subject, about, omitted?.names),
  rule: worstFinding(state.findings).rule,
  deadline: earliestDeadline(state.findings),
  notAfter: about.notAfter,
});

/** One line on why a case does not ring any more, neutral. */
export function clearTitle({ subject, about, state, silences = [], omitted }: Notice): string {
  const name = subjectName(subject, about, omitted?.names);
  if (state.kind === 'resolved') return endingOf(name, subject, state.reason);
  if (state.kind === 'silenced') return `${name} is ${neutral(silenceWords(silences), WORDS_LIMIT)}`;
  return state.severity === 'critical'
    ? `${name} is still critical; a newer alert tells of it`
    : `${name} is no longer critical; a warning stays open`;
}
