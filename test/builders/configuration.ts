import { SINK_NAMES, SINKS } from '../../lambda/contract/sinks';
import type { AccountConfiguration, Configuration, LoadedConfiguration } from '../../lib/config';
import { deploymentOf } from '../../lib/config/deployment';
import { settingsOf } from '../../lib/config/settings';

/** Each medium of a topic, as little as may be said of it. */
const mediaOf = (topic: 'pages' | 'chat'): object =>
  Object.fromEntries(SINK_NAMES.flatMap((name) => (SINKS[name].topic === topic ? [[SINKS[name].medium, {}]] : [])));

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
