import { pagerDuty } from '../notifiers/pagerduty/pagerduty';
import { pagerHandler } from './sinks';

/** Makes PagerDuty agree with the ledger about an incident, or passes on what the ledger could not take. */
export const handler = pagerHandler('page', ({ media, secret, ...parts }) =>
  pagerDuty({ ...media.pagerduty, ...parts, routingKey: secret }),
);
