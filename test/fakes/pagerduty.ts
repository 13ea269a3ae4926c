import * as z from 'zod';
import { conditions } from './conditions';
import { type FakeAnswer, type FakeRequest, type HttpFake, jsonOf, startHttpFake } from './http-fake';

/** The read-only API access key that the fake knows. */
export const READ_TOKEN = 'u+AbCdEfGhIjKlMnOpQr';

/** The integration key that the fake knows. */
export const ROUTING_KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';

/** That of another service. */
export const OTHER_ROUTING_KEY = '0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c';

const BYTES_LIMIT = 512_000;

const payloadSchema = z.strictObject({
  summary: z.string().min(1).max(1_024),
  source: z.string().min(1),
  severity: z.enum(['critical', 'error', 'warning', 'info']),
  timestamp: z.iso.datetime().optional(),
  component: z.string().optional(),
  group: z.string().optional(),
  class: z.string().optional(),
  custom_details: z.record(z.string(), z.unknown()).optional(),
});
const event = { routing_key: z.string().length(32), client: z.string().optional(), client_url: z.url().optional() };
/** Fields and limits of https://developer.pagerduty.com/docs/events-api-v2/trigger-events, written from that page: PagerDuty publishes no types. */
export const eventSchema = z.discriminatedUnion('event_action', [
  z.strictObject({
    ...event,
    event_action: z.literal('trigger'),
    dedup_key: z.string().max(255),
    payload: payloadSchema,
    links: z.array(z.strictObject({ href: z.url(), text: z.string().optional() })).optional(),
  }),
  z.strictObject({ ...event, event_action: z.enum(['acknowledge', 'resolve']), dedup_key: z.string().min(1).max(255) }),
]);

/** An event of the Events API v2, as accepted. */
export type PagerDutyEvent = z.infer<typeof eventSchema>;
/** An event that opens an incident, or is added to its log. */
export type Trigger = Extract<PagerDutyEvent, { event_action: 'trigger' }>;

/** What rang: the trigger that opened an incident. A repetition of an open key is logged and rings nowhere. */
export interface PagerDutyNotification {
  readonly dedupKey: string;
  /** `high` for `critical` and `error`, as of a service with severity-based urgency. */
  readonly urgency: 'high' | 'low';
  readonly summary: string;
  readonly event: Trigger;
}

/** As the REST API tells of it. */
interface Acknowledgement {
  readonly at: string;
  readonly acknowledger: { readonly type: 'user_reference'; readonly summary: string };
}

export interface FakePagerDuty extends HttpFake {
  /** Every event that was taken in, in order. */
  readonly events: readonly PagerDutyEvent[];
  readonly notifications: readonly PagerDutyNotification[];
  /** Keys of the incidents that are open, in the order of their opening; of one service, or of all. */
  readonly open: (routingKey?: string) => readonly string[];
  /** Closes an incident, as somebody does by hand. */
  readonly resolve: (dedupKey: string) => void;
  /** Somebody acknowledges an incident in PagerDuty. */
  readonly acknowledge: (dedupKey: string, name: string, at: string) => void;
  /** How many questions the REST API was asked. */
  readonly asked: () => number;
  /** The first notification that no earlier call got. */
  readonly next: (withinMs?: number) => Promise<PagerDutyNotification>;
  /** Waits until this holds; asked after every request. */
  readonly until: (what: string, holds: (fake: FakePagerDuty) => boolean, withinMs?: number) => Promise<void>;
}

/** PagerDuty's Events API v2, as documented: limits, answers, and who is woken. */
export async function startPagerDuty(...routingKeys: readonly string[]): Promise<FakePagerDuty> {
  const known = routingKeys.length === 0 ? [ROUTING_KEY, OTHER_ROUTING_KEY] : routingKeys;
  const { changed, until, inTurn } = conditions();
  const events: PagerDutyEvent[] = [];
  const notifications: PagerDutyNotification[] = [];
  const open = new Map<string, Trigger>();

  const acknowledgements = new Map<string, Acknowledgement>();
  /** An incident is known by its key in each service of its own. */
  const placesOf = (dedupKey: string): readonly string[] =>
    [...open].flatMap(([place, { dedup_key: key }]) => (key === dedupKey ? [place] : []));
  const close = (place: string): void => {
    open.delete(place);
    acknowledgements.delete(place);
  };

  const shown = (place: string) => {
    const acknowledgement = acknowledgements.get(place);
    return {
      type: 'incident',
      status: acknowledgement === undefined ? 'triggered' : 'acknowledged',
      incident_key: open.get(place)?.dedup_key,
      acknowledgements: acknowledgement === undefined ? [] : [acknowledgement],
    };
  };

  /** `GET /incidents` of the REST API v2: those of the key that have one of the statuses. */
  const answerTo = (request: FakeRequest): FakeAnswer => {
    if (request.headers.authorization !== `Token token=${READ_TOKEN}`) return { status: 401 };
    if (request.headers.accept !== 'application/vnd.pagerduty+json;version=2') return { status: 406 };
    const { searchParams } = new URL(request.path, 'http://localhost');
    const incidents = placesOf(searchParams.get('incident_key') ?? '')
      .map(shown)
      .filter(({ status }) => searchParams.getAll('statuses[]').includes(status));
    return json(200, { incidents, limit: 25, offset: 0, more: false, total: null });
  };
  const takeIn = (request: FakeRequest): FakeAnswer => {
    if (request.method === 'GET' && request.path.startsWith('/incidents?')) return answerTo(request);
    return request.method === 'POST' && request.path === '/v2/enqueue' ? enqueue(request) : { status: 404 };
  };
  const enqueue = (request: FakeRequest): FakeAnswer => {
    if (Buffer.byteLength(request.body) > BYTES_LIMIT) return { status: 413 };
    const read = eventOf(request.body, known);
    if ('errors' in read) return json(400, { status: 'invalid event', message: 'Event object is invalid', ...read });
    events.push(read);
    const place = `${read.routing_key} ${read.dedup_key}`;
    if (read.event_action === 'resolve') close(place);
    if (read.event_action === 'trigger' && !open.has(place)) {
      open.set(place, read);
      notifications.push(notificationOf(read));
    }
    return json(202, { status: 'success', message: 'Event processed', dedup_key: read.dedup_key });
  };

  const http = await startHttpFake(takeIn, changed);
  const fake: FakePagerDuty = {
    ...http,
    events,
    notifications,
    open: (routingKey) =>
      [...open.values()]
        .filter(({ routing_key: key }) => routingKey === undefined || key === routingKey)
        .map(({ dedup_key: key }) => key),
    resolve: (dedupKey) => {
      for (const place of placesOf(dedupKey)) close(place);
    },
    acknowledge: (dedupKey, name, at) => {
      for (const place of placesOf(dedupKey))
        acknowledgements.set(place, { at, acknowledger: { type: 'user_reference', summary: name } });
    },
    asked: () => http.requests.filter(({ method }) => method === 'GET').length,
    next: inTurn('a notification of PagerDuty', notifications),
    until: async (what, holds, withinMs) => {
      await until(what, () => (holds(fake) ? true : undefined), withinMs);
    },
  };
  return fake;
}

const notificationOf = (trigger: Trigger): PagerDutyNotification => ({
  dedupKey: trigger.dedup_key,
  urgency: ['critical', 'error'].includes(trigger.payload.severity) ? 'high' : 'low',
  summary: trigger.payload.summary,
  event: trigger,
});

function eventOf(body: string, known: readonly string[]): PagerDutyEvent | { readonly errors: readonly string[] } {
  const { data, error } = eventSchema.safeParse(jsonOf(body));
  if (error !== undefined) return { errors: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  return known.includes(data.routing_key) ? data : { errors: ['routing_key is unknown'] };
}

const json = (status: number, body: unknown): FakeAnswer => ({
  status,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
