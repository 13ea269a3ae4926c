import type { AccountConfiguration, Configuration, LoadedConfiguration } from '../../lib/config';
import { deploymentOf } from '../../lib/config/deployment';
import { settingsOf } from '../../lib/config/settings';

/** The least that may be deployed, with a pager and a chat, and what the test says instead. */
export const aConfiguration = (overrides: Partial<Configuration> = {}): Configuration => ({
  accountName: 'payments-prod',
  pages: { pagerduty: {} },
  chat: { slack: {} },
  watchdog: { sms: ['+15550100'] },
  ...overrides,
});

/** The same as the stack gets it, in eu-west-1. */
export const aLoadedConfiguration = (overrides: AccountConfiguration = {}): LoadedConfiguration => {
  const configuration = { ...aConfiguration(), ...overrides };
  return { settings: settingsOf(configuration, 'eu-west-1', {}), deployment: deploymentOf(configuration) };
};
