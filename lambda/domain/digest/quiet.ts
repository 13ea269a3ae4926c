import type { Acceptance } from '../judging/acceptance';
import { DAY_MS, type Instant, plusMilliseconds } from '../instant';
import type { Inventory } from '../inventory/inventory';
import type { Case } from '../ledger/case';
import type { Silence } from '../ledger/silence';
import { byText } from '../order';
import { subjectName } from '../rendering/subject-name';
import { labelOf } from '../wording';
import { bounded, firstOf } from './bounded';
import type { Digest, Quiet, Shown } from './digest';

const SHOWN = 3;
/** A silence lasts 14 days at most where an end comes, and an entry of the configuration is reviewed as code, which takes longer. */
const SILENCE_DAYS = 14;
const ACCEPTANCE_DAYS = 30;

/** What is silenced, and the silences that end within 14 days. */
export function silencedIn(cases: readonly Case[], now: Instant): Digest['silenced'] {
  const silenced = cases.flatMap((one) => {
    const silences = (one.silences ?? []).filter(({ until }) => until > now);
    return one.state.kind === 'resolved' || silences.length === 0 ? [] : [{ one, silences }];
  });
  const quiet = silenced.flatMap(({ one, silences }) => silences.map((silence) => quietOf(one, silence)));
  return { cases: silenced.length, ...endingSoon(quiet, now, SILENCE_DAYS) };
}

/** The entries of the configuration that end within 30 days. */
export function acceptedIn(
  { certificates }: Inventory,
  acceptances: readonly Acceptance[],
  now: Instant,
): Shown<Quiet> {
  const names = new Map<string, string>(
    certificates.flatMap((one) => [one.id, one.arn].map((name) => [`certificate:${name}`, labelOf(one)] as const)),
  );
  const quiet = acceptances.map(({ subject, rule, reason, until }): Quiet => ({
    name: bounded(names.get(subject) ?? subjectName(subject, { names: [] })),
    until,
    reason: bounded(reason),
    rule,
  }));
  return endingSoon(quiet, now, ACCEPTANCE_DAYS);
}

const quietOf = ({ subject, about }: Case, { rule, owner, reason, until }: Silence): Quiet => ({
  name: bounded(subjectName(subject, about)),
  until,
  reason: bounded(reason),
  owner: bounded(owner),
  ...(rule !== undefined && { rule }),
});

const endingSoon = (quiet: readonly Quiet[], now: Instant, days: number): Shown<Quiet> =>
  firstOf(
    SHOWN,
    quiet
      .filter(({ until }) => until > now && until <= plusMilliseconds(now, days * DAY_MS))
      .toSorted(byText(({ until }) => until)),
  );
