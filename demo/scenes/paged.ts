import { beforeEnd } from '../calendar';
import { expectCount, expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

/** Inside 30 days: a page that wakes nobody yet, once. */
export const paged: Scene = async ({ stage, travelTo, scan }) => {
  await travelTo(beforeEnd(29.5), 'Nobody acts');
  const first = await scan();
  const page = theOnly(first.pages, 'page');
  expectCount(first.posts, 1, 'posts in Slack');
  expectThat(page.urgency === 'low', `the page ought to be of low urgency, and is ${page.urgency}`);
  stage.page(page);
  stage.gap();
  const second = await scan();
  expectThat(second.pages.length + second.posts.length === 0, 'a scan that sees nothing new ought to tell nobody');
  stage.good('The next scan saw the same, and nobody was told twice.');
};
