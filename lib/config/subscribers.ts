/** Subscribers of a topic that need no code of ours. */
export interface Subscribers {
  /**
   * URLs that receive the message by HTTPS POST from SNS and confirm their subscription themselves.
   * Plain http is accepted for localhost only.
   * @default - nobody
   */
  readonly https?: readonly string[];
  /**
   * Addresses; each receives a mail with a link to confirm.
   * @default - nobody
   */
  readonly email?: readonly string[];
}

/** Subscribers that can be woken by telephone, too. */
export interface WakingSubscribers extends Subscribers {
  /**
   * Telephone numbers in E.164 form, such as `+15550100`.
   * @default - nobody
   */
  readonly sms?: readonly string[];
}

/** A subscription that SNS serves without any code of ours. */
export interface Endpoint {
  readonly protocol: 'https' | 'http' | 'sms' | 'email';
  readonly address: string;
  /** The targets whose messages it hears, where it does not hear all. `only`: no others; `allBut`: all others. */
  readonly hears?: { readonly only: NonEmptyNames } | { readonly allBut: NonEmptyNames };
}

/** Names of targets, one at least. */
export type NonEmptyNames = readonly [string, ...string[]];

const protocolOf = (url: string) => (url.startsWith('http:') ? 'http' : 'https');

/** Each once. */
export const endpointsOf = ({ https = [], sms = [], email = [] }: WakingSubscribers = {}): readonly Endpoint[] => [
  ...[...new Set(https)].map((address) => ({ protocol: protocolOf(address), address }) as const),
  ...[...new Set(sms)].map((address) => ({ protocol: 'sms', address }) as const),
  ...[...new Set(email)].map((address) => ({ protocol: 'email', address }) as const),
];

/** Somebody who can be woken: whoever reads e-mail only is asleep. */
export const wakes = ({ https = [], sms = [] }: WakingSubscribers): boolean => https.length + sms.length > 0;
