import type { Account } from '../../contract/ledger-run-items';
import type { RunId } from '../../domain/ids';
import { type Entry, hasNews, owesRing } from '../../domain/ledger/announced';
import { baselineOf } from '../../domain/ledger/baseline';
import type { Bulletin } from '../../domain/ledger/bulletin';
import { groupByTarget } from '../../domain/ledger/group-by-target';
import type { Incident } from '../../domain/ledger/incident';
import { ripe } from '../../domain/ledger/ripe';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import { readAccount } from '../ledger/account';
import { readEntries } from '../ledger/cases';
import { createBulletin, createIncident } from '../ledger/create';
import { readBulletins, readIncidents } from '../ledger/live';
import { markBulletin, markIncident, settle } from '../ledger/mark';
import type { Ledger } from '../ledger/ledger';
import { readPending } from '../ledger/pending';
import { endedAmong } from '../ledger/runs';
import { type AnnounceDependencies, inTime } from './pass';

/** Turns the pending cases of each run that ended into incidents and bulletins, one a target. */
export async function tellRuns(pass: AnnounceDependencies): Promise<void> {
  const { ledger, scanLeaseSeconds: patienceSeconds } = pass;
  // Runs before cases: one that ends between the two readings has cases that the second would not see.
  const ended = await endedAmong(ledger, [...new Set((await readPending(ledger)).map(({ run }) => run))]);
  const subjects = (await readPending(ledger)).map(({ subject }) => subject);
  const pending = [...(await readEntries(ledger, subjects)).values()].filter((entry) => isReadable(entry));
  const runs = ripe(pending, { now: ledger.clock.now(), ended, patienceSeconds });
  if (runs.size === 0) return;

  const account = await readAccount(ledger);
  await inTime(pass, [...runs], async ([run, entries]) => tellRun(pass, run, entries, account));
}

async function tellRun(
  pass: AnnounceDependencies,
  run: RunId,
  entries: readonly Entry[],
  account: Stored<Account>,
): Promise<void> {
  const { ledger, identity, ownRings, routing } = pass;
  const { incidents, bulletins } = groupByTarget(entries, {
    now: ledger.clock.now(),
    account: identity.account,
    run,
    ownRings,
    routing,
    // Who cannot know what is new holds nothing back.
    baseline: isReadable(account) ? baselineOf(entries, account.conclusiveSince ?? {}, run) : [],
  });
  await inTime(pass, incidents, async (incident) => writeIncident(ledger, incident));
  await inTime(pass, bulletins, async (bulletin) => writeBulletin(ledger, bulletin));
  const nothingToTell = entries.filter((entry) => !owesRing(entry) && !hasNews(entry));
  await inTime(pass, nothingToTell, async (entry) => settle(ledger, entry.case));
}

/** Where one stands under its key already, that one is marked, with its own members. */
async function writeIncident(ledger: Ledger, incident: Incident): Promise<void> {
  const isOurs = (await createIncident(ledger, incident)) === 'written';
  const stands = isOurs ? incident : (await readIncidents(ledger, [incident.key])).get(incident.key);
  if (isReadable(stands)) await markIncident(ledger, stands);
}

/** Where one stands under its key already, that one is marked, with its own lines. */
async function writeBulletin(ledger: Ledger, bulletin: Bulletin): Promise<void> {
  const isOurs = (await createBulletin(ledger, bulletin)) === 'written';
  const stands = isOurs ? bulletin : (await readBulletins(ledger, [bulletin.key])).get(bulletin.key);
  if (isReadable(stands)) await markBulletin(ledger, stands);
}
