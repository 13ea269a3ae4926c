import type { Storm } from '../ledger/storm';
import { counted, inUtc } from '../wording';
import type { RuleTexts } from './rule-texts';

/** `storm of "Key is too weak" since 2026-11-20 08:00 UTC, 61 so far`; of several rules, how many. */
export function stormTitle({ rules: [first, ...others], since, cases }: Storm, texts: RuleTexts): string {
  const cause = others.length > 0 ? counted(others.length + 1, 'cause') : `"${texts.get(first)?.title ?? first}"`;
  return `storm of ${cause} since ${inUtc(since)}, ${cases} so far`;
}

/** What a storm is, and how it goes on, in sentences; nothing where there is none. */
export function stormWords(storm: Storm | undefined, texts: RuleTexts): readonly string[] {
  if (storm === undefined) return [];
  const causes = storm.rules.map((rule) => texts.get(rule)?.title ?? rule).join('; ');
  return [
    `${counted(storm.cases, 'case')} rang since ${inUtc(storm.since)} (${causes}). ` +
      'While this goes on, more of it rings together once an hour; what expires within 72 hours joins it at once.',
  ];
}
