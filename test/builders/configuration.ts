import { type Medium, SINK_NAMES, SINKS } from '../../lambda/contract/sinks';
import type { AccountConfiguration, Configuration, LoadedConfiguration } from '../../lib/config';
import { deploymentOf } from '../../lib/config/deployment';
import { settingsOf } from '../../lib/config/settings';

/** As little as may be said of a medium. */
export const theLeastOf = (medium: Medium): object =>
  medium === 'webhook' ? { url: 'https://alerts.example.com/notafter' } : {};

/** Each medium of a topic. */
const mediaOf = (topic: 'pages' | 'chat'): object =>
  Object.fromEntries(
    SINK_NAMES.map((name) => SINKS[name]).flatMap((sink) =>
      sink.topic === topic ? [[sink.medium, theLeastOf(sink.medium)]] : [],
    ),
  );

/** The least that may be deployed with every sink, and what the test says instead. */
export const aConfiguration = (overrides: Partial<Configuration> = {}): Configuration => ({
  accountName: 'payments-prod',
  pages: mediaOf('pages'),
  chat: mediaOf('chat'),
  watchdog: { sms: ['+15550100'] },
  ...overrides,
});

/** The same as the stack gets it, in eu-west-1. */
export const aLoadedConfiguration = (overrides: AccountConfiguration = {}): LoadedConfiguration => {
  const configuration = { ...aConfiguration(), ...overrides };
  return { settings: settingsOf(configuration, 'eu-west-1', {}), deployment: deploymentOf(configuration, 'eu-west-1') };
};
