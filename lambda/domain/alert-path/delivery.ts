import { type SinkId, sinkId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { ChatPost } from '../ledger/chat-post';
import { holdingOf, type Incident } from '../ledger/incident';
import { isOwed, lackOfSink } from '../ledger/lack';
import type { Poked, Topic } from '../ledger/listener';
import { isHistory } from '../ledger/reconcile-bulletin';
import type { LedgerView } from '../ledger/reconcile';
import type { ReconcileContext } from '../ledger/reconciliation';
import { isReadable } from '../ledger/stored';
import { triesFor, unansweredSince } from '../ledger/tries';
import type { SubjectId } from '../subject';

/** What a sink of ours took of late. */
export interface Delivery {
  readonly topic: Topic;
  /** When its medium accepted something last; absent: never, as far as is known. */
  readonly acceptedAt?: Instant;
  /** Since when there is something that its medium does not accept, though it is asked again and again. Stands until it accepts anything. */
  readonly lackingSince?: Instant;
  /** Of a sink of pages that is not deployed any more: since when, and how many incidents its medium held then. */
  readonly removed?: Removal;
  /** Of a sink of pages: the targets that it reached by a way of their own when it was looked at last. Absent: none, as far as is known. */
  readonly ways?: readonly string[];
  /** Those of them that it does not reach so any more. */
  readonly removedWays?: Readonly<Record<string, Removal>>;
  /** By target, what it accepted last of what was for that: by its own way, or on the default one as that could not be used. Absent: nothing. */
  readonly targets?: Readonly<Record<string, TargetDelivery>>;
}

/** Since when somebody is told nothing new any more, and how many incidents the medium held then. */
export interface Removal {
  readonly at: Instant;
  readonly holds: number;
}

/** What became of the newest that was for a target. */
export interface TargetDelivery {
  readonly at: Instant;
  readonly instead: boolean;
}

/** By sink. Who is not in it was never looked at. */
export type Deliveries = Readonly<Record<SinkId, Delivery>>;

/** Those of the sinks of one topic. */
export const ofTopic = (deliveries: Deliveries | 'unreadable', topic: Topic): Deliveries | 'unreadable' =>
  deliveries === 'unreadable'
    ? deliveries
    : Object.fromEntries(Object.entries(deliveries).filter(([, delivery]) => delivery.topic === topic));

/** What each sink took, after a look at what is live. What is told to nobody any more after a day is forgotten by the live ones, and not here. */
export const deliveriesAfter = (before: Deliveries, view: LedgerView, context: ReconcileContext): Deliveries => ({
  ...Object.fromEntries(context.sinks.map((sink) => [sink.id, deliveryAfter(sink, before[sink.id], view, context)])),
  ...Object.fromEntries(removedAfter(before, view, context)),
});

/** For longer than anybody is told of it. */
const REMEMBERED_MS = 8 * DAY_MS;

/** Sinks of pages that are not there any more. A chat holds nothing. */
const removedAfter = (
  before: Deliveries,
  view: LedgerView,
  { now, sinks }: ReconcileContext,
): readonly (readonly [string, Delivery])[] =>
  Object.entries(before).flatMap(([name, delivery]) => {
    if (delivery.topic !== 'pages' || sinks.some(({ id }) => id === name)) return [];
    const { removed = { at: now, holds: heldBy(sinkId(name), view).length } } = delivery;
    return isForgotten(removed, now) ? [] : [[name, { topic: delivery.topic, removed }]];
  });

const isForgotten = ({ at }: Removal, now: Instant): boolean => millisecondsBetween(at, now) >= REMEMBERED_MS;

/** The ways to targets that there are, and those that are not there any more. A chat holds nothing. */
function waysAfter(
  { id, topic, targets = [] }: Sink,
  { ways = [], removedWays = {} }: Partial<Delivery>,
  view: LedgerView,
  now: Instant,
): Pick<Delivery, 'ways' | 'removedWays'> {
  if (topic === 'chat') return {};
  const fresh = ways.map((target) => [target, { at: now, holds: heldFor(target, id, view) }] as const);
  const gone = Object.entries({ ...Object.fromEntries(fresh), ...removedWays }).filter(
    ([target, removal]) => !targets.includes(target) && !isForgotten(removal, now),
  );
  return {
    ...(targets.length > 0 && { ways: targets }),
    ...(gone.length > 0 && { removedWays: Object.fromEntries(gone) }),
  };
}

/** What may have arrived counts. */
const heldBy = (sink: SinkId, { incidents }: LedgerView): readonly Incident[] =>
  readable(incidents).filter((incident) => ['open', 'trying'].includes(holdingOf(incident, sink).held));

/** What the default way took instead is not there. */
const heldFor = (target: string, sink: SinkId, view: LedgerView): number =>
  heldBy(sink, view).filter((incident) => incident.target === target && holdingOf(incident, sink).instead !== true)
    .length;

/** What the live ones show of one sink. */
interface Sight {
  readonly accepted: readonly (TargetDelivery & { readonly target?: string | undefined })[];
  /** Of each thing that it was asked in vain to take: since when. */
  readonly lacking: readonly Instant[];
}

function deliveryAfter(
  sink: Sink,
  before: Partial<Delivery> = {},
  view: LedgerView,
  context: ReconcileContext,
): Delivery {
  const { accepted, lacking } = seenOf(sink, view, context);
  const acceptedAt = [before.acceptedAt, ...accepted.map(({ at }) => at)]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  const [lackingSince] = [...standing(before.lackingSince, acceptedAt), ...lacking].toSorted();
  const targets = targetsAfter(before.targets, accepted);
  return {
    topic: sink.topic,
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(lackingSince !== undefined && { lackingSince }),
    ...(targets.size > 0 && { targets: Object.fromEntries(targets) }),
    ...waysAfter(sink, before, view, context.now),
  };
}

const standing = (since: Instant | undefined, acceptedAt: Instant | undefined): readonly Instant[] =>
  since !== undefined && (acceptedAt === undefined || acceptedAt <= since) ? [since] : [];

function targetsAfter(before: Delivery['targets'] = {}, accepted: Sight['accepted']) {
  const targets = new Map(Object.entries(before));
  for (const { target, at, instead } of accepted)
    if (target !== undefined && at >= (targets.get(target)?.at ?? at)) targets.set(target, { at, instead });
  return targets;
}

type Sink = ReconcileContext['sinks'][number];

function seenOf({ id, topic }: Sink, view: LedgerView, context: ReconcileContext): Sight {
  if (topic === 'chat')
    return joined(readable(view.bulletins).map((bulletin) => seenOfBulletin(id, bulletin, context.now)));
  return joined(readable(view.incidents).map((incident) => seenOfIncident(id, incident, view, context)));
}

const readable = <Item extends object>(items: Readonly<Record<string, Item | 'unreadable'>>): readonly Item[] =>
  Object.values(items).filter((item) => isReadable(item));

const joined = (sights: readonly Sight[]): Sight => ({
  accepted: sights.flatMap(({ accepted }) => accepted),
  lacking: sights.flatMap(({ lacking }) => lacking),
});

/** `ended` proves nothing: of what was never told, the sink itself says so without asking. */
function seenOfIncident(sink: SinkId, incident: Incident, view: LedgerView, context: ReconcileContext): Sight {
  const holding = incident.holdings[sink];
  const counts = incident.marked && !isAboutTheWay(incident.members);
  const lack = counts ? lackOfSink(sink, incident, view, context) : undefined;
  const tries = lack === undefined || !isOwed(lack) ? undefined : triesFor(lack, incident.poked[sink]);
  return {
    accepted: holding?.held === 'open' ? [acceptanceOf(incident, holding.at, holding.instead)] : [],
    lacking: lackingIn(tries, context.now),
  };
}

const acceptanceOf = ({ target }: Pick<Incident, 'target'>, at: Instant, instead = false) => ({ target, at, instead });

function seenOfBulletin(sink: SinkId, bulletin: ChatPost, now: Instant): Sight {
  const postedAt = bulletin.postedAt[sink];
  if (postedAt !== undefined)
    return { accepted: [acceptanceOf(bulletin, postedAt, bulletin.instead?.includes(sink))], lacking: [] };
  const counts = bulletin.marked && !isHistory(bulletin, now) && !isNewsOfTheWay(bulletin);
  return { accepted: [], lacking: counts ? lackingIn(bulletin.poked[sink], now) : [] };
}

function lackingIn(tries: Poked | undefined, now: Instant): readonly Instant[] {
  const since = unansweredSince(tries, now);
  return since === undefined ? [] : [since];
}

const isNewsOfTheWay = (post: ChatPost): boolean => post.kind === 'bulletin' && isAboutTheWay(post.lines);

/** That the way fails must not be the reason why it fails: when it is mended, nothing else may be left to tell. */
const isAboutTheWay = (told: readonly { readonly subject: SubjectId }[]): boolean =>
  told.every(({ subject }) => subject.startsWith('alert-path:'));
