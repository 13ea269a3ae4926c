import type { Instant } from '../instant';

/**
 * Something that somebody did in the account, as CloudTrail tells it: a hint of where to look, and who to ask.
 *
 * Names come from outside: every renderer neutralises them.
 */
export interface AccountChange {
  /** CloudTrail's `eventID`: the same change told twice is one. */
  readonly id: string;
  /** When it was done, which is minutes before anybody is told. */
  readonly at: Instant;
  /** Who did it, as short as it can be told: `alice`, `role deployer (alice@example.com)`, `cloudformation.amazonaws.com`. */
  readonly by: string;
  /** As IAM spells it: `iam:UploadServerCertificate`. */
  readonly action: string;
  /** ARNs, ids or names of the certificates that it names, in the words of the event. */
  readonly certificates: readonly string[];
  /** ARNs or names of what it was done to: listeners, load balancers, distributions, names of DNS records. */
  readonly resources: readonly string[];
}
