import type { ChatWay } from '../../app/routed';
import type { ReadSecret } from '../../app/secret';
import type { ChatMessage } from '../../domain/message';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { deliver, type Sending, type Verdict } from '../delivery';
import { secretUrl } from '../secret-url';
import type { Reply } from '../webhook';
import { teamsPost } from './card';
import { teamsDigest } from './digest-card';
import { minimalTeamsPost, type TeamsPost } from './elements';

/** What posting to Teams takes. */
export interface TeamsOptions extends Sending {
  /** Replaces the origin of the workflow's URL: a proxy, a test. */
  readonly endpoint?: string;
  /** URL of a workflow that begins "When a Teams webhook request is received"; whoever knows it may post. */
  readonly workflowUrl: ReadSecret;
  readonly texts: RuleTexts;
}

/**
 * Posts bulletins and digests to a channel of Microsoft Teams. Throws at once on an endpoint that is not https.
 *
 * The workflow says that it took a card before it posts it: a flow that fails afterwards, or whose owner left, is not seen from here.
 */
export function teams(options: TeamsOptions): ChatWay {
  const { endpoint, workflowUrl, texts } = options;
  const urlIn = secretUrl('Teams', endpoint);

  return {
    post: (message) =>
      deliver(
        {
          secret: workflowUrl,
          url: urlIn,
          body: (size) =>
            JSON.stringify(size === 'whole' ? wholePost(message, texts) : minimalTeamsPost(message, texts)),
          verdict: verdictOf,
        },
        options,
      ),
  };
}

const wholePost = (message: ChatMessage, texts: RuleTexts): TeamsPost =>
  message.kind === 'digest' ? teamsDigest(message, texts) : teamsPost(message, texts);

/** 429 and 503 turn a card away unread. After another 5xx it may have been posted, so that it is not repeated at once. */
function verdictOf({ status, retryAfterMilliseconds }: Extract<Reply, { kind: 'answered' }>): Verdict {
  if (status === 429 || status === 503) return { again: retryAfterMilliseconds, otherwise: 'refused' };
  if (status >= 500) return { answer: 'none' };
  return { answer: status === 200 || status === 202 ? 'accepted' : 'unusable' };
}
