import type { ChatWay } from '../../app/routed';
import type { ReadSecret } from '../../app/secret';
import type { ChatMessage } from '../../domain/message';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { deliver, type Sending, type Verdict } from '../delivery';
import { secretUrl } from '../secret-url';
import type { Reply } from '../webhook';
import { minimalPost, type SlackPost } from './blocks';
import { slackDigest } from './digest-post';
import { slackPost } from './post';

/** What posting to Slack takes. */
export interface SlackOptions extends Sending {
  /** Replaces the origin of the webhook's URL: a proxy, a test. */
  readonly endpoint?: string;
  /** URL of an *incoming webhook*; whoever knows it may post. */
  readonly webhookUrl: ReadSecret;
  readonly texts: RuleTexts;
}

/** Posts bulletins and digests to a channel. Throws at once on an endpoint that is not https. Slack knows no keys: what is posted twice shows twice. */
export function slack(options: SlackOptions): ChatWay {
  const { endpoint, webhookUrl, texts } = options;
  const urlIn = secretUrl('Slack', endpoint);

  return {
    post: (message) =>
      deliver(
        {
          secret: webhookUrl,
          url: urlIn,
          body: (size) => JSON.stringify(size === 'whole' ? wholePost(message, texts) : minimalPost(message, texts)),
          verdict: verdictOf,
        },
        options,
      ),
  };
}

const wholePost = (message: ChatMessage, texts: RuleTexts): SlackPost =>
  message.kind === 'digest' ? slackDigest(message, texts) : slackPost(message, texts);

/** 429 and 503 turn a post away unread. After another 5xx, or a 200 that is not Slack's, it may have been posted, so that it is not repeated at once. */
function verdictOf({ status, body, retryAfterMilliseconds }: Extract<Reply, { kind: 'answered' }>): Verdict {
  if (status === 429 || status === 503) return { again: retryAfterMilliseconds, otherwise: 'refused' };
  if (status >= 500) return { answer: 'none' };
  if (status >= 300) return { answer: 'unusable' };
  return { answer: body.trim() === 'ok' ? 'accepted' : 'none' };
}
