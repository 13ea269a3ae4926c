import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Context, Handler } from 'aws-lambda';
import { announce, type AnnounceDependencies } from '../app/announce';
import { deployedSinks } from '../contract/environment';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, MINUTES_SINCE_GOOD_RUN } from '../contract/metrics';
import { routingOf } from '../contract/settings';
import { sinksInUse } from '../contract/sinks-in-use';
import { TIMING } from '../contract/timing';
import { plusMilliseconds } from '../domain/instant';
import { RING_LIMITS } from '../domain/ledger/ring-limits';
import { lambdaFunctions } from '../notifiers/functions/lambda-functions';
import { snsPublisher } from '../notifiers/sns/sns-publisher';
import { clock, identityOf, loggerOf, openLedger, readSettings, textsOf, variable } from './wiring';

/** What a pass begins late, it may not end: so much is left for giving back the lease. */
const RESERVE_MS = 10_000;

const logger = loggerOf('announce');
const settings = readSettings();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: METRIC_DIMENSIONS.service });
const names = {
  scan: variable('scanFunction'),
  ...Object.fromEntries(deployedSinks(variable('sinkFunctions')).map(({ id, functionArn }) => [id, functionArn])),
};
const topics = { pages: variable('pagesTopic'), chat: variable('chatTopic') };

const lasting: Omit<AnnounceDependencies, 'deadline'> = {
  ledger: openLedger(),
  publisher: snsPublisher(new SNSClient({}), {
    topics,
    texts: textsOf(settings),
    note: (because) => logger.error('not published', { because }),
  }),
  functions: lambdaFunctions(new LambdaClient({}), names, (name, cause) =>
    logger.error('not invoked', { name, cause }),
  ),
  identity: identityOf(settings),
  sinks: sinksInUse(settings),
  version: variable('deployedVersion'),
  leaseSeconds: TIMING.announce.leaseSeconds,
  scanLeaseSeconds: TIMING.scan.leaseSeconds,
  limits: RING_LIMITS,
  routing: routingOf(settings),
};

/** One pass of the announcer; its metric is the watchdog's only food. */
export const handler: Handler<unknown, void> = async (_event, context: Context) => {
  logger.addContext(context);
  const deadline = plusMilliseconds(clock.now(), context.getRemainingTimeInMillis() - RESERVE_MS);
  const announced = await announce({ ...lasting, deadline });
  logger.info('pass done', { ...announced });
  if (announced.kind === 'busy') return;
  metrics.addMetric(MINUTES_SINCE_GOOD_RUN, MetricUnit.NoUnit, announced.minutesSinceGoodRun);
  metrics.publishStoredMetrics();
};
