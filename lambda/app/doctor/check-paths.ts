import { inWords, reachOf } from '../../domain/alert-path/alert-path';
import { isOpen } from '../../domain/ledger/steps';
import { isReadable } from '../../domain/ledger/stored';
import { RULE_BY_ID } from '../../domain/rules';
import { topicsThatHear } from '../../domain/alert-path/told-on';
import { atMost } from '../../domain/wording';
import type { Check } from './check';
import type { DoctorEvidence, TopicSight } from './evidence';

const SUBSCRIPTIONS_SHOWN = 10;

/** The ways to people: who is subscribed now, and what the last scan found of them. */
export const checkPaths = ({ topics, paths }: DoctorEvidence): readonly Check[] => [
  ...topics.map(checkTopic),
  ...[...paths].flatMap(([subject, entry]): readonly Check[] => {
    if (!isReadable(entry)) return [{ check: subject, status: 'unknown', says: 'its case cannot be read' }];
    return isOpen(entry.case)
      ? entry.case.state.findings.map(({ rule, severity, summary }) => ({
          check: rule,
          status: severity === 'critical' ? 'fail' : 'warn',
          says: `${summary} (told on ${topicsThatHear(severity).join(' and ')})`,
          ...todoOf(RULE_BY_ID.get(rule)),
        }))
      : [];
  }),
];

const todoOf = (rule: { readonly remedy: string } | undefined): Pick<Check, 'todo'> =>
  rule === undefined ? {} : { todo: rule.remedy };

/** The chat wakes nobody, and may be left empty. */
function checkTopic({ topic, subscriptions }: TopicSight): Check {
  const check = `topic ${topic}`;
  if (subscriptions === 'unreadable') {
    const todo = 'Use credentials that may call `sns:ListSubscriptionsByTopic`.';
    return { check, status: 'unknown', says: 'its subscriptions cannot be listed', todo };
  }
  const says = atMost(SUBSCRIPTIONS_SHOWN, subscriptions.map(inWords)).join(', ') || 'nobody is subscribed';
  if (subscriptions.some((one) => reachOf(one) !== 'nobody')) return { check, status: 'ok', says };
  const todo = `Name somebody under \`${topic}\` in notafter.config.ts, deploy, and confirm the subscription.`;
  return { check, status: topic === 'chat' ? 'warn' : 'fail', says, todo };
}
