import { isNonEmpty, runId } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import type { Judgement } from '../../domain/judging/judgement';
import type { Case } from '../../domain/ledger/case';
import { decide } from '../../domain/ledger/decide';
import { incidentKey } from '../../domain/ledger/incident';
import { cannotWait, comparePressure } from '../../domain/ledger/ring-order';
import { byCount } from '../../domain/ledger/split';
import type { Message } from '../../domain/message';
import type { Unwritten } from '../ledger/record-judgements';
import type { Identity } from '../ports';
import { pageMessage } from './messages';

/** So many are told one by one, the rest together. */
const OWN = 5;

/**
 * What is told without the ledger because it could not be written: what is critical and expired or within 72 hours of its deadline.
 *
 * Duplicates are wanted. The keys have the ring 0, which the next ring or end of the case clears.
 */
export function degradedMessages(
  unwritten: readonly Unwritten[],
  identity: Identity,
  now: Instant,
): readonly Extract<Message, { readonly kind: 'page' | 'degraded' }>[] {
  const cases = unwritten
    .flatMap(({ judgement }) => caseOf(judgement, now) ?? [])
    .filter((one) => one.state.severity === 'critical' && cannotWait(one))
    .toSorted(comparePressure);
  const groups = [...byCount(cases.slice(0, OWN), 1), cases.slice(OWN)].filter((group) => isNonEmpty(group));
  return groups.map((group) =>
    pageMessage(
      'degraded',
      { key: incidentKey(identity.account, { subject: group[0].subject, rang: 0 }) },
      group,
      identity,
      now,
    ),
  );
}

/** As if the ledger knew nothing of it. */
function caseOf(judgement: Judgement, now: Instant): Case | undefined {
  const decision = decide(undefined, judgement, { now, run: runId(now), absenceMinutes: 0, flappingMinutes: 0 });
  return decision.case;
}
