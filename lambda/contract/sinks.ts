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
  /** Whether it calls somebody else by itself when nobody answers. One that does is told once; without any, pages are repeated. */
  readonly escalates: boolean;
  /** Its key of the one secret. */
  readonly secret: SecretTraits;
}

/** What `notafter secret put` asks for. `expected` ends a sentence that begins with "must be". */
interface SecretTraits {
  readonly question: string;
  readonly pattern: RegExp;
  readonly expected: string;
  readonly remedy: string;
}

/** The sinks by name. */
export const SINKS = {
  page: {
    medium: 'pagerduty',
    title: 'PagerDuty',
    topic: 'pages',
    escalates: true,
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
    escalates: false,
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
    escalates: false,
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
    escalates: false,
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

/** Key of the secret with which PagerDuty is asked who acknowledged, apart from the one that it is told with. */
export const READ_KEY = 'pagerduty-read';

/** What `notafter secret put` sets: the key of each medium, and that one. */
export const SECRETS: Readonly<Record<Medium | typeof READ_KEY, SecretTraits>> = {
  pagerduty: SINKS.page.secret,
  [READ_KEY]: {
    question: 'Read-only API access key of PagerDuty (REST API v2)',
    pattern: /^[\w+-]{20,64}$/,
    expected: 'an API access key of 20 to 64 letters, digits and signs',
    remedy: 'make a read-only one under Integrations, API Access Keys',
  },
  webhook: SINKS.webhook.secret,
  slack: SINKS.chat.secret,
  teams: SINKS.teams.secret,
};

/** What the one secret holds keys for. */
export type SecretName = keyof typeof SECRETS;

/** Whether the secret may have a key that is called so. */
export const isSecretName = (name: string): name is SecretName => Object.hasOwn(SECRETS, name);

/** A key of the one secret: `slack`; that of a target, `slack.payments`. */
export type SecretKeyName = SecretName | `${Medium}.${string}`;

/** The key of a medium, or the one that a target has of it. */
export const secretKeyOf = (medium: Medium, target?: string): SecretKeyName =>
  target === undefined ? medium : `${medium}.${target}`;

/** Whether a sink is called so. */
export const isSinkName = (name: string): name is SinkName => SINK_NAMES.some((known) => known === name);

/** What people call the medium of a sink; of one that this version does not know, its name. */
export const sinkTitle = (name: string): string => (isSinkName(name) ? SINKS[name].title : name);
