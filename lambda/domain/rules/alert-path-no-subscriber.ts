import { type AlertPath, inWords, reachOf, wakes } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { atMost } from '../wording';
import type { Rule } from './rule';

const SUBSCRIPTIONS_SHOWN = 10;

/**
 * Fails when no confirmed subscription of the topic `pages` can wake anybody: of our own sinks only with their key in the secret, e-mail never.
 *
 * Subscriptions that could not be listed are unknown; so is a secret that did not answer, where it alone decides. Other topics wake nobody.
 */
export const alertPathNoSubscriber: Rule<AlertPath> = {
  id: ruleId('alert-path-no-subscriber'),
  title: 'Nobody would be woken',
  meaning: 'Pages are published to a topic that has no working target: they reach nobody.',
  remedy:
    'Put the routing key of PagerDuty into the secret, `npx notafter secret put pagerduty`, or confirm another ' +
    'subscription. Then prove the whole way: `npx notafter drill`.',

  evaluate({ topic, subscriptions }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    if (subscriptions.some(wakes)) return { kind: 'pass' };
    if (subscriptions.some((one) => reachOf(one) === 'unknown')) return { kind: 'unknown', lacks: 'secret' };

    const found = subscriptions.map(inWords);
    const shown = atMost(SUBSCRIPTIONS_SHOWN, found);
    const summary = `no subscription of the pages topic can wake anybody: ${shown.join(', ') || 'there is none'}`;
    return { kind: 'fail', severity: 'critical', summary, facts: { subscriptions: shown } };
  },
};
