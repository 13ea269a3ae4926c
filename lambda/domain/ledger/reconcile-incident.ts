import type { SinkId } from '../ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { nextTry } from './back-off';
import type { Incident } from './incident';
import { type IncidentView, intentOf } from './intent-of';
import type { Listener, Poked } from './listener';
import type { Agreement, Poke, Publication, ReconcileContext } from './reconciliation';
import { isReadable } from './stored';

/** A pager is told again after so long: silently while it has the incident open, aloud if somebody closed it by hand. */
const REFRESH_MS = 6 * HOUR_MS;

/** What a listener has not heard, and since when it should have. */
interface Lack {
  readonly reason: Poked['reason'];
  readonly since: Instant;
}

/** What the topic and each sink should hear of one incident. */
export function reconcileIncident(incident: Incident, view: IncidentView, context: ReconcileContext): Agreement {
  const { key, createdAt } = incident;
  if (!incident.marked) return { publications: [], pokes: [], done: false, due: [{ what: key, since: createdAt }] };

  const sinks = context.sinks.filter(({ topic }) => topic === 'pages').map(({ id }) => id);
  const published = lackOfTopic(incident, view);
  const lacks = sinks.flatMap((sink) => {
    const lack = lackOfSink(sink, incident, view, context.now);
    return lack === undefined ? [] : [{ sink, lack }];
  });
  return {
    publications: published === undefined ? [] : [{ topic: 'pages', key, reason: published.reason }],
    pokes: lacks.flatMap(({ sink, lack }) => pokes(sink, lack, incident, context.now)),
    done: isQuiet(incident, view) && sinks.every((sink) => heldBy(incident, sink) === 'ended'),
    due: [...(published === undefined ? [] : [published]), ...lacks.map(({ lack }) => lack)].map(({ since }) => ({
      what: key,
      since,
    })),
  };
}

const heldBy = (incident: Incident, listener: Listener) => incident.holdings[listener]?.held ?? 'nothing';

type TopicLack = Lack & Pick<Publication, 'reason'>;

function lackOfTopic(incident: Incident, view: IncidentView): TopicLack | undefined {
  const held = heldBy(incident, 'pages');
  const intent = intentOf(incident, 'pages', view);
  if (intent === 'tell' && held !== 'open') return { reason: 'missing', since: incident.createdAt };
  const isHeld = held === 'open' || held === 'trying';
  return intent === 'clear' && isHeld ? { reason: 'surplus', since: endOf(incident, view) } : undefined;
}

function lackOfSink(sink: SinkId, incident: Incident, view: IncidentView, now: Instant): Lack | undefined {
  const intent = intentOf(incident, sink, view);
  const holding = incident.holdings[sink];
  if (intent === 'tell') {
    if (holding?.held !== 'open') return { reason: 'missing', since: incident.createdAt };
    const since = plusMilliseconds(holding.at, REFRESH_MS);
    return since <= now ? { reason: 'refresh', since } : undefined;
  }
  // Only a sink itself says that its medium holds nothing: an attempt may be under way.
  return intent === 'clear' && holding?.held !== 'ended'
    ? { reason: 'surplus', since: endOf(incident, view) }
    : undefined;
}

/** When the last of its members moved; of members that are not there any more nothing is known. */
const endOf = ({ members, createdAt }: Incident, { cases }: IncidentView): Instant =>
  members
    .map(({ subject }) => cases[subject])
    .filter((entry) => isReadable(entry))
    .reduce((latest, entry) => (entry.case.last.at > latest ? entry.case.last.at : latest), createdAt);

function pokes(sink: SinkId, lack: Lack, incident: Incident, now: Instant): readonly Poke[] {
  const claim = incident.holdings[sink]?.claim;
  if (claim !== undefined && claim.until >= now) return [];
  const times = nextTry(lastTry(sink, lack, incident), now);
  return times === undefined ? [] : [{ sink, key: incident.key, reason: lack.reason, times }];
}

/** Tries for something else, or of before, do not count. Of what is missing the publication was the first. */
function lastTry(sink: SinkId, { reason, since }: Lack, { poked }: Incident) {
  const last = poked[sink];
  if (last?.reason === reason && last.at >= since) return last;
  return reason === 'missing' ? { times: 1, at: since } : undefined;
}

/** Whether the topic has nothing to hear any more. */
const isQuiet = (incident: Incident, view: IncidentView): boolean =>
  intentOf(incident, 'pages', view) !== 'tell' && ['nothing', 'ended'].includes(heldBy(incident, 'pages'));
