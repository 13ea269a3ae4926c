import type { Case } from '../../lambda/domain/ledger/case';
import type { Instant } from '../../lambda/domain/instant';
import { inUtc } from '../../lambda/domain/wording';

/** A line for each silence that holds, the next to end first. */
export function silenceLines(cases: readonly Case[], now: Instant): readonly string[] {
  const all = cases.flatMap(({ subject, silences = [] }) => silences.map((silence) => ({ subject, silence })));
  const holding = all.filter(({ silence }) => silence.until > now);
  if (holding.length === 0) return ['Nothing is silenced.'];
  return holding
    .toSorted((left, right) => (left.silence.until < right.silence.until ? -1 : 1))
    .map(
      ({ subject, silence: { rule, owner, reason, until, upTo } }) =>
        `until ${inUtc(until)}  ${subject}  ${rule ?? 'all rules'}, up to ${upTo}, by ${owner}: ${reason}`,
    );
}
