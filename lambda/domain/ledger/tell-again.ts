import type { SinkId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { isAcknowledged } from './acknowledgement';
import { markFor } from './announced';
import { holdingOf, type Incident, isFor } from './incident';
import type { IncidentView } from './intent-of';
import { type Holding, type Listener, lastAloud } from './listener';
import type { PagerAnswer } from './pager-answer';
import type { Again, ReconcileContext } from './reconciliation';
import { isPressing, ringingCases, ringingEntries } from './ringing';
import { isReadable, type Stored } from './stored';

/** A pager is asked who acknowledged so long after it rang, and again after so long. */
const OPEN_MS = HOUR_MS;
const ASK_AGAIN_MS = 10 * 60_000;

/**
 * Whether somebody who holds an incident, and does not escalate by itself, is told of it again.
 *
 * Where no pager escalates: each day, each hour from 24 hours before the earliest deadline. A pager that is not known to hold it escalates nothing. Else once
 * each time that it rang there, where a pager was asked and knows of nobody who acknowledged it within an hour of those last ones. Not where somebody
 * acknowledged all that rings, `notafter ack`.
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
  const pagers = sinks.filter(({ id, escalates }) => escalates === true && holds(id, incident, view));
  if (pagers.length > 0) {
    const { escalatedAt } = holding;
    const untold = pagers
      .flatMap(({ id }) => hadBy(id, incident, view).flatMap((one) => unacknowledgedIn(id, one)))
      .filter(({ rangAt }) => escalatedAt === undefined || escalatedAt < rangAt);
    const since = untold.map(({ saidAt }) => saidAt).toSorted()[0];
    return pressing && since !== undefined ? { reason: 'escalate', since } : undefined;
  }
  const since = plusMilliseconds(lastAloud(holding), pressing ? HOUR_MS : DAY_MS);
  return since <= now ? { reason: 'repeat', since } : undefined;
}

/** Whether a pager has all that rings under an incident, as far as we know: what it refuses, or did not answer, it calls nobody for. What cannot be read may be held. */
function holds(pager: SinkId, incident: Incident, view: IncidentView): boolean {
  const carriers = carriersFor(pager, incident, view);
  return carriers.length > 0 && carriers.every((one) => !isReadable(one) || holdingOf(one, pager).held === 'open');
}

/** By what a pager has what rings under an incident. */
const hadBy = (pager: SinkId, incident: Incident, view: IncidentView): readonly Incident[] =>
  carriersFor(pager, incident, view).filter((one) => isReadable(one));

/** What carries it to a pager: the incident itself; if the pager was added since, or the incident is a summary for another, those that it is told of instead. */
function carriersFor(pager: SinkId, incident: Incident, view: IncidentView): readonly Stored<Incident>[] {
  if (isFor(incident, pager)) return [incident];
  const keys = new Set(ringingEntries(incident, view).flatMap((entry) => markFor(pager, entry)?.key ?? []));
  return [...keys].map((key) => view.incidents[key]).filter((one) => one !== undefined);
}

/** When a pager said so of what rang there an hour before, and when that was. What it does not know is not so. */
function unacknowledgedIn(
  pager: SinkId,
  incident: Incident,
): readonly { readonly saidAt: Instant; readonly rangAt: Instant }[] {
  const answer = incident.answers?.[pager];
  if (answer?.says !== 'unacknowledged') return [];
  const { rangAt, latest } = lastRing(holdingOf(incident, pager), answer);
  return answer.at >= hourAfter(latest) ? [{ saidAt: answer.at, rangAt }] : [];
}

/**
 * When a pager rang last, for sure and at the latest: what somebody closed by hand rings anew by a refresh. Where the pager does not say when it was opened,
 * a refresh may have been that.
 */
function lastRing(holding: Holding, { at, since = at }: Extract<PagerAnswer, { readonly says: 'unacknowledged' }>) {
  const toldAt = lastAloud(holding);
  // Nothing is opened after it was asked about.
  if (since >= at) return { rangAt: toldAt, latest: holding.at };
  const rangAt = since > toldAt ? since : toldAt;
  return { rangAt, latest: rangAt };
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
  const holding = holdingOf(incident, pager);
  const isHeld = holding.held === 'open' && hourAfter(lastAloud(holding)) <= now;
  return matters && isHeld && isAnswerDue(incident.answers?.[pager], holding, now);
}

/** That somebody acknowledged it holds until a refresh, which may have rung anew. */
function isAnswerDue(answer: PagerAnswer | undefined, { at: toldAt }: Holding, now: Instant): boolean {
  if (answer?.says === 'acknowledged') return answer.at < toldAt && hourAfter(toldAt) <= now;
  return answer === undefined || isLongAsked(answer.at, now);
}

/** A sink that was invoked to ask and wrote nothing is invoked again after so long. */
export const isLongAsked = (at: Instant, now: Instant): boolean => plusMilliseconds(at, ASK_AGAIN_MS) <= now;

const hourAfter = (at: Instant): Instant => plusMilliseconds(at, OPEN_MS);
