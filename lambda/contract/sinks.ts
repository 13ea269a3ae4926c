import type { Topic } from '../domain/ledger/listener';

/** The functions of ours that make one medium each agree with the ledger: of each its handler's file, its role, its place in the stack. */
export const SINK_NAMES = ['page', 'webhook', 'chat', 'teams'] as const;

/** One of them. */
export type SinkName = (typeof SINK_NAMES)[number];

/** What there is to know of a sink. Settings, roles, subscriptions and the command line follow from it. */
interface SinkTraits {
  /** What the configuration, the settings and the secret call its medium. */
  readonly medium: string;
  /** What people call its medium. */
  readonly title: string;
  /** Whose messages it hears. A sink of `pages` holds incidents, one of `chat` posts; what it may do to the ledger follows from it. */
  readonly topic: Topic;
  /** Its key of the one secret. `expected` ends a sentence that begins with "must be". */
  readonly secret: {
    readonly question: string;
    readonly pattern: RegExp;
    readonly expected: string;
    readonly remedy: string;
  };
}

/** The sinks by name. */
export const SINKS = {
  page: {
    medium: 'pagerduty',
    title: 'PagerDuty',
    topic: 'pages',
    secret: {
      question: 'Integration key of the PagerDuty service (Events API v2)',
      pattern: /^[0-9a-zA-Z]{32}$/,
      expected: 'an integration key of 32 letters and digits',
      remedy: "copy it from the service's Events API v2 integration",
    },
  },
  webhook: {
    medium: 'webhook',
    title: 'the webhook',
    topic: 'pages',
    secret: {
      question: 'Key with which messages to the webhook are signed',
      pattern: /^[\x21-\x7e]{32,256}$/,
      expected: 'a text of 32 to 256 letters, digits and signs',
      remedy: 'make one, `openssl rand -hex 32`, and give it to the receiver, too',
    },
  },
  chat: {
    medium: 'slack',
    title: 'Slack',
    topic: 'chat',
    secret: {
      question: 'URL of the Slack incoming webhook',
      // Plain http would show it to everybody on the way. Its path is the key itself.
      pattern: /^https:\/\/[^\s/@]+\/\S+$/,
      expected: 'the URL of an incoming webhook, such as https://hooks.slack.com/services/…',
      remedy: 'copy it from the app in Slack',
    },
  },
  teams: {
    medium: 'teams',
    title: 'Microsoft Teams',
    topic: 'chat',
    secret: {
      question: 'URL of the Workflows webhook of the Teams channel',
      pattern: /^https:\/\/[^\s/@]+\/\S+$/,
      expected: 'the URL of a workflow that begins "When a Teams webhook request is received"',
      remedy: 'copy it from the workflow in Teams',
    },
  },
} as const satisfies Readonly<Record<SinkName, SinkTraits>>;

/** A medium that a sink serves. */
export type Medium = (typeof SINKS)[SinkName]['medium'];

/** Where the one secret has the key of a medium: `slack`; that of a target, `slack.payments`. */
export type SecretKeyName = Medium | `${Medium}.${string}`;

/** The key of a medium, or the one that a target has of it. */
export const secretKeyOf = (medium: Medium, target?: string): SecretKeyName =>
  target === undefined ? medium : `${medium}.${target}`;

/** Whether a sink is called so. */
export const isSinkName = (name: string): name is SinkName => SINK_NAMES.some((known) => known === name);
