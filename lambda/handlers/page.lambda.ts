import { pagerDutyAcknowledgements } from '../notifiers/pagerduty/acknowledgements';
import { pagerDuty } from '../notifiers/pagerduty/pagerduty';
import { pagerHandler } from './sinks';

/** Makes PagerDuty agree with the ledger about an incident, or passes on what the ledger could not take; asks it who acknowledged. */
export const handler = pagerHandler(
  'page',
  ({ media: { pagerduty = {} }, secret, ...parts }) => pagerDuty({ ...pagerduty, ...parts, routingKey: secret }),
  ({ media: { pagerduty: { api } = {} }, secret }) =>
    api === undefined ? undefined : pagerDutyAcknowledgements({ api, token: secret }),
);
