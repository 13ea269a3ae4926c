import type { PagerWay } from '../../app/routed';
import type { ReadSecret } from '../../app/secret';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { deliver, type Sending, type Verdict } from '../delivery';
import { secureUrl } from '../secure-url';
import type { Reply } from '../webhook';
import { minimalEvent, pagerDutyEvent } from './event';

/** What sending to PagerDuty takes. */
export interface PagerDutyOptions extends Sending {
  /**
   * Origin of the Events API v2; of a European account `https://events.eu.pagerduty.com`.
   * @default 'https://events.pagerduty.com'
   */
  readonly endpoint?: string;
  /** The integration key of an *Events API v2* integration, 32 characters. */
  readonly routingKey: ReadSecret;
  readonly texts: RuleTexts;
}

/** Sends incidents to PagerDuty. Throws at once on an endpoint that is not https. A repeated trigger of an open key notifies nobody. */
export function pagerDuty(options: PagerDutyOptions): PagerWay {
  const { endpoint = 'https://events.pagerduty.com', routingKey, texts } = options;
  const origin = secureUrl(endpoint);
  if (origin === undefined)
    throw new Error(`the endpoint of PagerDuty must be an https URL without a password, got '${endpoint}'`);
  const url = new URL('/v2/enqueue', origin);

  return {
    send: (message) =>
      deliver(
        {
          secret: routingKey,
          url: () => url,
          body: (size, key) => {
            const event = size === 'whole' ? pagerDutyEvent(message, texts) : minimalEvent(message, texts);
            return JSON.stringify({ ...event, routing_key: key.reveal() });
          },
          verdict: verdictOf,
        },
        options,
      ),
  };
}

/** 202 is no success unless the body says so. 429 and 503 turn an event away unread; after another 5xx it may have been taken in. */
function verdictOf({ status, body, retryAfterMilliseconds }: Extract<Reply, { kind: 'answered' }>): Verdict {
  if (status === 429 || status === 503) return { again: retryAfterMilliseconds, otherwise: 'refused' };
  if (status >= 500) return { again: retryAfterMilliseconds, otherwise: 'none' };
  if (status >= 300) return { answer: 'unusable' };
  return { answer: status === 202 && /"status"\s*:\s*"success"/.test(body) ? 'accepted' : 'none' };
}
