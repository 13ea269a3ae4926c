import type { SinkId } from '../ids';
import type { Instant } from '../instant';
import { nextTry } from './back-off';
import { holdingOf, type Incident, isFor } from './incident';
import type { IncidentView } from './intent-of';
import { isOwed, type Lack, lackOfSink, lackOfTopic } from './lack';
import { type Agreement, pagersOf, type Poke, type ReconcileContext } from './reconciliation';
import { ringingEntries } from './ringing';
import { isLongAsked, isToAsk } from './tell-again';
import { begunBy, triesFor } from './tries';

/** What the topic and each sink should hear of one incident. */
export function reconcileIncident(incident: Incident, view: IncidentView, context: ReconcileContext): Agreement {
  const { key, createdAt } = incident;
  if (!incident.marked) return { publications: [], pokes: [], done: false, due: [{ what: key, since: createdAt }] };

  const pagers = pagersOf(context.sinks);
  const sinks = pagers.filter((pager) => isFor(incident, pager));
  const ofTopic = [lackOfTopic(incident, view, context)].filter((lack) => lack !== undefined);
  const ofSinks = sinks.flatMap((sink) => {
    const lack = lackOfSink(sink, incident, view, context);
    return lack === undefined ? [] : [{ sink, lack }];
  });
  return {
    publications: ofTopic.map(({ reason }) => ({ topic: 'pages', incident, reason })),
    pokes: sinks.flatMap((sink) => {
      const lack = ofSinks.find((one) => one.sink === sink)?.lack;
      return lack === undefined ? asks(sink, incident, view, context) : pokes(sink, lack, incident, context.now);
    }),
    done: isQuiet(incident, view) && sinks.every((sink) => holdingOf(incident, sink).held === 'ended'),
    due: [...ofTopic, ...ofSinks.map(({ lack }) => lack)].filter(isOwed).map(({ since }) => ({ what: key, since })),
  };
}

function pokes(sink: SinkId, lack: Lack, incident: Incident, now: Instant): readonly Poke[] {
  const claim = incident.holdings[sink]?.claim;
  if (claim !== undefined && claim.until >= now) return [];
  const { reason } = lack;
  const tries = triesFor(lack, incident.poked[sink]);
  // Of a summary the topic hears nothing.
  const published = isFor(incident, 'pages') ? publicationOf(lack) : undefined;
  const times = nextTry(tries ?? published, now);
  return times === undefined ? [] : [{ sink, key: incident.key, reason, times, ...begunBy(tries) }];
}

/** Whoever agrees may be asked something. */
function asks(sink: SinkId, incident: Incident, view: IncidentView, context: ReconcileContext): readonly Poke[] {
  if (!isToAsk(sink, incident, view, context)) return [];
  const last = incident.poked[sink];
  if (last?.reason !== 'ask') return [{ sink, key: incident.key, reason: 'ask', times: 1 }];
  return isLongAsked(last.at, context.now) ? [{ sink, key: incident.key, reason: 'ask', times: last.times + 1 }] : [];
}

/** The first try for what a topic is told as well: the sinks hear it by that. */
const publicationOf = ({ reason, since }: Lack) =>
  ['missing', 'repeat', 'escalate'].includes(reason) ? { times: 1, at: since } : undefined;

/** Whether nothing rings under it any more, and the topic has nothing to hear. */
const isQuiet = (incident: Incident, view: IncidentView): boolean =>
  ringingEntries(incident, view).length === 0 && ['nothing', 'ended'].includes(holdingOf(incident, 'pages').held);
