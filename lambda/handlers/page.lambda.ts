import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Handler } from 'aws-lambda';
import { page, pageDegraded, type PageDependencies } from '../app/page';
import { readSinkEvent, type SinkRequest } from '../contract/sink-event';
import { TIMING } from '../contract/timing';
import { sinkId } from '../domain/ids';
import { pagerDuty } from '../notifiers/pagerduty/pagerduty';
import { secretReader } from '../stores/secrets-manager';
import { clock, identityOf, loggerOf, openLedger, readSettings, textsOf } from './wiring';

const logger = loggerOf('page');
const settings = readSettings();
const secrets = secretReader(new SecretsManagerClient({}), settings.secretName, clock);

const dependencies: PageDependencies = {
  ledger: openLedger(),
  pager: pagerDuty({
    ...settings.media.pagerduty,
    routingKey: (again) => secrets.read('pagerduty', again),
    texts: textsOf(settings),
    note: (because) => logger.error('not accepted by PagerDuty', { because }),
  }),
  identity: identityOf(settings),
  sink: sinkId('page'),
  claimSeconds: TIMING.sink.leaseSeconds,
};

/** Makes PagerDuty agree with the ledger about an incident, or passes on what the ledger could not take. */
export const handler: Handler<unknown, void> = async (event, context) => {
  logger.addContext(context);
  for (const request of readSinkEvent(event)) logger.info('looked at', { ...(await lookAt(request)) });
};

async function lookAt(request: SinkRequest) {
  switch (request.kind) {
    case 'incident':
      return { key: request.key, ...(await page(dependencies, request.key)) };
    case 'degraded':
      return { degraded: await pageDegraded(dependencies, request.message) };
    case 'bulletin':
    case 'foreign':
      return request;
  }
}
