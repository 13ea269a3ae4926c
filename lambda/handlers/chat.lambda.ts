import { slack } from '../notifiers/slack/slack';
import { chatHandler } from './sinks';

/** Posts a bulletin to Slack, once. */
export const handler = chatHandler('chat', ({ media, secret, ...parts }) =>
  slack({ ...media.slack, ...parts, webhookUrl: secret }),
);
