import { replaceDefault } from '../../test/estate/load-balancers';
import { shownTexts, type SlackPost } from '../../test/fakes/slack';
import { beforeEnd } from '../calendar';
import { expectCount, expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

const PLAN = 'plan.json';

/** The slip is mended, the migration finished by the command that the messages named, and both incidents resolve themselves on evidence. */
export const repaired: Scene = async ({ aws, estate, stage, travelTo, notafter, scan }) => {
  const { legacy, loadBalancers, checkout } = estate;
  await travelTo(beforeEnd(4.5), 'The repair');
  await stage.step('checkout gets its own certificate back', async () =>
    replaceDefault(aws, checkout.listener, checkout.certificate),
  );
  // Below each wave stand its listeners, set in.
  await notafter(['migrate', 'plan', '--from', legacy, '--out', PLAN], {
    result: (lines) => lines.filter((line) => !line.startsWith(' ')),
  });
  const done = await notafter(['migrate', 'apply', PLAN, '--emergency', '--bake', '1s', '--yes'], {
    aloud: true,
    result: (lines) => lines.slice(-1),
  });
  const all = loadBalancers.length;
  expectThat(done.at(-1) === `${all} of ${all} listeners verified`, `all ${all} listeners ought to be verified`);
  stage.gap();
  const { pages, posts, closed } = await scan();
  expectThat(pages.length === 0, 'a repair ought to page nobody');
  expectCount(closed, 2, 'incidents that are resolved');
  for (const incident of closed) stage.closed(incident);
  // Both ends in one, and the digest of the week.
  expectCount(posts, 2, 'posts in Slack');
  const tellsOfEnds = (post: SlackPost): boolean => shownTexts(post).some((text) => text.includes('ENDED'));
  stage.post(theOnly(posts.filter(tellsOfEnds), 'post that tells of what has ended'));
};
