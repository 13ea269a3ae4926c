import type { Installation } from '../test/end-to-end/installation';
import type { Estate } from './estate';
import type { Stage } from './presentation/stage';

/** Who deploys and who sets up: their calls are not those of the product. */
const NOT_OURS = /^user$|^cdk-|Bucket|CustomResource/;

/** What happened, counted where it arrived. */
export async function summarize(stage: Stage, { aws, pagerDuty, slack }: Installation, estate: Estate): Promise<void> {
  const ours = (await aws.calls()).filter(({ principal }) => !NOT_OURS.test(principal));
  const calls = ours.reduce((sum, { count }) => sum + count, 0);
  const scans = (await aws.invocations('scan')).length;
  stage.title(
    'What happened',
    `${scans} scans of ${estate.certificates} certificates. PagerDuty rang ${pagerDuty.notifications.length} times and ` +
      `holds ${pagerDuty.open().length} open incidents; Slack got ${slack.posts.length} posts. The functions made ` +
      `${calls} calls of AWS.`,
  );
}
