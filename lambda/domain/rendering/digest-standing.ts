import type { Digest, OpenDigestCase, UnreadCell } from '../digest/digest';
import type { Instant } from '../instant';
import { counted, GAP_WORDS, inUtc } from '../wording';
import { openTitle } from './case-title';
import { type DigestLine, type DigestSection, moreLines, shownLine } from './digest-line';
import { neutral, printable } from './hostile-text';
import { fromNow } from './moments';
import type { RuleTexts } from './rule-texts';

const PERSON_LIMIT = 60;

/** What could not be read comes first: all else is to be read with it in mind. */
export function unreadSection({ unread: { cells, cases } }: Digest): readonly DigestSection[] {
  if (cells.total + cases === 0) return [];
  return [
    {
      title: 'Not read, so that what follows may be incomplete',
      lines: [
        ...cells.first.map(unreadLine),
        ...moreLines(cells.total, cells.first.length),
        ...(cases === 0 ? [] : [{ text: `${counted(cases, 'case')} of the ledger` }]),
      ],
    },
  ];
}

const unreadLine = ({ cell, because, since }: UnreadCell): DigestLine => ({
  text: shownLine(`${printable(cell)}: ${GAP_WORDS[because]}, since ${inUtc(since)}`),
});

/** What is open, the worst first; that nothing is, too. */
export function openSection({ at, open: { critical, warning, worst } }: Digest, texts: RuleTexts): DigestSection {
  return {
    title: `Open: ${openInWords({ critical, warning })}`,
    lines: [
      ...worst.map((one) => ({ severity: one.severity, text: shownLine(openLine(one, at, texts)) })),
      ...moreLines(critical + warning, worst.length),
    ],
  };
}

/** `3 critical, 1 warning`; `nothing`. */
export const openInWords = ({ critical, warning }: Pick<Digest['open'], 'critical' | 'warning'>): string =>
  [...(critical === 0 ? [] : [`${critical} critical`]), ...(warning === 0 ? [] : [counted(warning, 'warning')])].join(
    ', ',
  ) || 'nothing';

function openLine(one: OpenDigestCase, at: Instant, texts: RuleTexts): string {
  const { name, rule, severity, deadline, notAfter, openedAt, staleSince } = one;
  return [
    `${severity.toUpperCase()}: ${openTitle({ name: printable(name), rule, deadline, notAfter }, at, texts)}`,
    `opened ${fromNow(at, openedAt)}`,
    ...acknowledgement(one),
    ...(staleSince === undefined ? [] : [`as read before ${inUtc(staleSince)}`]),
  ].join(', ');
}

/** A warning rings nobody, so that nobody is missed. */
function acknowledgement({ severity, acknowledgedBy }: OpenDigestCase): readonly string[] {
  if (acknowledgedBy !== undefined) return [`acknowledged by ${neutral(acknowledgedBy, PERSON_LIMIT)}`];
  return severity === 'critical' ? ['no acknowledgement known'] : [];
}
