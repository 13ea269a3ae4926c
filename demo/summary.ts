import type { Installation } from '../test/end-to-end/installation';
import type { Estate } from './estate';
import type { Stage } from './presentation/stage';
import { factsOfScans } from './scan-facts';

/** What happened, counted where it arrived. */
export async function summarize(stage: Stage, { aws, pagerDuty, slack }: Installation, estate: Estate): Promise<void> {
  const scans = await factsOfScans(aws);
  const { notifications } = pagerDuty;
  const loud = notifications.filter(({ urgency }) => urgency === 'high').length;
  const open = pagerDuty.open().length;
  stage.title(
    'What happened',
    `${scans.length} scans watched ${estate.certificates} certificates and ${estate.loadBalancers.length + 1} load ` +
      `balancers, with ${scans.reduce((sum, { calls }) => sum + calls, 0)} calls of AWS. PagerDuty rang ` +
      `${notifications.length} times, ${loud === 1 ? 'once' : `${loud} times`} loudly, and ` +
      `${open === 0 ? 'nothing is open there any more' : `${open} incidents are open`}. ` +
      `Slack got ${slack.posts.length} posts.`,
  );
}
