import { beforeEnd } from '../calendar';
import { expectThat } from '../expectation';
import type { Scene } from '../world';

/** The certificate expires, and it does not matter any more. */
export const lastDay: Scene = async ({ stage, travelTo, scan }) => {
  await travelTo(beforeEnd(-0.1), 'The day of the outage');
  const { pages, posts } = await scan();
  expectThat(pages.length + posts.length === 0, 'a certificate that nothing serves ought to expire in silence');
  stage.good('The certificate has expired. Nothing serves it any more, so that nobody hears of it.');
};
