import type { AlertPath } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import type { Rule } from './rule';

/**
 * Fails on a pager that is to be asked who acknowledged, and would not say: the key for that is not there, or the pager refuses it.
 *
 * Never more than a warning: pages arrive all the same. Unknown where the secret or the pager did not answer.
 */
export const alertPathAcknowledgementsUnread: Rule<AlertPath> = {
  id: ruleId('alert-path-acknowledgements-unread'),
  title: 'The pager does not say who acknowledged',
  meaning:
    'Pages arrive, but the key with which the pager is asked who acknowledged is not there or is refused: what nobody acknowledges is told on no other path.',
  remedy:
    'Put a read-only API access key that works into the secret, `npx notafter secret put pagerduty-read`, or take `readAcknowledgements` out of notafter.config.ts and deploy.',

  evaluate({ topic, subscriptions }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const asked = subscriptions.flatMap(({ sink, answers }) =>
      sink === undefined || answers === undefined ? [] : [{ sink, answers }],
    );
    if (asked.length === 0) return { kind: 'not-applicable' };
    const found = asked
      .filter(({ answers }) => answers !== 'present' && answers !== 'unreadable')
      .map(({ sink, answers }) => `${sink} (its key to read: ${answers})`);
    if (found.length > 0) {
      const summary = `who acknowledged in the pager cannot be read: ${found.join(', ')}`;
      return { kind: 'fail', severity: 'warning', summary, facts: { sinks: found } };
    }
    return asked.some(({ answers }) => answers === 'unreadable')
      ? { kind: 'unknown', lacks: 'acknowledgements' }
      : { kind: 'pass' };
  },
};
