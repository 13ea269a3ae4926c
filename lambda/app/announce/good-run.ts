import type { Account } from '../../contract/ledger-run-items';
import { type Instant, millisecondsBetween } from '../../domain/instant';
import type { Due } from '../../domain/ledger/reconciliation';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import { readCasesOf } from '../ledger/cases';
import type { Ledger } from '../ledger/ledger';

/** Minutes that stand for "overdue at once": a week, above any threshold of the alarm. */
const OVERDUE_MINUTES = 7 * 24 * 60;

/** The larger of the minutes since a full scan reached its end and the age of what is due for longest. */
export function minutesSinceGoodRun(account: Stored<Account>, due: readonly Due[], now: Instant): number {
  // Where no scan ever ended, since the announcer looked first.
  const goodRun = isReadable(account) ? (account.latestFullRun?.endedAt ?? account.firstPassAt ?? now) : undefined;
  return Math.max(...[goodRun, ...due.map(({ since }) => since)].map((since) => minutesSince(since, now)));
}

const minutesSince = (since: Instant | undefined, now: Instant): number =>
  since === undefined ? OVERDUE_MINUTES : Math.max(0, millisecondsBetween(since, now) / 60_000);

/** What is due besides what is to be told: cases that the last scan could not read, and a way to humans that is broken and cannot tell so itself. */
export async function furtherDue(ledger: Ledger, account: Stored<Account>): Promise<readonly Due[]> {
  const unreadable = isReadable(account) ? (account.latestFullRun?.unreadable ?? []) : [];
  const paths = await readCasesOf(ledger, 'alert-path:');
  const broken = [...paths].flatMap(([what, entry]): readonly Due[] => {
    if (!isReadable(entry)) return [{ what }];
    const { state, openedAt } = entry.case;
    // A warning is heard on the way itself. What was one first is due since then: rather early than late.
    return state.kind === 'open' && state.severity === 'critical' ? [{ what, since: openedAt }] : [];
  });
  return [...unreadable.map((what) => ({ what })), ...broken];
}
