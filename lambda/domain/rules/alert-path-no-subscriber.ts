import { type AlertPath, inWords, reachOf, type SecretState, wakes } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { atMost } from '../wording';
import type { Rule } from './rule';

const SUBSCRIPTIONS_SHOWN = 10;

/**
 * Fails when no confirmed subscription of the topic `pages` can wake anybody: of our own sinks only with their key in the secret, e-mail never.
 *
 * The announcer asks our own sinks whatever is subscribed: where one is not known to lack its key, somebody may still be woken, and it is a warning.
 * Subscriptions that could not be listed are unknown; so is a secret that did not answer, where it alone decides. Other topics wake nobody.
 */
export const alertPathNoSubscriber: Rule<AlertPath> = {
  id: ruleId('alert-path-no-subscriber'),
  title: 'Nobody who can be woken is subscribed to pages',
  meaning:
    'Pages are published to a topic that has no working target. At most a pager that notafter asks by itself hears of them, and everybody ' +
    'else who was subscribed hears nothing.',
  remedy:
    'Put the routing key of PagerDuty into the secret, `npx notafter secret put pagerduty`, or confirm another ' +
    'subscription. Then prove the whole way: `npx notafter drill`.',

  evaluate({ topic, subscriptions, unsubscribed = [] }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    if (subscriptions.some(wakes)) return { kind: 'pass' };
    if (subscriptions.some((one) => reachOf(one) === 'unknown')) return { kind: 'unknown', lacks: 'secret' };

    const shown = atMost(SUBSCRIPTIONS_SHOWN, subscriptions.map(inWords));
    const nobody = `no subscription of the pages topic can wake anybody: ${shown.join(', ') || 'there is none'}`;
    const asked = unsubscribed.filter(({ secret }) => mayWork(secret));
    if (asked.length === 0)
      return { kind: 'fail', severity: 'critical', summary: nobody, facts: { subscriptions: shown } };
    const sinks = asked.map(({ sink, secret }) => `${sink} (its key: ${secret})`);
    const summary = `${nobody}; notafter itself still asks ${sinks.join(', ')}`;
    return { kind: 'fail', severity: 'warning', summary, facts: { subscriptions: shown, asked: sinks } };
  },
};

const mayWork = (secret: SecretState): boolean => secret === 'present' || secret === 'unreadable';
