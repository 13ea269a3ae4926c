import type { Case } from '../../lambda/domain/ledger/case';
import { isAcknowledged } from '../../lambda/domain/ledger/acknowledgement';
import type { PagerAnswer } from '../../lambda/domain/ledger/pager-answer';
import { silenceWords } from '../../lambda/domain/ledger/silence-words';
import type { Instant } from '../../lambda/domain/instant';
import { caseTitle } from '../../lambda/domain/rendering/case-title';
import type { RuleTexts } from '../../lambda/domain/rendering/rule-texts';
import type { SubjectId } from '../../lambda/domain/subject';
import { counted, inUtc } from '../../lambda/domain/wording';
import type { Paint } from './paint';
import { printable } from './printable';

const WIDTH = 10;
const INDENT = ' '.repeat(WIDTH);

/** How cases are shown. */
interface CaseLook {
  readonly paint: Paint;
  readonly texts: RuleTexts;
  /** What the pager answered when it was asked. */
  readonly pagers: ReadonlyMap<SubjectId, PagerAnswer>;
}

/** What is open, for people: a title, the subject to copy, what became of it. */
export function caseLines(cases: readonly Case[], now: Instant, look: CaseLook): readonly string[] {
  if (cases.length === 0) return ['Nothing is open.'];
  return [...cases.flatMap((one) => [...linesOf(one, now, look), '']), `${counted(cases.length, 'case')} open`];
}

function linesOf(one: Case, now: Instant, { paint, texts, pagers }: CaseLook): readonly string[] {
  const { subject, openedAt, state, silences = [] } = one;
  const rules = state.findings.map(({ rule }) => rule).join(', ');
  const word =
    state.kind === 'silenced'
      ? paint.faint('silenced'.padEnd(WIDTH))
      : paint[state.severity](state.severity.padEnd(WIDTH));
  const held = silences.filter(({ until }) => until > now);
  return [
    word + paint.heading(printable(caseTitle(one, now, texts))),
    INDENT + printable(subject),
    `${INDENT}${printable(rules)}, open since ${inUtc(openedAt)}${ringing(one)}${inPager(pagers.get(subject))}`,
    ...(held.length === 0 ? [] : [INDENT + printable(silenceWords(held))]),
  ];
}

function ringing(one: Case): string {
  if (one.rang === 0) return '';
  const { acknowledgement } = one;
  return acknowledgement !== undefined && isAcknowledged(one)
    ? `, rings, acknowledged by ${printable(acknowledgement.by)} on ${inUtc(acknowledgement.at)}`
    : ', rings, not acknowledged here';
}

function inPager(answer: PagerAnswer | undefined): string {
  switch (answer?.says) {
    case undefined:
      return '';
    case 'acknowledged':
      return `, acknowledged in the pager${answer.by === undefined ? '' : ` by ${printable(answer.by)}`} on ${inUtc(answer.since ?? answer.at)}`;
    case 'unacknowledged':
      return `, not acknowledged in the pager, asked on ${inUtc(answer.at)}`;
    case 'unknown':
      return `, in the pager: unknown (${answer.because}), asked on ${inUtc(answer.at)}`;
  }
}
