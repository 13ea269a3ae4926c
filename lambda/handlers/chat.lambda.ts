import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Handler } from 'aws-lambda';
import { chat, type ChatDependencies } from '../app/chat';
import { readSinkEvent } from '../contract/sink-event';
import { TIMING } from '../contract/timing';
import { sinkId } from '../domain/ids';
import { slack } from '../notifiers/slack/slack';
import { secretReader } from '../stores/secrets-manager';
import { clock, identityOf, loggerOf, openLedger, readSettings, textsOf } from './wiring';

const logger = loggerOf('chat');
const settings = readSettings();
const secrets = secretReader(new SecretsManagerClient({}), settings.secretName, clock);

const dependencies: ChatDependencies = {
  ledger: openLedger(),
  chat: slack({
    ...settings.media.slack,
    webhookUrl: (again) => secrets.read('slack', again),
    texts: textsOf(settings),
    note: (because) => logger.error('not accepted by Slack', { because }),
  }),
  identity: identityOf(settings),
  sink: sinkId('chat'),
  leaseSeconds: TIMING.sink.leaseSeconds,
};

/** Posts a bulletin to Slack, once. */
export const handler: Handler<unknown, void> = async (event, context) => {
  logger.addContext(context);
  for (const request of readSinkEvent(event)) {
    const outcome = request.kind === 'bulletin' ? await chat(dependencies, request.key) : undefined;
    logger.info('looked at', { ...request, ...outcome });
  }
};
