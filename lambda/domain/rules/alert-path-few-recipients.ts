import { type AlertPath, reachOf } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { counted } from '../wording';
import type { Rule } from './rule';

/**
 * Fails when pages go to people directly, and to few of them: nobody escalates to the next.
 *
 * A machine, such as a pager, looks for somebody who answers: whom it knows is not seen here. Each phone and each mailbox counts for one. Subscriptions that
 * could not be listed are unknown; so is a secret that did not answer.
 */
export const alertPathFewRecipients: Rule<AlertPath> = {
  id: ruleId('alert-path-few-recipients'),
  title: 'Few people would hear of a page',
  meaning:
    'Without a pager nobody escalates: when these few people sleep, travel or have left, a page is heard by none.',
  remedy:
    'Use a pager, `npx notafter secret put pagerduty`, or name more people under `pages` in notafter.config.ts: `sms`, and `email` besides.',

  evaluate({ topic, subscriptions }, { policy }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const reaches = subscriptions.map(reachOf);
    if (reaches.includes('machine')) return { kind: 'not-applicable' };
    const phones = reaches.filter((reach) => reach === 'phone').length;
    const mailboxes = reaches.filter((reach) => reach === 'mail').length;
    const recipients = phones + mailboxes;
    if (recipients >= policy.alertPath.recipients) return { kind: 'pass' };
    if (reaches.includes('unknown')) return { kind: 'unknown', lacks: 'secret' };
    if (recipients === 0) return { kind: 'not-applicable' };
    const summary = `${counted(recipients, 'recipient')} would hear of a page: ${counted(phones, 'phone')}, ${mailboxes} by e-mail`;
    return { kind: 'fail', severity: 'warning', summary, facts: { phones, mailboxes } };
  },
};
