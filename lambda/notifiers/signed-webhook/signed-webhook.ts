import type { Clock } from '../../app/ports';
import type { PagerWay } from '../../app/routed';
import type { ReadSecret } from '../../app/secret';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { deliver, type Sending, type Verdict } from '../delivery';
import { secureUrl } from '../secure-url';
import { asciiJson, everShorter } from '../machine-body';
import { withRunbooks } from '../with-runbooks';
import type { Reply } from '../webhook';
import { SIGNATURE_HEADER, signatureOf } from './signature';

type Alarm = Parameters<PagerWay['send']>[0];

/** What sending to a receiver of your own takes. */
export interface SignedWebhookOptions extends Sending {
  readonly url: string | undefined;
  /** With which every request is signed; the receiver has the same. */
  readonly signingKey: ReadSecret;
  readonly texts: RuleTexts;
  readonly clock: Clock;
}

/** As much as a topic carries, so that a receiver needs to know one limit. */
const LIMIT = 256_000;

/**
 * Sends the machine body of pages and of their ends to a receiver of your own, signed. Throws at once on a URL that is not https.
 *
 * A message may come again: the receiver acts once on each `key` and `kind`. One with `again` is meant to be noticed once more.
 */
export function signedWebhook(options: SignedWebhookOptions): PagerWay {
  const { signingKey, texts, clock } = options;
  const url = secureUrl(options.url ?? '');
  // Not quoted: its query may hold a token of the receiver's.
  if (url === undefined) throw new Error('the URL of the webhook must be an https URL without a password');

  return {
    send: (message) =>
      deliver(
        {
          secret: signingKey,
          url: () => url,
          body: (size) => bodyOf(message, texts, size === 'whole' ? LIMIT : 0),
          headers: (body, key) => ({ [SIGNATURE_HEADER]: signatureOf(body, key.reveal(), clock.now()) }),
          verdict: verdictOf,
        },
        options,
      ),
  };
}

/** The longest lists that hold; the shortest where none does. */
function bodyOf(message: Alarm, texts: RuleTexts, limit: number): string {
  const bodies = everShorter(withRunbooks(message, texts)).map(asciiJson);
  return bodies.find((body) => body.length <= limit) ?? bodies.at(-1) ?? asciiJson(message);
}

/** Any 2xx is a yes. 429 and 503 turn a message away unread; after another 5xx it may have been taken in. */
function verdictOf({ status, retryAfterMilliseconds }: Extract<Reply, { kind: 'answered' }>): Verdict {
  if (status === 429 || status === 503) return { again: retryAfterMilliseconds, otherwise: 'refused' };
  if (status >= 500) return { again: retryAfterMilliseconds, otherwise: 'none' };
  return { answer: status >= 200 && status < 300 ? 'accepted' : 'unusable' };
}
