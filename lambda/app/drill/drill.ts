import type { AccountId } from '../../domain/ids';
import { millisecondsBetween } from '../../domain/instant';
import { bulletinKey } from '../../domain/ledger/bulletin';
import type { ChatPost } from '../../domain/ledger/chat-post';
import type { Case } from '../../domain/ledger/case';
import { type Incident, incidentKey } from '../../domain/ledger/incident';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import type { Ledger } from '../ledger/ledger';
import { readBulletins, readIncidents } from '../ledger/live';
import type { Functions } from '../ports';
import { clearLeftovers, type DrillMark, endDrill, openDrill } from './drill-case';
import { hasTaken, type Sight, type Stage, type Station, stationName } from './stations';

/** The outside of a drill. */
export interface DrillDependencies {
  readonly ledger: Ledger;
  readonly functions: Functions;
  /** Resolves after a moment, earlier when the user gives up. */
  readonly pause: () => Promise<void>;
  /** Whether the user has given up waiting. The drill is cleared all the same. */
  readonly isGivenUp: () => boolean;
}

/** What to drill, and who hears of it. */
export interface DrillRequest extends DrillMark {
  readonly account: AccountId;
  readonly stations: readonly Station[];
  /** For each stage. */
  readonly timeoutMilliseconds: number;
  /** Hears of each station as it takes something. */
  readonly onTaken: (station: Station, stage: Stage, milliseconds: number) => void;
}

/** Milliseconds by the name of the station, for those that took it in time. */
type Taken = ReadonlyMap<string, number>;

/**
 * `unwritten`: the ledger did not take the case, so that nobody was told. Only who took the page is waited for at the end.
 * `cleared` false: the case is still open; a later drill ends it.
 */
export type DrillOutcome =
  | { readonly kind: 'unwritten' }
  | { readonly kind: 'drilled'; readonly told: Taken; readonly ended: Taken; readonly cleared: boolean };

/** The announcer comes by each minute anyway; whoever waits asks it more often. */
const PAUSES_BETWEEN_CALLS = 10;
const ATTEMPTS_TO_END = 30;

/**
 * Sends one marked incident the whole way, as every page goes, and takes it back: through the ledger, the announcer, the topics and
 * the sinks. Rejects where the ledger does not answer before anything was written.
 */
export async function drill(dependencies: DrillDependencies, request: DrillRequest): Promise<DrillOutcome> {
  await clearLeftovers(dependencies);
  const opened = await openDrill(dependencies, request);
  if (opened === undefined) return { kind: 'unwritten' };
  const told = await watch(dependencies, request, { stage: 'told', opened, revision: opened.last.revision });

  const end = await takeBack(dependencies, opened);
  if (end === undefined) return { kind: 'drilled', told, ended: new Map(), cleared: false };

  const stations = request.stations.filter((station) => told.has(stationName(station)));
  const watched = { stage: 'ended', opened, revision: end.last.revision } as const;
  return { kind: 'drilled', told, ended: await watch(dependencies, { ...request, stations }, watched), cleared: true };
}

/** A page that nobody takes back wakes people again: a table that is away for a moment is waited for. */
async function takeBack(dependencies: DrillDependencies, opened: Case): Promise<Case | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS_TO_END; attempt += 1) {
    const [ending] = await Promise.allSettled([endDrill(dependencies, opened)]);
    if (ending.status === 'fulfilled' && ending.value !== undefined) return ending.value;
    await dependencies.pause();
  }
  return undefined;
}

/** One stage of a drill, and the revision of its case that tells of it. */
interface Watched {
  readonly stage: Stage;
  readonly opened: Case;
  readonly revision: number;
}

/** Waits until each station took it, the time is over, or the user gives up on the page; its end is waited for in any case. */
async function watch(
  { ledger, functions, pause, isGivenUp }: DrillDependencies,
  { account, stations, timeoutMilliseconds, onTaken, target }: DrillRequest,
  watched: Watched,
): Promise<Taken> {
  const { stage } = watched;
  const since = ledger.clock.now();
  const taken = new Map<string, number>();
  for (let pauses = 1; taken.size < stations.length; pauses += 1) {
    const sight = await look(ledger, account, { ...watched, target });
    const milliseconds = millisecondsBetween(since, ledger.clock.now());
    for (const station of stations.filter((one) => !taken.has(stationName(one)) && hasTaken(one, stage, sight))) {
      taken.set(stationName(station), milliseconds);
      onTaken(station, stage, milliseconds);
    }
    if (milliseconds >= timeoutMilliseconds || (stage === 'told' && isGivenUp())) break;
    if (pauses % PAUSES_BETWEEN_CALLS === 0) await functions.invoke('announce', {});
    await pause();
  }
  return taken;
}

/** What went another way than it was to go proves nothing of that: a deployed stack that knows no such target tells the default way. */
const goneTo = <Live extends Incident | ChatPost>(target: string | undefined, live: Stored<Live> | undefined) =>
  isReadable(live) && live.target !== target ? undefined : live;

/** A run with one case has one incident and one bulletin, whose keys follow from the case. Where the ledger does not answer, nothing is seen. */
async function look(
  ledger: Ledger,
  account: AccountId,
  { opened, revision, target }: Watched & { readonly target: string | undefined },
): Promise<Sight> {
  const { subject, rang } = opened;
  const incident = incidentKey(account, { subject, rang });
  const bulletin = bulletinKey(account, { subject, revision });
  const [incidents, bulletins] = await Promise.allSettled([
    readIncidents(ledger, [incident]),
    readBulletins(ledger, [bulletin]),
  ]);
  return {
    incident: incidents.status === 'fulfilled' ? goneTo(target, incidents.value.get(incident)) : undefined,
    bulletin: bulletins.status === 'fulfilled' ? goneTo(target, bulletins.value.get(bulletin)) : undefined,
  };
}
