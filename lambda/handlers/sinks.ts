import type { Logger } from '@aws-lambda-powertools/logger';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Handler } from 'aws-lambda';
import { chat, type ChatDependencies } from '../app/chat';
import { page, pageDegraded, type PageDependencies } from '../app/page';
import type { Chat, Pager } from '../app/ports';
import type { ReadSecret } from '../app/secret';
import type { Settings } from '../contract/settings';
import { readSinkEvent, type SinkRequest } from '../contract/sink-event';
import { READ_KEY, type SinkName, SINKS } from '../contract/sinks';
import { sinksInUse } from '../contract/sinks-in-use';
import { TIMING } from '../contract/timing';
import { sinkId } from '../domain/ids';
import type { RuleTexts } from '../domain/rendering/rule-texts';
import { secretReader } from '../stores/secrets-manager';
import { clock, identityOf, loggerOf, openLedger, readSettings, textsOf } from './wiring';

/** What a medium is made of. */
interface Parts {
  readonly media: Settings['media'];
  readonly secret: ReadSecret;
  /** Its key for reading, where it has one. */
  readonly readSecret: ReadSecret;
  readonly texts: RuleTexts;
  readonly note: (because: string) => void;
}

/** A pager, and how it is asked who acknowledged, if it can be asked. */
type AnsweringPager = Pager & Pick<PageDependencies, 'whoAcknowledged'>;

/** The handler of a sink that makes a pager agree with the ledger about an incident, or passes on what the ledger could not take. */
export function pagerHandler(name: SinkName, medium: (parts: Parts) => AnsweringPager): Handler<unknown, void> {
  const logger = loggerOf(name);
  const settings = readSettings();
  const { whoAcknowledged, ...pager } = medium(partsOf(name, settings, logger));
  const dependencies: PageDependencies = {
    ledger: openLedger(),
    pager,
    ...(whoAcknowledged && { whoAcknowledged }),
    identity: identityOf(settings),
    sink: sinkId(name),
    sinks: sinksInUse(settings.media),
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
export function chatHandler(name: SinkName, medium: (parts: Parts) => Chat): Handler<unknown, void> {
  const logger = loggerOf(name);
  const settings = readSettings();
  const dependencies: ChatDependencies = {
    ledger: openLedger(),
    chat: medium(partsOf(name, settings, logger)),
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

function partsOf(name: SinkName, settings: Settings, logger: Logger): Parts {
  const { medium, title } = SINKS[name];
  const secrets = secretReader(new SecretsManagerClient({}), settings.secretName, clock);
  return {
    media: settings.media,
    secret: (again) => secrets.read(medium, again),
    readSecret: (again) => secrets.read(READ_KEY, again),
    texts: textsOf(settings),
    note: (because) => {
      logger.error(`not accepted by ${title}`, { because });
    },
  };
}
