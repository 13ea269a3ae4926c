import * as z from 'zod';
import type { Settings } from '../../lambda/contract/settings';
import type { Medium } from '../../lambda/contract/sinks';
import { type AmazonQChats, amazonQSection } from './amazon-q';
import { section, values } from './values';

/** What `pages` may name besides subscribers that need no code of ours. Each wakes people by itself. */
export interface Pagers {
  /**
   * PagerDuty, by its Events API v2; the routing key lies in the secret as `pagerduty`.
   * @default - no PagerDuty
   */
  readonly pagerduty?: {
    /**
     * Service region of the PagerDuty account.
     * @default 'us'
     */
    readonly site?: 'us' | 'eu';
    /**
     * Origin that replaces the one of the site, such as a proxy's.
     * @default - the site's
     */
    readonly endpoint?: string;
    /**
     * Whether PagerDuty is asked who acknowledged what is about to expire, with a read-only API key that lies in the secret as
     * `pagerduty-read`. What nobody acknowledged within an hour is told on every other path, once.
     * @default false
     */
    readonly readAcknowledgements?: boolean;
    /**
     * Origin of the REST API that replaces the one of the site, such as a proxy's.
     * @default - the site's
     */
    readonly apiEndpoint?: string;
  };
  /**
   * A receiver of your own: the machine body of each page and of each end by HTTPS POST, signed with the key that lies in the secret as
   * `webhook`.
   * @default - none
   */
  readonly webhook?: {
    /** Where it receives, a URL that begins with `https://`. */
    readonly url: string;
  };
}

/** What `chat` may name besides subscribers that need no code of ours. */
export interface Chats {
  /**
   * Slack, by an incoming webhook; its URL lies in the secret as `slack`.
   * @default - no Slack
   */
  readonly slack?: {
    /**
     * Origin that replaces the one of the webhook's URL, such as a proxy's.
     * @default - the URL's own
     */
    readonly endpoint?: string;
  };
  /**
   * A channel of Microsoft Teams, by a workflow that begins "When a Teams webhook request is received"; its URL lies in the secret as `teams`.
   * @default - no Teams
   */
  readonly teams?: {
    /**
     * Origin that replaces the one of the workflow's URL, such as a proxy's.
     * @default - the URL's own
     */
    readonly endpoint?: string;
  };
  /**
   * Channels that Amazon Q Developer in chat applications posts to; no function of ours is between.
   * @default - none
   */
  readonly amazonQ?: AmazonQChats;
}

const endpoint = values.origin.exactOptional();

/** Keys of `pages`. */
export const pagerSections = {
  pagerduty: section({
    site: z.literal(['us', 'eu'], { error: "'us' or 'eu'" }).exactOptional(),
    endpoint,
    readAcknowledgements: z.boolean({ error: 'true or false' }).exactOptional(),
    apiEndpoint: endpoint,
  }).exactOptional(),
  webhook: section({ url: values.url }).exactOptional(),
} as const satisfies Readonly<Record<keyof Pagers, z.ZodType>>;

/** Keys of `chat`. */
export const chatSections = {
  slack: section({ endpoint }).exactOptional(),
  teams: section({ endpoint }).exactOptional(),
  amazonQ: amazonQSection.exactOptional(),
} as const satisfies Readonly<Record<keyof Chats, z.ZodType>>;

/** By site: where events go, and who answers questions. */
const PAGERDUTY_ORIGINS = {
  us: { events: 'https://events.pagerduty.com', api: 'https://api.pagerduty.com' },
  eu: { events: 'https://events.eu.pagerduty.com', api: 'https://api.eu.pagerduty.com' },
} as const;

/** The media that a configuration names, as the functions are told of them. */
export const mediaOf = ({ pagerduty, webhook, slack, teams }: Pagers & Chats): Settings['media'] => ({
  ...(pagerduty && { pagerduty: pagerDutyAt(pagerduty) }),
  ...(webhook && { webhook: { url: webhook.url } }),
  ...(slack && { slack: reachedAt(slack.endpoint) }),
  ...(teams && { teams: reachedAt(teams.endpoint) }),
});

function pagerDutyAt(named: NonNullable<Pagers['pagerduty']>): NonNullable<Settings['media']['pagerduty']> {
  const { site = 'us', endpoint: events, readAcknowledgements = false, apiEndpoint } = named;
  const origins = PAGERDUTY_ORIGINS[site];
  return {
    ...reachedAt(events ?? origins.events),
    ...(readAcknowledgements && { api: new URL(apiEndpoint ?? origins.api).origin }),
  };
}

/** One spelling: without the slash at the end. */
const reachedAt = (url: string | undefined): NonNullable<Settings['media'][Medium]> =>
  url === undefined ? {} : { endpoint: new URL(url).origin };

/** Whether there is one among them. */
export const hasPager = (pages: Pagers): boolean => Object.keys(mediaOf(pages)).length > 0;
