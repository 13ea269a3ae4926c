import { expectThat, theOnly } from '../expectation';
import type { Scene } from '../world';

/** After the deployment: the migration that everybody thought finished is a number in the chat, and nobody is woken. */
export const deployed: Scene = ({ stage, estate, arrived }) => {
  const { pages, posts } = arrived();
  expectThat(pages.length === 0, 'the first scan ought to page nobody');
  stage.post(theOnly(posts, 'post in Slack'));
  stage.gap();
  stage.say(
    `The ${estate.loadBalancers.length} load balancers serve a certificate in IAM, where nobody renews it. Its ` +
      'successor in ACM was made long ago; nothing uses it. Everybody thinks that this migration is finished.',
  );
  return Promise.resolve();
};
