import type { Account } from '../contract/ledger-run-items';
import { digestOf } from '../domain/digest/digest-of';
import { dueWeek, type WeekId } from '../domain/digest/due-week';
import type { Instant } from '../domain/instant';
import type { Verdicts } from '../domain/judging/judge';
import type { Case } from '../domain/ledger/case';
import { digestKey } from '../domain/ledger/chat-post';
import { isReadable } from '../domain/ledger/stored';
import type { Begun } from './begin-scan';
import { readAccountItem } from './ledger/account';
import type { CasesReading } from './ledger/cases';
import { createDigest } from './ledger/create';
import type { Ledger } from './ledger/ledger';
import type { Recorded } from './ledger/record-judgements';
import type { ScanOptions, ScanRequest } from './scan-context';

/** `not-due`: none is, or the week has one. `failed`: the next run tries again. */
export type DigestWriting = 'written' | 'not-due' | 'failed';

/** A scan that has judged, as far as a digest depends on it. */
interface DigestedScan {
  readonly beginning: Begun;
  readonly request: ScanRequest;
  readonly verdicts: Verdicts;
  readonly cases: CasesReading;
  readonly recorded: Recorded;
}

/**
 * Writes the digest of the week where it is due; the announcer tells it like a bulletin. Never rejects.
 *
 * Only a run of the whole account that remembers the one before makes one: numbers without memory would not be true.
 */
export async function writeDigest(ledger: Ledger, options: ScanOptions, scan: DigestedScan): Promise<DigestWriting> {
  if (scan.request.cells !== undefined || scan.beginning.withheld !== undefined) return 'not-due';
  const [writing] = await Promise.allSettled([write(ledger, options, scan)]);
  return writing.status === 'fulfilled' ? writing.value : 'failed';
}

async function write(
  ledger: Ledger,
  options: ScanOptions,
  { beginning: { run }, verdicts: { view }, cases, recorded }: DigestedScan,
): Promise<DigestWriting> {
  const known = await readAccountItem(ledger);
  const now = ledger.clock.now();
  if (!isReadable(known)) return 'not-due';
  const week = weekToTell(known, options, now);
  if (week === undefined) return 'not-due';

  const digest = digestOf({
    week,
    now,
    view,
    cases: casesAfter(cases, recorded),
    unreadableCases: recorded.unreadable.length,
    accepted: options.accepted,
    deliveries: known.deliveries ?? {},
    since: known.latestDigest?.at,
  });
  const outcome = await createDigest(ledger, {
    ...{
      schemaVersion: 1,
      kind: 'digest',
      key: digestKey(options.identity.account, week),
      run,
      createdAt: now,
      digest,
    },
    // There is no case to mark.
    ...{ marked: true, postedAt: {}, poked: {} },
  });
  return outcome === 'written' ? 'written' : 'not-due';
}

/** `undefined`: none is due, or the week has its digest. Before the announcer ran first, nobody was watched. */
function weekToTell(
  { firstPassAt: watchedSince, latestDigest }: Account,
  { digest: schedule, identity: { timeZone } }: ScanOptions,
  now: Instant,
): WeekId | undefined {
  if (schedule === undefined || watchedSince === undefined) return undefined;
  const week = dueWeek(now, { schedule, timeZone, watchedSince });
  return week === latestDigest?.week ? undefined : week;
}

/** As this run leaves them. */
function casesAfter(reading: CasesReading, { moved }: Recorded): readonly Case[] {
  const subjects = new Set(moved.map(({ subject }) => subject));
  const others = reading.kind === 'read' ? [...reading.cases.values()].filter((entry) => isReadable(entry)) : [];
  return [...others.map((entry) => entry.case).filter(({ subject }) => !subjects.has(subject)), ...moved];
}
