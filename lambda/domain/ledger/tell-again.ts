import type { SinkId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { isAcknowledged } from './acknowledgement';
import { markFor } from './announced';
import { holdingOf, type Incident, isFor } from './incident';
import type { IncidentView } from './intent-of';
import { type Listener, lastAloud } from './listener';
import type { PagerAnswer } from './pager-answer';
import type { Again, ReconcileContext } from './reconciliation';
import { isPressing, ringingCases, ringingEntries } from './ringing';
import { isReadable } from './stored';

/** A pager is asked who acknowledged after so long, and again after so long. */
const OPEN_MS = HOUR_MS;
const ASK_AGAIN_MS = 10 * 60_000;

/**
 * Whether somebody who holds an incident, and does not escalate by itself, is told of it again.
 *
 * Where no pager escalates: each day, each hour from 24 hours before the earliest deadline. Else once, where a pager was asked and knows of nobody who
 * acknowledged it within an hour of those last ones. Not where somebody acknowledged all that rings, `notafter ack`.
 */
export function tellAgain(
  listener: Listener,
  incident: Incident,
  view: IncidentView,
  { now, sinks }: ReconcileContext,
): Again | undefined {
  const ringing = ringingCases(incident, view);
  if (ringing.every(isAcknowledged)) return undefined;
  const pressing = isPressing(ringing, now);
  const holding = holdingOf(incident, listener);
  const pagers = sinks.filter(({ escalates }) => escalates === true);
  if (pagers.length > 0) {
    const since = pagers
      .flatMap(({ id }) => hadBy(id, incident, view).flatMap((one) => unacknowledgedSince(id, one)))
      .toSorted()[0];
    const isDue = pressing && holding.escalatedAt === undefined && since !== undefined;
    return isDue ? { reason: 'escalate', since } : undefined;
  }
  const since = plusMilliseconds(lastAloud(holding), pressing ? HOUR_MS : DAY_MS);
  return since <= now ? { reason: 'repeat', since } : undefined;
}

/** By what a pager has what rings under an incident: by that itself; if it was added since, or the incident is a summary for another, by those that it has instead. */
function hadBy(pager: SinkId, incident: Incident, view: IncidentView): readonly Incident[] {
  if (isFor(incident, pager)) return [incident];
  const keys = new Set(ringingEntries(incident, view).flatMap((entry) => markFor(pager, entry)?.key ?? []));
  return [...keys].map((key) => view.incidents[key]).filter((one) => isReadable(one));
}

/** When a pager said so of what it had for an hour. What it does not know is not so. */
function unacknowledgedSince(pager: SinkId, incident: Incident): readonly Instant[] {
  const answer = incident.answers?.[pager];
  const isKnown = answer?.says === 'unacknowledged' && answer.at >= hourAfterTelling(pager, incident);
  return isKnown ? [answer.at] : [];
}

/** Whether a pager is to be asked now who acknowledged an incident: only where it matters, and no oftener than needed. */
export function isToAsk(
  pager: SinkId,
  incident: Incident,
  view: IncidentView,
  { now, sinks }: ReconcileContext,
): boolean {
  if (!sinks.some(({ id, answers }) => id === pager && answers === true)) return false;
  const ringing = ringingCases(incident, view);
  const matters = isPressing(ringing, now) && !ringing.every(isAcknowledged);
  return matters && isHeldForAnHour(pager, incident, now) && isAnswerDue(incident.answers?.[pager], now);
}

const isHeldForAnHour = (pager: SinkId, incident: Incident, now: Instant): boolean =>
  holdingOf(incident, pager).held === 'open' && hourAfterTelling(pager, incident) <= now;

const isAnswerDue = (answer: PagerAnswer | undefined, now: Instant): boolean =>
  answer === undefined || (answer.says !== 'acknowledged' && isLongAsked(answer.at, now));

/** A sink that was invoked to ask and wrote nothing is invoked again after so long. */
export const isLongAsked = (at: Instant, now: Instant): boolean => plusMilliseconds(at, ASK_AGAIN_MS) <= now;

const hourAfterTelling = (pager: SinkId, incident: Incident): Instant =>
  plusMilliseconds(lastAloud(holdingOf(incident, pager)), OPEN_MS);
