import { pagerDutyAcknowledgements } from '../notifiers/pagerduty/acknowledgements';
import { pagerDuty } from '../notifiers/pagerduty/pagerduty';
import { pagerHandler } from './sinks';

/** Makes PagerDuty agree with the ledger about an incident, or passes on what the ledger could not take; asks it who acknowledged. */
export const handler = pagerHandler('page', ({ media, secret, readSecret, ...parts }) => {
  const { api, ...settings } = media.pagerduty ?? {};
  return {
    ...pagerDuty({ ...settings, ...parts, routingKey: secret }),
    ...(api !== undefined && { whoAcknowledged: pagerDutyAcknowledgements({ api, token: readSecret }) }),
  };
});
