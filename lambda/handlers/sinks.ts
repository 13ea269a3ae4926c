import type { Handler } from 'aws-lambda';
import { chat, type ChatDependencies } from '../app/chat';
import { page, pageDegraded, type PageDependencies } from '../app/page';
import type { AskWhoAcknowledged } from '../app/ports';
import { type ChatWay, type PagerWay, routedChat, routedPager } from '../app/routed';
import { readSinkEvent, type SinkRequest } from '../contract/sink-event';
import { READ_KEY, type SinkName } from '../contract/sinks';
import { sinksInUse } from '../contract/sinks-in-use';
import { TIMING } from '../contract/timing';
import { sinkId } from '../domain/ids';
import { type Parts, partsOf, waysOf } from './ways';
import { identityOf, loggerOf, openLedger, readSettings } from './wiring';

/** The handler of a sink that makes a pager agree with the ledger about an incident, or passes on what the ledger could not take. `asking`: how it is asked who acknowledged. */
export function pagerHandler(
  name: SinkName,
  medium: (parts: Parts) => PagerWay,
  asking: (parts: Parts) => AskWhoAcknowledged | undefined = () => undefined,
): Handler<unknown, void> {
  const logger = loggerOf(name);
  const settings = readSettings();
  const whoAcknowledged = asking(partsOf(name, settings, logger)(READ_KEY));
  const dependencies: PageDependencies = {
    ledger: openLedger(),
    pager: routedPager(waysOf(name, settings, logger, medium)),
    ...(whoAcknowledged && { whoAcknowledged }),
    identity: identityOf(settings),
    sink: sinkId(name),
    sinks: sinksInUse(settings),
    claimSeconds: TIMING.sink.leaseSeconds,
  };
  return async (event, context) => {
    logger.addContext(context);
    for (const request of readSinkEvent(event)) logger.info('looked at', { ...(await paged(dependencies, request)) });
  };
}

async function paged(dependencies: PageDependencies, request: SinkRequest) {
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

/** The handler of a sink that posts a bulletin to a chat, once. */
export function chatHandler(name: SinkName, medium: (parts: Parts) => ChatWay): Handler<unknown, void> {
  const logger = loggerOf(name);
  const settings = readSettings();
  const dependencies: ChatDependencies = {
    ledger: openLedger(),
    chat: routedChat(waysOf(name, settings, logger, medium)),
    identity: identityOf(settings),
    sink: sinkId(name),
    leaseSeconds: TIMING.sink.leaseSeconds,
  };
  return async (event, context) => {
    logger.addContext(context);
    for (const request of readSinkEvent(event)) {
      const outcome = request.kind === 'bulletin' ? await chat(dependencies, request.key) : undefined;
      logger.info('looked at', { ...request, ...outcome });
    }
  };
}
