import { beforeEnd } from '../calendar';
import { expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

/** Inside 45 days: a warning, to the chat alone. */
export const approaching: Scene = async ({ stage, travelTo, scan }) => {
  await travelTo(beforeEnd(44.5), 'The end comes into sight');
  const { pages, posts } = await scan();
  expectThat(pages.length === 0, 'a warning ought to page nobody');
  stage.post(theOnly(posts, 'post in Slack'));
};
