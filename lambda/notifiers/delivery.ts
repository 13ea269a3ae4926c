import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt } from '../app/ports';
import type { ReadSecret, Secret } from '../app/secret';
import type { SecretState } from '../domain/alert-path/alert-path';
import type { Answer } from '../domain/ledger/listener';
import { type Post, post, type Reply } from './webhook';

type Answered = Extract<Reply, { readonly kind: 'answered' }>;

/** `minimal`: the few plain words that no medium can refuse. */
export type Size = 'whole' | 'minimal';

/** `again`: the medium asks to be asked again, after so many milliseconds if it says how many; `otherwise` holds if it is not. */
export type Verdict =
  | { readonly answer: Attempt }
  | { readonly again: number | undefined; readonly otherwise: Exclude<Answer, 'accepted'> };

/** A medium that is reached by one POST and a secret. */
export interface Medium {
  readonly secret: ReadSecret;
  /** `undefined`: this secret leads nowhere. */
  readonly url: (secret: Secret) => URL | undefined;
  readonly body: (size: Size, secret: Secret) => string;
  /**
   * Of a request with this body, made when it is sent.
   * @default - none of its own
   */
  readonly headers?: (body: string, secret: Secret) => Readonly<Record<string, string>>;
  readonly verdict: (reply: Answered) => Verdict;
}

/** How we send. What tests replace, and what the handler adds. */
export interface Sending {
  readonly fetch?: typeof globalThis.fetch;
  /**
   * Waits before a repetition.
   * @default - a timer
   */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /**
   * Milliseconds for all attempts together.
   * @default 20_000
   */
  readonly withinMs?: number;
  /** Called with the reason whenever an attempt was not accepted: for the log, without anything secret. */
  readonly note?: (because: string) => void;
}

const DEFAULTS = { pause: (milliseconds: number): Promise<unknown> => sleep(milliseconds), withinMs: 20_000 };
const ATTEMPT_MS = 8_000;
/** Waits between attempts where the medium names none. */
const PAUSES_MS = [500, 2_000];
/** What says nothing of whether there is a secret. */
const UNTOLD: readonly SecretState[] = ['denied', 'unreadable'];
/** Refusals of the secret, not of the message. 404 and 410: a webhook that was replaced. */
const OF_THE_SECRET: readonly number[] = [401, 403, 404, 410];

/**
 * Posts a message: once more at once where the message (minimal then) or the secret (read again then) was refused, a few times a little
 * later where the medium asks for it. Never rejects. An attempt that may have been acted on outweighs a later refusal.
 */
export async function deliver(medium: Medium, sending: Sending): Promise<Attempt> {
  const { pause, withinMs } = { ...DEFAULTS, ...sending };
  const started = performance.now();
  const left = (): number => withinMs - (performance.now() - started);
  let maybe = false;

  for (const shortest of [...PAUSES_MS, Infinity]) {
    const verdict = await attempt(medium, sending, left);
    if ('answer' in verdict) return outweighed(verdict.answer, maybe);
    maybe ||= verdict.otherwise === 'none';
    const wait = Math.max(shortest, verdict.again ?? 0);
    if (wait >= left()) break;
    await pause(wait);
  }
  sending.note?.('asked to try again later, and there is no time left');
  return outweighed('refused', maybe);
}

const outweighed = (answer: Attempt, maybe: boolean): Attempt => (answer !== 'accepted' && maybe ? 'none' : answer);

/** One attempt, with its repetition at once. */
async function attempt(medium: Medium, sending: Sending, left: () => number): Promise<Verdict> {
  const first = await sendOnce(medium, sending, left, 'whole', false);
  if (first?.kind === 'answered' && first.status === 400)
    return verdictOf(medium, await sendOnce(medium, sending, left, 'minimal', true));
  if (first?.kind === 'answered' && OF_THE_SECRET.includes(first.status))
    return verdictOf(medium, await sendOnce(medium, sending, left, 'whole', true));
  return verdictOf(medium, first);
}

function verdictOf(medium: Medium, reply: Reply | undefined): Verdict {
  if (reply?.kind === 'answered') return medium.verdict(reply);
  if (reply === undefined) return { answer: 'unusable' };
  return { answer: reply.kind === 'silent' ? 'none' : 'refused' };
}

/** `undefined`: there is no secret to send it with, so that nothing was sent. One that did not answer may be there. */
async function sendOnce(
  medium: Medium,
  { fetch = globalThis.fetch, note = () => undefined }: Sending,
  left: () => number,
  size: Size,
  again: boolean,
): Promise<Reply | undefined> {
  const reading = await medium.secret(again);
  if (reading.kind !== 'present') {
    note(`secret: ${reading.kind}`);
    return UNTOLD.includes(reading.kind) ? { kind: 'unsent', because: reading.kind } : undefined;
  }
  const url = medium.url(reading.secret);
  if (url === undefined) {
    note('secret: no URL that may be used');
    return undefined;
  }
  const timeout = Math.max(1, Math.min(ATTEMPT_MS, Math.floor(left())));
  const reply = await post(fetch, { url, ...requestOf(medium, size, reading.secret) }, timeout);
  const verdict = verdictOf(medium, reply);
  if (!('answer' in verdict) || verdict.answer !== 'accepted') note(complaint(reply));
  return reply;
}

function requestOf({ body, headers }: Medium, size: Size, secret: Secret): Omit<Post, 'url'> {
  const text = body(size, secret);
  return { body: text, headers: headers?.(text, secret) ?? {} };
}

function complaint(reply: Reply): string {
  if (reply.kind !== 'answered') return `${reply.kind}: ${reply.because}`;
  // Only a plain word such as no_service: an error page may quote the key, or the URL, which can be the secret.
  return /^[a-z_]{1,30}$/.test(reply.body) ? `status ${reply.status}: ${reply.body}` : `status ${reply.status}`;
}
