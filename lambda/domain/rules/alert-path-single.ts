import { type AlertPath, inWords, reachOf } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { counted } from '../wording';
import type { Rule } from './rule';

/**
 * Fails when fewer subscriptions work than the policy wants, and one of them can wake somebody: when that one fails, nobody hears.
 *
 * Where none can wake anybody, another rule says so. Subscriptions that could not be listed are unknown; so is a secret that decides and did not answer.
 */
export const alertPathSingle: Rule<AlertPath> = {
  id: ruleId('alert-path-single'),
  title: 'Only one way to wake somebody',
  meaning:
    'All pages depend on a single subscription: an outage of what is behind it, or one wrong click, and nobody hears of them.',
  remedy:
    'Name a second medium under `pages` in notafter.config.ts, such as `sms`, and deploy; then prove both: `npx notafter drill`. ' +
    'Whoever wants one only sets `policy.alertPath.targets` to 1.',

  evaluate({ topic, subscriptions }, { policy }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const { targets } = policy.alertPath;
    const working = subscriptions.filter((one) => !['nobody', 'unknown'].includes(reachOf(one)));
    if (working.length >= targets) return { kind: 'pass' };
    if (subscriptions.some((one) => reachOf(one) === 'unknown')) return { kind: 'unknown', lacks: 'secret' };
    if (working.every((one) => reachOf(one) === 'mail')) return { kind: 'not-applicable' };

    const found = working.map(inWords);
    const summary = `${counted(working.length, 'subscription')} of the pages topic can be heard: ${found.join(', ')}`;
    return { kind: 'fail', severity: 'warning', summary, facts: { subscriptions: found } };
  },
};
