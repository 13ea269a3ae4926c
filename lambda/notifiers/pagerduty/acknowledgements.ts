import * as z from 'zod/mini';
import type { AskWhoAcknowledged } from '../../app/ports';
import type { ReadSecret, Secret } from '../../app/secret';
import type { AnswerState, SecretState } from '../../domain/alert-path/alert-path';
import { type Instant, instantOf } from '../../domain/instant';
import type { IncidentKey } from '../../domain/ledger/incident';
import type { Acknowledging } from '../../domain/ledger/pager-answer';
import { neutral } from '../../domain/rendering/hostile-text';
import { secureUrl } from '../secure-url';
import { dedupKey } from './dedup-key';

/** What asking PagerDuty takes. */
export interface AcknowledgementsOptions {
  /** Origin of the REST API; of a European account `https://api.eu.pagerduty.com`. */
  readonly api: string;
  /** A read-only API access key. */
  readonly token: ReadSecret;
  readonly fetch?: typeof globalThis.fetch;
}

const TIMEOUT_MS = 8_000;
const NAME_LIMIT = 100;

/** As much of an answer as is looked at. An incident without a status that is known here is none. */
const answerSchema = z.object({
  incidents: z.array(
    z.object({
      status: z.string(),
      created_at: z.optional(z.unknown()),
      acknowledgements: z.exactOptional(
        z.array(z.object({ at: z.string(), acknowledger: z.object({ summary: z.nullish(z.string()) }) })),
      ),
    }),
  ),
});

/** Asks PagerDuty's REST API who acknowledged an incident, a call each. Throws at once on an origin that is not https. Nothing of what it says is logged. */
export function pagerDutyAcknowledgements(options: AcknowledgementsOptions): AskWhoAcknowledged {
  const origin = originOf(options);
  return async (key) => {
    const answer = await answerTo(options, urlFor(origin, key));
    return typeof answer === 'string' ? unknown('no-token') : answer;
  };
}

/** Asks PagerDuty's REST API for any incident at all, a call: whether it takes the key. Throws at once on an origin that is not https. Never rejects. */
export function pagerDutyAnswers(options: AcknowledgementsOptions): () => Promise<AnswerState> {
  const url = new URL('/incidents?limit=1', originOf(options));
  return async () => {
    const answer = await answerTo(options, url);
    if (typeof answer === 'string') return answer;
    if (answer.says !== 'unknown' || answer.because === 'not-found') return 'present';
    return answer.because === 'denied' ? 'refused' : 'unreadable';
  };
}

function originOf({ api }: AcknowledgementsOptions): URL {
  const origin = secureUrl(api);
  if (origin === undefined)
    throw new Error(`the API of PagerDuty must be an https URL without a password, got '${api}'`);
  return origin;
}

/** What PagerDuty says, or why there is no key to ask it with. */
async function answerTo(
  { token, fetch = globalThis.fetch }: AcknowledgementsOptions,
  url: URL,
): Promise<Acknowledging | Exclude<SecretState, 'present'>> {
  const first = await token(false);
  if (first.kind !== 'present') return first.kind;
  const answer = await ask(fetch, url, first.secret);
  if (answer.says !== 'unknown' || answer.because !== 'denied') return answer;
  // It may have been replaced since it was read.
  const second = await token(true);
  const isNew = second.kind === 'present' && second.secret.reveal() !== first.secret.reveal();
  return isNew ? ask(fetch, url, second.secret) : answer;
}

/** Those that are open, however old: without a range PagerDuty looks back one month. */
function urlFor(origin: URL, key: IncidentKey): URL {
  const url = new URL('/incidents', origin);
  url.searchParams.set('incident_key', dedupKey(key));
  url.searchParams.append('statuses[]', 'triggered');
  url.searchParams.append('statuses[]', 'acknowledged');
  url.searchParams.set('date_range', 'all');
  return url;
}

async function ask(fetch: typeof globalThis.fetch, url: URL, token: Secret): Promise<Acknowledging> {
  try {
    const response = await fetch(url, {
      headers: {
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token.reveal()}`,
        // A connection that was kept over the freeze of a function is dead.
        connection: 'close',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return unknown(REFUSALS.get(response.status) ?? 'refused');
    return acknowledging(await response.json());
  } catch {
    // Of the network, of the time, or of the JSON: an error might quote the token.
    return unknown('no-answer');
  }
}

const REFUSALS: ReadonlyMap<number, Unknown['because']> = new Map([
  [401, 'denied'],
  [403, 'denied'],
  [429, 'throttled'],
]);

/** Somebody who acknowledged one of them knows of all: they have one key. */
function acknowledging(body: unknown): Acknowledging {
  const { data } = answerSchema.safeParse(body);
  if (data === undefined) return unknown('no-answer');
  const acknowledged = data.incidents.find(({ status }) => status === 'acknowledged');
  if (acknowledged !== undefined) return by(acknowledged.acknowledgements?.[0]);
  const triggered = data.incidents.filter(({ status }) => status === 'triggered');
  return triggered.length === 0 ? unknown('not-found') : { says: 'unacknowledged', ...openedIn(triggered) };
}

/** When the newest of them was opened: what is triggered again after somebody closed it is an incident of its own there. */
function openedIn(triggered: readonly Incident[]): { readonly since?: Instant } {
  const moments = triggered.map(({ created_at: at }) => (typeof at === 'string' ? instantOf(new Date(at)) : undefined));
  const since = moments
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  return since === undefined ? {} : { since };
}

type Incident = z.infer<typeof answerSchema>['incidents'][number];

function by(first: NonNullable<Incident['acknowledgements']>[number] | undefined): Acknowledging {
  if (first === undefined) return { says: 'acknowledged' };
  const name = neutral(first.acknowledger.summary ?? '', NAME_LIMIT);
  const since = instantOf(new Date(first.at));
  return {
    says: 'acknowledged',
    ...(name !== '' && { by: name }),
    ...(since !== undefined && { since }),
  };
}

type Unknown = Extract<Acknowledging, { readonly says: 'unknown' }>;

const unknown = (because: Unknown['because']): Unknown => ({ says: 'unknown', because });
