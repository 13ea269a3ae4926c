import type { Attachment } from '../attachment';
import { isNonEmpty, type NonEmpty, type Place } from '../ids';
import type { Instant } from '../instant';
import type { CaseFinding } from '../ledger/case';
import type { Notice } from '../message';
import type { About } from '../subject';
import { inUtc } from '../wording';
import { byWeight, earliestDeadline } from '../ledger/findings';
import { neutral } from './hostile-text';
import { moment } from './moments';
import { type RuleTexts, runbooksOf } from './rule-texts';
import { kindOf } from './subject-name';
import { useNotes } from './use-notes';

/** One thing to know of a case: a label of ours and neutral values. */
export interface Row {
  readonly label: string;
  readonly values: NonEmpty<string>;
}

/** Longest list that is shown: a human reads no more at night. */
const SHOWN = 10;
const NAME_LIMIT = 120;
const SENTENCE_LIMIT = 600;

/** Everything to know of a case, in the order in which it is asked at night: when, what, where, why, what to do and where to read on, whose. */
export function caseRows(
  { subject, about, state, omitted = {} }: Notice,
  now: Instant,
  texts: RuleTexts,
): readonly Row[] {
  const findings = state.kind === 'open' ? byWeight(state.findings) : [];
  const deadline = earliestDeadline(findings);
  return [
    row('When', deadline === undefined ? [] : [moment(now, deadline)]),
    row('Names', listed(about.names, omitted.names)),
    row('Used by', kindOf(subject) === 'certificate' ? uses(about, omitted.attachments) : []),
    row(
      'Why',
      findings.map(({ summary, stale }) => neutral(summary, SENTENCE_LIMIT) + staleness(stale)),
    ),
    row(
      'What to do',
      remedies(findings, texts).map((remedy) => filledIn(remedy, about)),
    ),
    row(
      'Runbook',
      runbooksOf(
        findings.map(({ rule }) => rule),
        texts,
      ),
    ),
    row('Region', [about.region]),
    row('Owners', listed(about.owners)),
    row('Certificate', about.arn === undefined ? [] : [neutral(about.arn, SENTENCE_LIMIT)]),
    row('Subject', subject === `certificate:${about.arn}` ? [] : [neutral(subject, SENTENCE_LIMIT)]),
  ].flat();
}

/** What to do about these findings, each thing once, in their order. */
export const remedies = (findings: readonly CaseFinding[], texts: RuleTexts): readonly string[] => [
  ...new Set(findings.flatMap(({ rule }) => texts.get(rule)?.remedy ?? [])),
];

/** Commands that can be copied: `ARN` is the certificate, where it is one of ACM. What advises about ACM means none of IAM. */
const filledIn = (remedy: string, { arn }: About): string =>
  arn?.split(':')[2] === 'acm'
    ? remedy.replaceAll(/(?<=--certificate-arn |CertificateArn=)ARN\b/g, () => neutral(arn, SENTENCE_LIMIT))
    : remedy;

/** Load balancers, distributions and domains by name, each once, with what of the list is not here. Not read is not the same as none. */
export function uses({ attachments, region }: About, omitted = 0): readonly string[] {
  if (attachments === undefined) return ['not read'];
  if (attachments.length === 0) return ['nothing, as last read'];
  // Of what reads alike nobody needs more than one, such as the load balancers of AWS behind one domain.
  const names = [...new Set(attachments.map((attachment) => useName(attachment, region)))];
  const shown = names.slice(0, SHOWN);
  const more = names.length - shown.length;
  return [
    ...shown,
    ...(more === 0 ? [] : [`and ${more} more`]),
    ...(omitted === 0 ? [] : [`uses not shown here: ${omitted}`]),
  ];
}

/** Its region only where it is another than that of the certificate. */
function useName(attachment: Attachment, home: Place): string {
  const { name, resource, region } = attachment;
  const notes = [...useNotes(attachment), ...(region === home ? [] : [region])];
  return printable(name || resource) + (notes.length === 0 ? '' : ` (${notes.join(', ')})`);
}

const listed = (texts: readonly string[], omitted = 0): readonly string[] => {
  const shown = texts.slice(0, SHOWN).map(printable);
  const more = texts.length - shown.length + omitted;
  return more === 0 ? shown : [...shown, `and ${more} more`];
};

const printable = (text: string): string => neutral(text, NAME_LIMIT) || '(nothing printable)';

const staleness = (stale: CaseFinding['stale']): string =>
  stale === undefined ? '' : ` (as known on ${inUtc(stale.since)}; not confirmed since)`;

const row = (label: string, values: readonly string[]): readonly Row[] =>
  isNonEmpty(values) ? [{ label, values }] : [];
