import type { SinkId } from '../ids';
import type { Instant } from '../instant';
import { nextTry } from './back-off';
import { holdingOf, type Incident } from './incident';
import { type IncidentView, intentOf } from './intent-of';
import { isOwed, type Lack, lackOfSink, lackOfTopic } from './lack';
import type { Agreement, Poke, ReconcileContext } from './reconciliation';
import { isLongAsked, isToAsk } from './tell-again';

/** What the topic and each sink should hear of one incident. */
export function reconcileIncident(incident: Incident, view: IncidentView, context: ReconcileContext): Agreement {
  const { key, createdAt } = incident;
  if (!incident.marked) return { publications: [], pokes: [], done: false, due: [{ what: key, since: createdAt }] };

  const sinks = context.sinks.filter(({ topic }) => topic === 'pages').map(({ id }) => id);
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
  const times = nextTry(lastTry(sink, lack, incident), now);
  return times === undefined ? [] : [{ sink, key: incident.key, reason: lack.reason, times }];
}

/** Whoever agrees may be asked something. */
function asks(sink: SinkId, incident: Incident, view: IncidentView, context: ReconcileContext): readonly Poke[] {
  if (!isToAsk(sink, incident, view, context)) return [];
  const last = incident.poked[sink];
  if (last?.reason !== 'ask') return [{ sink, key: incident.key, reason: 'ask', times: 1 }];
  return isLongAsked(last.at, context.now) ? [{ sink, key: incident.key, reason: 'ask', times: last.times + 1 }] : [];
}

/** Tries for something else, or of before, do not count. Of what is missing the publication was the first. */
function lastTry(sink: SinkId, { reason, since }: Lack, { poked }: Incident) {
  const last = poked[sink];
  if (last?.reason === reason && last.at >= since) return last;
  return isPublished(reason) ? { times: 1, at: since } : undefined;
}

/** A topic is told of the same, and the sinks by it. */
const isPublished = (reason: Lack['reason']): boolean => ['missing', 'repeat', 'escalate'].includes(reason);

/** Whether the topic has nothing to hear any more. */
const isQuiet = (incident: Incident, view: IncidentView): boolean =>
  intentOf(incident, 'pages', view) !== 'tell' && ['nothing', 'ended'].includes(holdingOf(incident, 'pages').held);
