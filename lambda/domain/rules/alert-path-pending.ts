import { type AlertPath, reachOf } from '../alert-path/alert-path';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import { atMost, inUtc } from '../wording';
import type { Rule, RuleContext } from './rule';

const SUBSCRIPTIONS_SHOWN = 10;

/** After so long one that nobody confirmed is taken for one that nobody wants. */
const AGES_OUT_MS = 7 * DAY_MS;

/**
 * Fails on a subscription that awaits its confirmation for too long, as counted from the first reading that saw it so, and on one that SNS has forgotten since.
 *
 * Critical where no other subscription of the topic reaches anybody: then the other topic is the only one to hear of it.
 */
export const alertPathPending: Rule<AlertPath> = {
  id: ruleId('alert-path-pending'),
  title: 'A subscription was never confirmed',
  meaning:
    'Somebody is to be told and is not: nothing is delivered before the subscription is confirmed, and SNS forgets it after two days.',
  remedy:
    'Open the link in the message that SNS sent. If it is gone, subscribe anew, `aws sns subscribe --topic-arn TOPIC --protocol PROTOCOL ' +
    '--notification-endpoint ADDRESS`, and confirm.',

  evaluate({ topic, subscriptions, lapsed = [] }, context) {
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const waiting = subscriptions.flatMap(({ protocol, pendingSince }) =>
      pendingSince === undefined ? [] : [{ protocol, since: pendingSince }],
    );
    const overdue = waiting.filter(
      ({ since }) => ageOf(since, context) >= context.policy.alertPath.pendingHours * HOUR_MS,
    );
    const fresh = lapsed.filter(({ since }) => ageOf(since, context) < AGES_OUT_MS);
    const found = [
      ...overdue.map(({ protocol, since }) => `${protocol} (not confirmed, first seen ${inUtc(since)})`),
      ...fresh.map(({ protocol, since }) => `${protocol} (not confirmed in time, first seen ${inUtc(since)})`),
    ];
    if (found.length === 0) return quiet(lapsed.length);

    const shown = atMost(SUBSCRIPTIONS_SHOWN, found);
    const isAlone = subscriptions.every((one) => reachOf(one) === 'nobody');
    const summary = `of the topic ${topic} somebody hears nothing: ${shown.join(', ')}`;
    return { kind: 'fail', severity: isAlone ? 'critical' : 'warning', summary, facts: { subscriptions: shown } };
  },
};

const ageOf = (since: Instant, { now }: RuleContext): number => millisecondsBetween(since, now);

/** One that lapsed and is history was not confirmed either. */
function quiet(lapsed: number): Verdict {
  if (lapsed === 0) return { kind: 'pass' };
  const summary = 'a subscription that nobody confirmed is gone';
  return { kind: 'fail', severity: 'info', summary, facts: { lapsed }, because: 'aged-out' };
}
