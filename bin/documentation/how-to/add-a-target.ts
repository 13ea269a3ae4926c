import type { HowTo, Step } from '../runbook';

/** What a topic has. */
export const listSubscriptions: Step = {
  say: 'What the topic has; `PendingConfirmation` reaches nobody:',
  run: [
    "aws sns list-subscriptions-by-topic --topic-arn PAGES-TOPIC --query 'Subscriptions[].[Protocol,SubscriptionArn]'",
  ],
};

/** A pager, or somebody else who can be woken. */
export const addTarget: HowTo = {
  title: 'Add somebody who can be woken',
  steps: [
    {
      say: 'A pager: name `pagerduty` under `pages` in `notafter.config.ts`, deploy, and put its integration key into the secret; it is asked for, and not shown:',
      run: ['npx notafter secret put pagerduty'],
    },
    {
      say: 'Or anything else: name it under `pages` in `notafter.config.ts` (`https`, `sms`) and deploy; or subscribe it by hand, and confirm it:',
      run: ['aws sns subscribe --topic-arn PAGES-TOPIC --protocol sms --notification-endpoint NUMBER'],
    },
  ],
};
