import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt:
    'the sinks of `pages` that the announcer knew, a pager or a webhook, and that are not deployed any more, and those of targets',
  why: [
    'A pager holds incidents, and only what opened them closes them. After its sink is gone nobody does: they stay open for as long as nobody closes them by hand, or escalate.',
    'A target, or its pager, that is taken away hears nothing new either. Ends still go to its PagerDuty while its key lies in the secret; a webhook is reached by its URL, which went with the configuration.',
    'A medium that disappears from `notafter.config.ts` by mistake, in a merge or with the entry of an account that replaces it, deploys without a complaint as long as another one is left that can wake somebody.',
  ],
  fails: () => [
    { severity: 'warning', when: 'one of them was taken away in the last seven days' },
    { severity: 'info', when: 'it was taken away before; after eight days nobody knows of it any more' },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['deliveries'],
  check: [{ say: 'What was taken away, and how much it held:', run: ['npx notafter doctor'] }],
  fix: [
    {
      title: 'Close what is open there',
      steps: [
        {
          say: 'In PagerDuty: the open incidents of the service whose keys begin with `notafter:1:` and the number of this account. Resolve them; what still holds is told by the other ways.',
        },
      ],
    },
    {
      title: 'Bring it back',
      steps: [
        {
          say: 'Name it under `pages` in `notafter.config.ts` again, and deploy: it holds on to what still rings, is told of what rang meanwhile by one summary, and of everything from then on. What ended meanwhile stays yours to close.',
          run: ['npx cdk deploy --all'],
        },
      ],
    },
    proveTheWay,
  ],
};
