import { ANNOUNCER_LATE_MINUTES } from '../../contract/timing';
import { millisecondsBetween, MINUTE_MS } from '../../domain/instant';
import { allDue } from '../../domain/ledger/reconcile';
import type { Due } from '../../domain/ledger/reconciliation';
import { RING_LIMITS } from '../../domain/ledger/ring-limits';
import { isReadable } from '../../domain/ledger/stored';
import { atMost, counted, inUtc } from '../../domain/wording';
import { ringMemoryOf } from '../ledger/ring-memory';
import type { Check } from './check';
import type { DoctorEvidence } from './evidence';

const SHOWN = 3;

/** What somebody is to hear and has not: cases of which nobody made an incident or a post yet, incidents and posts that a medium lacks. */
export function checkDue({ live, account, sinks, routing, now }: DoctorEvidence): readonly Check[] {
  const rationing = { limits: RING_LIMITS, memory: ringMemoryOf(account), routing };
  const due = allDue(live, { now, sinks, rationing });
  const unjudged = isReadable(account) ? (account.latestFullRun?.unreadable ?? []) : [];
  const unread = [...due.filter(({ since }) => since === undefined).map(({ what }) => what), ...unjudged];
  return [dueCheck(due.filter(isDated), now), ...(unread.length === 0 ? [] : [unreadCheck(unread)])];
}

type DatedDue = Required<Due>;

const isDated = (due: Due): due is DatedDue => due.since !== undefined;

function dueCheck(due: readonly DatedDue[], now: DoctorEvidence['now']): Check {
  const check = 'due';
  const overdue = due.filter(({ since }) => millisecondsBetween(since, now) > ANNOUNCER_LATE_MINUTES * MINUTE_MS);
  const [oldest] = overdue;
  if (oldest === undefined) {
    const says = due.length === 0 ? 'everybody was told everything' : `${inKinds(due)} to be told, nothing overdue`;
    return { check, status: 'ok', says };
  }
  const says = `${inKinds(overdue)} overdue, the oldest since ${inUtc(oldest.since)}: ${named(overdue)}`;
  return { check, status: 'fail', says, todo: LOOK };
}

const LOOK =
  'Look whether the announcer runs and which sink takes nothing; tell people yourself meanwhile: `npx notafter cases`.';

const unreadCheck = (unread: readonly string[]): Check => ({
  check: 'unreadable',
  status: 'unknown',
  says: `${counted(new Set(unread).size, 'item')} of the ledger: ${atMost(SHOWN, [...new Set(unread)]).join(', ')}`,
  todo: 'Look at them in the table: a newer version may have written them. What they ask for is told to nobody.',
});

const named = (due: readonly DatedDue[]): string => atMost(SHOWN, [...new Set(due.map(({ what }) => what))]).join(', ');

/** `2 cases, 1 incident`: an incident that two media lack is one. */
function inKinds(due: readonly DatedDue[]): string {
  const kinds = [...new Set(due.map(({ what }) => what))].map(kindOf);
  return (['case', 'incident', 'post'] as const)
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => counted(count, kind))
    .join(', ');
}

function kindOf(what: string): 'case' | 'incident' | 'post' {
  if (what.startsWith('notafter:')) return 'incident';
  return what.startsWith('bulletin:') ? 'post' : 'case';
}
