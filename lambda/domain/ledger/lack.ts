import type { SinkId } from '../ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { grewSince } from './growth';
import { holdingOf, type Incident } from './incident';
import { type IncidentView, intentOf } from './intent-of';
import { lastAloud, type Poked } from './listener';
import type { Again, ReconcileContext } from './reconciliation';
import { isReadable } from './stored';
import { tellAgain } from './tell-again';

/** A pager is told again after so long: silently while it has the incident open, aloud if somebody closed it by hand. */
const REFRESH_MS = 6 * HOUR_MS;
/** Whoever is told by a topic is woken by each message, an SMS perhaps: who joins an incident is told to them no sooner after the last one. */
const GROWTH_MS = HOUR_MS;

/** What a listener has not heard, and since when it should have. */
export interface Lack<Reason extends Poked['reason'] | 'grow' = Poked['reason']> {
  readonly reason: Reason;
  readonly since: Instant;
}

/** What the other subscribers of `pages` have not heard of an incident; `undefined`: they agree with the ledger. */
export function lackOfTopic(
  incident: Incident,
  view: IncidentView,
  context: ReconcileContext,
): Lack<'missing' | 'surplus' | 'grow' | Again['reason']> | undefined {
  const { held } = holdingOf(incident, 'pages');
  const intent = intentOf(incident, 'pages', view);
  if (intent === 'tell' && held !== 'open') return { reason: 'missing', since: incident.createdAt };
  if (intent === 'tell') return tellAgain('pages', incident, view, context) ?? growthOf(incident, view, context);
  const isHeld = held === 'open' || held === 'trying';
  return intent === 'clear' && isHeld ? { reason: 'surplus', since: endOf(incident, view) } : undefined;
}

function growthOf(incident: Incident, view: IncidentView, { now }: ReconcileContext): Lack<'grow'> | undefined {
  const grew = grewSince('pages', incident, view);
  const earliest = plusMilliseconds(lastAloud(holdingOf(incident, 'pages')), GROWTH_MS);
  return grew === undefined || earliest > now
    ? undefined
    : { reason: 'grow', since: grew > earliest ? grew : earliest };
}

/** What the medium of a sink has not heard of an incident; `undefined`: it agrees with the ledger, or is to wait. */
export function lackOfSink(
  sink: SinkId,
  incident: Incident,
  view: IncidentView,
  context: ReconcileContext,
): Lack<Exclude<Poked['reason'], 'ask'>> | undefined {
  const intent = intentOf(incident, sink, view);
  const { held } = holdingOf(incident, sink);
  if (intent === 'tell')
    return held === 'open'
      ? lackOfHolder(sink, incident, view, context)
      : { reason: 'missing', since: incident.createdAt };
  // Only a sink itself says that its medium holds nothing: an attempt may be under way.
  return intent === 'clear' && held !== 'ended' ? { reason: 'surplus', since: endOf(incident, view) } : undefined;
}

/** What the medium that holds an incident has not heard of it: that people have to notice it again, or what it is by now. */
function lackOfHolder(
  sink: SinkId,
  incident: Incident,
  view: IncidentView,
  context: ReconcileContext,
): Lack<Again['reason'] | 'refresh'> | undefined {
  const isPager = context.sinks.some(({ id, escalates }) => id === sink && escalates === true);
  const again = isPager ? undefined : tellAgain(sink, incident, view, context);
  if (again !== undefined) return again;
  const since = grewSince(sink, incident, view) ?? plusMilliseconds(holdingOf(incident, sink).at, REFRESH_MS);
  return since <= context.now ? { reason: 'refresh', since } : undefined;
}

/** Whether it is overdue as long as it is lacking. What everybody holds and is only told again is not undelivered. */
export const isOwed = ({ reason }: Lack<Poked['reason'] | 'grow'>): boolean =>
  reason !== 'repeat' && reason !== 'escalate';

/** When the last of its members moved; of members that are not there any more nothing is known. */
const endOf = ({ members, createdAt }: Incident, { cases }: IncidentView): Instant =>
  members
    .map(({ subject }) => cases[subject])
    .filter((entry) => isReadable(entry))
    .reduce((latest, entry) => (entry.case.last.at > latest ? entry.case.last.at : latest), createdAt);
