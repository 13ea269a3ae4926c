import type { Settings } from '../../lambda/contract/settings';
import type { Chats, Pagers } from './media';
import type { Probe } from './probes';
import type { ConfiguredRoute, Target } from './routing';
import type { Subscribers, WakingSubscribers } from './subscribers';

export type { Probe } from './probes';
export type { ConfiguredRoute, Target } from './routing';
export type { Subscribers, WakingSubscribers } from './subscribers';

/** Some keys of a value, and of what is in it. */
type Partially<Value> = Value extends number | string
  ? Value
  : { readonly [Key in keyof Value]?: Partially<Value[Key]> };

/** Thresholds that differ from the defaults; each limit keeps the keys that are not named. */
export type PolicyOverrides = Partially<Settings['policy']>;

/** Who is woken by a critical case. At least one of them must be able to wake somebody: not e-mail alone. */
export interface PagesTargets extends WakingSubscribers, Pagers {}

/** Who reads along. */
export interface ChatTargets extends Subscribers, Chats {}

/** A finding that somebody decided to live with, reviewed as code. */
export interface AcceptedFinding {
  /** Id of the rule, such as `weak-key`. */
  readonly rule: string;
  /** The ARN of a certificate, or what messages call it, such as `certificate:arn:aws:acm:…`. Of the way to people nothing can be accepted. */
  readonly subject: string;
  readonly reason: string;
  /** The last day on which it holds, in UTC, such as `2027-01-31`. */
  readonly until: string;
}

/** What may differ from account to account: in an entry of `accounts` each key replaces the one above it whole. */
export interface AccountConfiguration {
  /** What a sleepy human calls this account. */
  readonly accountName?: string;
  /**
   * Where the stack lives.
   * @default - the region of the deploying profile
   */
  readonly homeRegion?: string;
  /**
   * Which regions are read; with a list the others are skipped on purpose.
   * @default 'enabled'
   */
  readonly regions?: 'enabled' | readonly string[];
  /**
   * Regions whose events are forwarded to the home region, each by a small stack of its own. The one where AWS tells of IAM, CloudFront
   * and Route 53 is always among them. Other regions are read on the schedule alone.
   * @default - those of `regions`, if it is a list; otherwise only that one
   */
  readonly forwardFrom?: readonly string[];
  /**
   * How often everything is read, from `10m` to `6h`. The watchdog's alarm and blind spots follow it.
   * @default '1h'
   */
  readonly scanEvery?: string;
  /**
   * Environment that every message carries, also as an attribute for filters.
   * @default - none
   */
  readonly environment?: string;
  /**
   * Owner of every certificate of which no tag tells one.
   * @default - none
   */
  readonly owner?: string;
  /**
   * Name of the time zone, of IANA, in which messages tell moments beside UTC, such as `Europe/Paris`.
   * @default - UTC alone
   */
  readonly timeZone?: string;
  /**
   * When chat gets the digest of the week, on the clock of `timeZone`, else of UTC: what is open, what comes next. `false`: never.
   * @default - on Monday at 8, where `chat` has a target or a topic
   */
  readonly digest?: false | NonNullable<Settings['digest']>;
  /**
   * Name of the one secret in Secrets Manager, made by `notafter secret put`.
   * @default 'notafter'
   */
  readonly secretName?: string;
  /**
   * URL of the folder in which people on call read the pages of `docs/rules`, such as
   * `https://github.example.com/platform/notafter/blob/main/docs/rules`. Every message links to them.
   * @default - messages name the path in the repository
   */
  readonly runbooks?: string;
  /** Critical cases. */
  readonly pages?: PagesTargets;
  /**
   * Everything from warnings upwards.
   * @default - nobody reads along
   */
  readonly chat?: ChatTargets;
  /** Who hears that notafter itself is dead or stuck. Nothing of ours runs in between. */
  readonly watchdog?: WakingSubscribers;
  /**
   * ARNs of existing topics of the home region. Our subscriptions are added; their policies and other subscribers are left
   * alone. A topic proves no target: those are still named above.
   * @default - topics of our own
   */
  readonly topics?: { readonly pages?: string; readonly chat?: string; readonly watchdog?: string };
  /**
   * People who are told of some cases instead of those of `pages` and `chat`, by name: small letters, digits and dashes. Keys of their media lie in the
   * secret under such names as `pagerduty.payments`.
   * @default - everybody is told alike
   */
  readonly targets?: Readonly<Record<string, Target>>;
  /**
   * Which cases go to which target; the first route that matches decides. What none matches, or what is not known well enough, goes the default way.
   * @default - all go the default way
   */
  readonly routes?: readonly ConfiguredRoute[];
  /**
   * Networks with internal load balancers: in each a small function looks at what they serve while `notafter migrate` moves them.
   * @default - none: what is internal can be verified only by whoever runs the command inside of its network
   */
  readonly probe?: readonly Probe[];
  /**
   * ARN of a KMS key of the home region for the ledger, the snapshots, and our topics of pages and chat. Its policy must let
   * the roles of this account use it. The watchdog does without: whoever locks the key must not silence it.
   * @default - keys that AWS owns, which cost nothing
   */
  readonly encryptionKey?: string;
  /**
   * Findings to live with, each until its end, when it is told again. For weeks rather than years, and for what nobody can mend at
   * all; what is to be quiet for days only, `notafter silence add` silences.
   * @default - none
   */
  readonly accepted?: readonly AcceptedFinding[];
  /**
   * Thresholds of the rules.
   * @default - those of lambda/domain/policy.ts
   */
  readonly policy?: PolicyOverrides;
}

/** The content of `notafter.config.ts`. */
export interface Configuration extends AccountConfiguration {
  readonly accountName: string;
  readonly pages: PagesTargets;
  readonly watchdog: WakingSubscribers;
  /**
   * By account id of twelve digits.
   * @default - every account is configured alike
   */
  readonly accounts?: Readonly<Record<string, AccountConfiguration>>;
}

/** Gives an editor the types of a configuration. What it says is checked when it is loaded. */
export const defineConfig = (configuration: Configuration): Configuration => configuration;
