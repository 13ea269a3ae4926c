import { type FakePagerDuty, startPagerDuty } from '../fakes/pagerduty';
import { type FakeSlack, startSlack } from '../fakes/slack';
import { type FakeSubscriber, startSubscriber } from '../fakes/subscriber';

/** All that the product may talk to outside AWS. */
export interface Receivers {
  readonly pagerDuty: FakePagerDuty;
  readonly slack: FakeSlack;
  /** An HTTPS subscriber of each topic. */
  readonly pages: FakeSubscriber;
  readonly chat: FakeSubscriber;
  readonly watchdog: FakeSubscriber;
}

/** Real HTTP servers, one for each. */
export async function startReceivers(): Promise<Receivers> {
  const [pagerDuty, slack, pages, chat, watchdog] = await Promise.all([
    startPagerDuty(),
    startSlack(),
    startSubscriber(),
    startSubscriber(),
    startSubscriber(),
  ]);
  return { pagerDuty, slack, pages, chat, watchdog };
}

/** Stops them all. A second call does nothing. */
export async function stopReceivers({ pagerDuty, slack, pages, chat, watchdog }: Receivers): Promise<void> {
  await Promise.all([pagerDuty, slack, pages, chat, watchdog].map(async (fake) => fake.stop()));
}
