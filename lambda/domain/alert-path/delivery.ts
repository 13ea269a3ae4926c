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
  readonly removed?: { readonly at: Instant; readonly holds: number };
  /** By target, what it accepted last of what was for that: by its own way, or on the default one as that could not be used. Absent: nothing. */
  readonly targets?: Readonly<Record<string, TargetDelivery>>;
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
    const { removed = { at: now, holds: heldBy(sinkId(name), view) } } = delivery;
    const isOver = millisecondsBetween(removed.at, now) >= REMEMBERED_MS;
    return isOver ? [] : [[name, { topic: delivery.topic, removed }]];
  });

/** What may have arrived counts. */
const heldBy = (sink: SinkId, { incidents }: LedgerView): number =>
  readable(incidents).filter((incident) => ['open', 'trying'].includes(holdingOf(incident, sink).held)).length;

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
  };
}

const standing = (since: Instant | undefined, acceptedAt: Instant | undefined): readonly Instant[] =>
  since !== undefined && (acceptedAt === undefined || acceptedAt <= since) ? [since] : [];

function targetsAfter(before: Delivery['targets'] = {}, accepted: Sight['accepted']) {
  const targets = new Map(Object.entries(before));
  for (const { target, at, instead } of accepted.toSorted((left, right) => (left.at < right.at ? -1 : 1)))
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
