import { signedWebhook } from '../notifiers/signed-webhook/signed-webhook';
import { pagerHandler } from './sinks';
import { clock } from './wiring';

/** Makes a receiver of your own agree with the ledger about an incident, or passes on what the ledger could not take. */
export const handler = pagerHandler('webhook', ({ media, secret, ...parts }) =>
  signedWebhook({ ...parts, url: media.webhook?.url, signingKey: secret, clock }),
);
