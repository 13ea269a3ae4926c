import { type AlertPath, reachOf } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { counted } from '../wording';
import type { Rule } from './rule';

/**
 * Fails when pages reach mailboxes and nothing else: somebody believes to be told, and nobody is woken.
 *
 * Subscriptions that could not be listed are unknown; so is a secret that did not answer, where it alone decides.
 */
export const alertPathEmailOnly: Rule<AlertPath> = {
  id: ruleId('alert-path-email-only'),
  title: 'Pages go by e-mail only',
  meaning: 'Every page ends in a mailbox: it is found when somebody reads it, or filtered, or never.',
  remedy:
    'Put the routing key of PagerDuty into the secret, `npx notafter secret put pagerduty`, or name `sms` or `https` ' +
    'under `pages` in notafter.config.ts and deploy.',

  evaluate({ topic, subscriptions }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const reaches = subscriptions.map(reachOf).filter((reach) => reach !== 'nobody');
    const mailboxes = reaches.filter((reach) => reach === 'mail').length;
    if (mailboxes === 0) return { kind: 'not-applicable' };
    if (reaches.some((reach) => reach === 'machine' || reach === 'phone')) return { kind: 'pass' };
    if (reaches.includes('unknown')) return { kind: 'unknown', lacks: 'secret' };
    const summary = `pages go to ${counted(mailboxes, 'e-mail subscription')} and nowhere else`;
    return { kind: 'fail', severity: 'critical', summary, facts: { mailboxes } };
  },
};
