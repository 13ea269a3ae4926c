import { beforeEnd } from '../calendar';
import { expectCount, expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

/** Seven days before the end: a new incident, loud, because a pager only logs what is added to an open one. */
export const louder: Scene = async ({ stage, travelTo, scan }) => {
  await travelTo(beforeEnd(6.5), 'Still nobody acts');
  const { pages, posts, closed } = await scan();
  const page = theOnly(pages, 'page');
  expectCount(posts, 1, 'posts in Slack');
  expectThat(page.urgency === 'high', `the page ought to be of high urgency, and is ${page.urgency}`);
  stage.page(page, ['When', 'Used by']);
  const earlier = theOnly(closed, 'incident that the new one takes the place of');
  expectThat(
    earlier.notification.dedupKey !== page.dedupKey,
    'the earlier incident ought to be closed, not the new one',
  );
  stage.closed(earlier);
};
