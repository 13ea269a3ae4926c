import { grouped } from '../grouped';
import { type AccountId, isNonEmpty, type NonEmpty, type SinkId } from '../ids';
import type { Instant } from '../instant';
import { MEMBERS } from './allot';
import { type Entry, markFor, owesRing } from './announced';
import type { Case } from './case';
import { type Incident, incidentKey, isFor, memberOf } from './incident';
import type { IncidentView } from './intent-of';
import type { Join } from './joins';
import { type DeployedSink, pagersOf } from './reconciliation';
import { comparePressure } from './ring-order';
import { byCount } from './split';
import { isReadable, type Stored } from './stored';

/** What is known of the account. */
export interface SummaryContext {
  readonly now: Instant;
  readonly account: AccountId;
  readonly sinks: readonly DeployedSink[];
}

/** By what a pager that was added learns of what rang before. `joins`: what has joined an incident since of which it has a summary. */
export interface Summaries {
  readonly incidents: readonly Incident[];
  readonly joins: readonly (Pick<Join, 'incident' | 'members'> & { readonly sink: SinkId })[];
}

/**
 * What each pager that was added is told of the rings that began before: those of one target all together, and nothing else.
 *
 * To be asked when all marks are made: a ring that a summary carries is not lacking, so that the next pass finds nothing to write.
 */
export function summaries(view: IncidentView, context: SummaryContext): Summaries {
  const pagers = pagersOf(context.sinks);
  const found = pagers.map((sink) => summariesFor(sink, view, context));
  return {
    incidents: found.flatMap(({ incidents }) => incidents),
    joins: found.flatMap(({ joins }) => joins),
  };
}

/** A ring, and the incident that everybody else has for it. */
interface Lacking {
  readonly one: Case;
  readonly carrier: Incident;
}

function summariesFor(sink: SinkId, view: IncidentView, { now, account }: SummaryContext): Summaries {
  const lacking = lackedBy(sink, view);
  const beside = grouped(lacking.map(({ one, carrier }) => [summaryBeside(one, carrier, view, sink), memberOf(one)]));
  const joins = [...beside].flatMap(([incident, members]) =>
    incident !== undefined && isNonEmpty(members) && incident.members.length + members.length <= MEMBERS
      ? [{ sink, incident, members }]
      : [],
  );
  const joining = new Set(joins.flatMap(({ members }) => members.map(({ subject }) => subject)));
  const others = lacking.filter(({ one }) => !joining.has(one.subject));
  const incidents = [...grouped(others.map(({ one, carrier }) => [carrier.target, one]))].flatMap(([target, cases]) =>
    byCount(cases.toSorted(comparePressure), MEMBERS).map((part): Incident => ({
      ...summaryOf(part, sink, account),
      createdAt: now,
      ...(target !== undefined && { target }),
    })),
  );
  return { incidents, joins };
}

/** The rings that some incident carries, which is not for this sink. One that cannot be read may be for it. */
const lackedBy = (sink: SinkId, { incidents, cases }: IncidentView): readonly Lacking[] =>
  Object.values(cases).flatMap((entry) => {
    if (!isReadable(entry) || entry.case.rang === 0 || owesRing(entry)) return [];
    const carrier = carrierOf(entry, sink, incidents);
    return isReadable(carrier) && !isFor(carrier, sink) ? [{ one: entry.case, carrier }] : [];
  });

/** The summary by which the sink has other members of an incident. One of which the case was a member before is none: that one rings anew. */
function summaryBeside(
  { subject: joining }: Case,
  { members }: Incident,
  { incidents, cases }: IncidentView,
  sink: SinkId,
): Incident | undefined {
  const entries = members.map(({ subject }) => cases[subject]).filter((entry) => isReadable(entry));
  return entries
    .map((entry) => carrierOf(entry, sink, incidents))
    .filter((one) => isReadable(one))
    .find((one) => one.addedFor === sink && !one.members.some(({ subject }) => subject === joining));
}

function carrierOf(entry: Entry, sink: SinkId, incidents: IncidentView['incidents']): Stored<Incident> | undefined {
  const mark = markFor(sink, entry);
  return mark && incidents[mark.key];
}

const summaryOf = ([first, ...others]: NonEmpty<Case>, sink: SinkId, account: AccountId) =>
  ({
    schemaVersion: 1,
    kind: 'incident',
    key: `${incidentKey(account, first)}:${sink}`,
    run: first.last.run,
    members: [memberOf(first), ...others.map(memberOf)],
    addedFor: sink,
    marked: false,
    holdings: {},
    poked: {},
  }) as const;
