import { type SECRET_KEYS } from '../../lambda/contract/settings';

/** One key of the secret: how to ask for it, and what it looks like. */
export interface SecretShape {
  readonly question: string;
  /** Ends a sentence that begins with the name of the key; `undefined`: it looks right. Never quotes the value. */
  readonly problemOf: (value: string) => string | undefined;
}

const ROUTING_KEY = /^[0-9a-zA-Z]{32}$/;

/** The keys that some medium reads. */
export const SECRET_SHAPES: Readonly<Record<keyof typeof SECRET_KEYS, SecretShape>> = {
  pagerduty: {
    question: 'Integration key of the PagerDuty service (Events API v2)',
    problemOf: (value) =>
      ROUTING_KEY.test(value)
        ? undefined
        : `must be an integration key of 32 letters and digits, got ${value.length} characters; copy it from the service's Events API v2 integration`,
  },
  slack: {
    question: 'URL of the Slack incoming webhook',
    problemOf: (value) =>
      isWebhook(value)
        ? undefined
        : 'must be the URL of an incoming webhook, such as https://hooks.slack.com/services/…; copy it from the app in Slack',
  },
};

/** Plain http would show the key to everybody on the way. A path is the key itself. */
function isWebhook(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, username } = new URL(text);
  return protocol === 'https:' && pathname.length > 1 && username === '';
}
