import { replaceDefault } from '../../test/estate/load-balancers';
import { beforeEnd } from '../calendar';
import { expectCount, expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

/** ACM stops renewing what nothing uses any more: believed when two readings agree, then paged. */
export const ineligible: Scene = async ({ aws, estate, stage, travelTo, scan }) => {
  const { listener, other } = estate.checkout;
  // Hours later: whatever a scan has walked is not walked again before six have passed.
  await travelTo(beforeEnd(6.4), 'A slip, far away from the fire');
  await stage.step('somebody gives the load balancer checkout another certificate', async () =>
    replaceDefault(aws, listener, other),
  );
  const first = await scan();
  expectThat(first.pages.length === 0, 'one reading alone ought to page nobody');
  // That it lost its last use is told at once.
  expectCount(first.posts, 1, 'posts in Slack');
  const { pages, posts } = await scan();
  expectCount(posts, 1, 'posts in Slack');
  stage.page(theOnly(pages, 'page'), ['Why', 'What to do']);
};
