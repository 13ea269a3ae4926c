import { type Entry, hasNews, owesRing } from '../../domain/ledger/announced';
import type { Bulletin } from '../../domain/ledger/bulletin';
import { group, type Runs } from '../../domain/ledger/group';
import type { Case } from '../../domain/ledger/case';
import type { Incident } from '../../domain/ledger/incident';
import { ripe } from '../../domain/ledger/ripe';
import { isReadable } from '../../domain/ledger/stored';
import { readAccountItem } from '../ledger/account';
import { readEntries } from '../ledger/cases';
import { createBulletin } from '../ledger/create';
import { readBulletins } from '../ledger/live';
import { markBulletin, settle } from '../ledger/mark';
import type { Ledger } from '../ledger/ledger';
import { readPending } from '../ledger/pending';
import { ringMemoryOf } from '../ledger/ring-memory';
import { endedAmong } from '../ledger/runs';
import { joinCopies } from './join-copies';
import { type AnnounceDependencies, inTime } from './pass';
import { writeIncidents } from './write-incidents';

/** Turns the pending cases of the runs that ended into incidents, together where there are many, and into bulletins a run. */
export async function tellRuns(pass: AnnounceDependencies): Promise<void> {
  const { ledger, scanLeaseSeconds: patienceSeconds } = pass;
  // Runs before cases: one that ends between the two readings has cases that the second would not see.
  const ended = await endedAmong(ledger, [...new Set((await readPending(ledger)).map(({ run }) => run))]);
  const subjects = (await readPending(ledger)).map(({ subject }) => subject);
  const pending = [...(await readEntries(ledger, subjects)).values()].filter((entry) => isReadable(entry));
  const runs = ripe(pending, { now: ledger.clock.now(), ended, patienceSeconds });
  if (runs.size > 0) await tell(pass, runs);
}

async function tell(pass: AnnounceDependencies, runs: Runs): Promise<void> {
  const { ledger, identity, limits, routing } = pass;
  const account = await readAccountItem(ledger);
  const memory = ringMemoryOf(account);
  const apart = withJoined(runs, await joinCopies(pass, [...runs.values()].flat()));
  const { ringing, bulletins } = group(apart, {
    now: ledger.clock.now(),
    account: identity.account,
    limits,
    routing,
    memory,
    ...(isReadable(account) && { conclusiveSince: account.conclusiveSince ?? {} }),
  });
  const marked = await writeIncidents(pass, ringing, isReadable(account) ? memory : undefined);
  await inTime(pass, bulletins, async (bulletin) => writeBulletin(ledger, bulletin));
  const entries = [...apart.values()].flat();
  await inTime(pass, entries.filter(isAllTold(marked)), async (entry) => settle(ledger, entry.case));
}

/** The cases as they are now that some of them ring under these incidents. */
function withJoined(runs: Runs, incidents: readonly Incident[]): Runs {
  // By the ring, too: a case that joins one of them may have been a member of another before.
  const carriers = new Map(
    incidents.flatMap(({ key, members }) => members.map((member) => [ringOf(member), { key, rang: member.rang }])),
  );
  const carried = (entry: Entry): Entry => {
    const incident = carriers.get(ringOf(entry.case));
    return incident === undefined ? entry : { ...entry, announced: { ...entry.announced, incident } };
  };
  return new Map([...runs].map(([run, entries]) => [run, entries.map(carried)]));
}

const ringOf = ({ subject, rang }: Pick<Case, 'subject' | 'rang'>): string => `${rang} ${subject}`;

/** Whether there is nothing more to tell of a case, with what was marked in this pass. */
function isAllTold(marked: readonly Incident[]): (entry: Entry) => boolean {
  const carried = new Map(marked.flatMap(({ members }) => members.map(({ subject, rang }) => [subject, rang])));
  return (entry) => !hasNews(entry) && (!owesRing(entry) || carried.get(entry.case.subject) === entry.case.rang);
}

/** Where one stands under its key already, that one is marked, with its own lines. */
async function writeBulletin(ledger: Ledger, bulletin: Bulletin): Promise<void> {
  const isOurs = (await createBulletin(ledger, bulletin)) === 'written';
  const stands = isOurs ? bulletin : (await readBulletins(ledger, [bulletin.key])).get(bulletin.key);
  if (isReadable(stands)) await markBulletin(ledger, stands);
}
