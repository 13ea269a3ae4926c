import { replaceDefault } from '../../test/estate/load-balancers';
import { beforeEnd } from '../calendar';
import { expectCount, theOnly } from '../expectation';
import type { Scene } from '../world';

/** The migration is finished by hand, as in 2021, and the incident resolves itself on evidence. Then the slip is mended. */
export const repaired: Scene = async ({ aws, estate, stage, travelTo, scan }) => {
  const { loadBalancers, successor, checkout } = estate;
  await travelTo(beforeEnd(4.5), 'The repair');
  await stage.step(`the certificate of ACM takes over on ${loadBalancers.length} load balancers`, async () =>
    Promise.all(loadBalancers.map(async ({ replace }) => replace(successor))),
  );
  const first = await scan();
  stage.closed(theOnly(first.closed, 'incident that is resolved'));
  // The end, and the digest of the week.
  expectCount(first.posts, 2, 'posts in Slack');
  stage.gap();
  await stage.step('checkout gets its own certificate back', async () =>
    replaceDefault(aws, checkout.listener, checkout.certificate),
  );
  const second = await scan();
  stage.closed(theOnly(second.closed, 'incident that is resolved'));
  expectCount(second.posts, 1, 'posts in Slack');
};
