import type { Digest, Quiet } from '../digest/digest';
import type { Instant } from '../instant';
import { counted, inUtc } from '../wording';
import { type DigestSection, moreLines, shownLine } from './digest-line';
import { neutral, printable } from './hostile-text';
import { fromNow } from './moments';

const WORDS_LIMIT = 80;

/** What is silenced, and what of it speaks again soon. */
export function silencedSection({ at, silenced: { cases, total, first } }: Digest): readonly DigestSection[] {
  if (cases === 0) return [];
  const ending =
    total === 0 ? '' : `, ${counted(total, 'silence')} within 14 days of ${total === 1 ? 'its' : 'their'} end`;
  return [{ title: `Silenced: ${counted(cases, 'case')}${ending}`, lines: quietLines({ total, first }, at) }];
}

/** What the configuration stops to live with. */
export function acceptedSection({ at, accepted }: Digest): readonly DigestSection[] {
  if (accepted.total === 0) return [];
  const title = `Accepted in the configuration, for 30 days at most: ${accepted.total}`;
  return [{ title, lines: quietLines(accepted, at) }];
}

const quietLines = ({ total, first }: Digest['accepted'], at: Instant): DigestSection['lines'] => [
  ...first.map((quiet) => ({ text: shownLine(quietLine(quiet, at)) })),
  ...moreLines(total, first.length),
];

function quietLine({ name, rule, until, owner, reason }: Quiet, at: Instant): string {
  const what = rule === undefined ? '' : ` (${rule})`;
  const who = owner === undefined ? '' : `, by ${neutral(owner, WORDS_LIMIT)}`;
  return `${printable(name)}${what} until ${inUtc(until)}, ${fromNow(at, until)}${who}: ${neutral(reason, WORDS_LIMIT)}`;
}
