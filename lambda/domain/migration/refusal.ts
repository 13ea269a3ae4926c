import type { Direction } from '../direction';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { AccountId } from '../ids';
import type { Plan } from './plan';
import { mayGoBack } from './way-back';

/** Why a plan is not carried out now, as the end of a sentence that begins with the plan. */
export const REFUSALS = {
  blocked: 'has blockers: plan again once they are gone',
  'other-account': 'is for another account than that of these credentials',
  'too-old': 'is older than a day: plan again',
  'from-the-future': 'was made later than it is now by the clock of this machine',
  'new-one-ended': 'would put a certificate in place that has expired: plan again with another one',
  'no-way-back': 'cannot be rolled back: the old certificate has expired, is revoked, or its end is not known',
} as const;

/** One of them. */
export type Refused = keyof typeof REFUSALS;

/** When, by whose credentials, and where to. */
export interface Asked {
  readonly now: Instant;
  readonly account: AccountId;
  readonly direction: Direction;
}

/** The first reason not to begin. The way back stays open however old the plan is. */
export function refusalOf(plan: Plan, { now, account, direction }: Asked): Refused | undefined {
  if (plan.account !== account) return 'other-account';
  if (direction === 'back') return mayGoBack(plan.from, now) ? undefined : 'no-way-back';
  return plan.blockers.length > 0 ? 'blocked' : outdated(plan, now);
}

function outdated({ madeAt, to: { notAfter } }: Plan, now: Instant): Refused | undefined {
  if (millisecondsBetween(madeAt, now) > DAY_MS) return 'too-old';
  if (now < madeAt) return 'from-the-future';
  // A plan without an end of the new certificate has a blocker.
  return notAfter !== undefined && notAfter <= now ? 'new-one-ended' : undefined;
}
