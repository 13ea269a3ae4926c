import type { AlertPath, Subscription } from '../alert-path';
import { ruleId } from '../ids';
import { atMost } from '../wording';
import type { Rule } from './rule';

const SUBSCRIPTIONS_SHOWN = 10;

/** What reaches a machine or a phone. Not e-mail, which nobody reads at night, nor firehose, which nobody reads at all. */
const WAKING: ReadonlySet<string> = new Set(['https', 'http', 'sms', 'lambda', 'sqs', 'application']);

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
    const answers = new Set(subscriptions.map(wakes));
    if (answers.has('yes')) return { kind: 'pass' };
    if (answers.has('unknown')) return { kind: 'unknown', lacks: 'secret' };

    const found = subscriptions.map(inWords);
    const shown = atMost(SUBSCRIPTIONS_SHOWN, found);
    const summary = `no subscription of the pages topic can wake anybody: ${shown.join(', ') || 'there is none'}`;
    return { kind: 'fail', severity: 'critical', summary, facts: { subscriptions: shown } };
  },
};

function wakes({ protocol, confirmed, secret }: Subscription): 'yes' | 'no' | 'unknown' {
  if (!confirmed) return 'no';
  if (secret === undefined) return WAKING.has(protocol) ? 'yes' : 'no';
  if (secret === 'unreadable') return 'unknown';
  return secret === 'present' ? 'yes' : 'no';
}

function inWords({ protocol, confirmed, secret }: Subscription): string {
  if (!confirmed) return `${protocol} (not confirmed)`;
  return secret === undefined ? `${protocol} (wakes nobody)` : `${protocol} (ours, its key: ${secret})`;
}
