import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt:
    'the filter policies of those subscriptions of the topic `pages` that can wake somebody, and the attributes of the critical pages that they could tell apart',
  why: [
    'A filter that asks for an owner or an environment drops every page that has another one, or none. What everybody drops, nobody hears, and SNS tells nobody.',
    'Our own functions are asked directly by the announcer, whatever their subscription drops: a deployment with PagerDuty loses no page to a filter.',
  ],
  fails: () => [
    { severity: 'critical', when: 'there is a page that the filters of all of them drop' },
    { severity: 'warning', when: 'one of them lets no page through, while others hear' },
    { severity: 'info', when: 'one of them drops some pages, and others hear those: that is what filters are for' },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['subscriptions', 'filter-policy'],
  check: [
    {
      say: 'What a subscription filters; the page that it drops stands in the message:',
      run: [
        "aws sns get-subscription-attributes --subscription-arn ARN --query 'Attributes.[FilterPolicyScope,FilterPolicy]'",
      ],
    },
  ],
  fix: [
    {
      title: 'Let everything through, somewhere',
      steps: [
        {
          say: 'Take the filter away:',
          run: [
            "aws sns set-subscription-attributes --subscription-arn ARN --attribute-name FilterPolicy --attribute-value '{}'",
          ],
        },
        {
          say: 'Or let it stand, and name another target under `pages` in `notafter.config.ts`, which hears everything.',
        },
        {
          say: 'Who filters by environment or owner lets pages without any through by a second condition: `"environment": ["production", { "exists": false }]`.',
        },
      ],
    },
    proveTheWay,
  ],
};
