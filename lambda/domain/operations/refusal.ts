import type { Direction } from '../direction';
import { DAY_MS, type Instant, millisecondsBetween, plusMilliseconds } from '../instant';
import type { AccountId } from '../ids';
import type { OperationPlan } from './operation-plan';

/** Why a plan is not carried out now, as the end of a sentence that begins with the plan. */
export const REFUSALS = {
  blocked: 'has blockers: plan again once they are gone',
  'other-account': 'is for another account than that of these credentials',
  'too-early': 'waits out its quarantine: look on the day that the plan names, or later',
  'too-old': 'is too old: plan again',
  'from-the-future': 'was made later than it is now by the clock of this machine',
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
export function refusalOf(plan: OperationPlan, { now, account, direction }: Asked): Refused | undefined {
  if (plan.account !== account) return 'other-account';
  if (direction === 'back') return undefined;
  if (plan.blockers.length > 0) return 'blocked';
  if (now < plan.madeAt) return 'from-the-future';
  return outside(plan, now);
}

function outside({ operation, madeAt }: OperationPlan, now: Instant): Refused | undefined {
  const age = millisecondsBetween(madeAt, now);
  const { fromDays, untilDays } = operation === 'retire-certificate' ? QUARANTINE : AT_ONCE;
  if (age < fromDays * DAY_MS) return 'too-early';
  return age > untilDays * DAY_MS ? 'too-old' : undefined;
}

/** Within a day the account is still as the plan saw it. */
const AT_ONCE = { fromDays: 0, untilDays: 1 };
/** Between the first whole reading that shows no use, and the second: what comes back now and then shall have had the time to. */
const QUARANTINE = { fromDays: 14, untilDays: 44 };

/** From when on a plan that was made then may be carried out. */
export const quarantineEnd = (madeAt: Instant): Instant => plusMilliseconds(madeAt, QUARANTINE.fromDays * DAY_MS);
