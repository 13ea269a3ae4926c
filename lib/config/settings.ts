import type { Settings } from '../../lambda/contract/settings';
import type { AccountConfiguration } from './configuration';
import { policyWith } from './policy';
import type { Place } from './read-configuration';
import { minutesOf } from './values';

const PAGERDUTY_ORIGINS = { us: 'https://events.pagerduty.com', eu: 'https://events.eu.pagerduty.com' } as const;

/** The settings with which the functions, or a scan of the command line, run. `homeRegion` as decided by the caller. */
export const settingsOf = (
  configuration: AccountConfiguration,
  homeRegion: string,
  { account = '' }: Place,
): Settings => ({
  schemaVersion: 1,
  accountName: configuration.accountName ?? account,
  homeRegion,
  regions:
    configuration.regions === undefined || configuration.regions === 'enabled' ? 'enabled' : [...configuration.regions],
  scanEveryMinutes: minutesOf(configuration.scanEvery ?? '1h'),
  secretName: configuration.secretName ?? 'notafter',
  policy: policyWith(configuration.policy),
  ...labelsOf(configuration),
  ...mediaOf(configuration),
});

const labelsOf = ({ environment, owner }: AccountConfiguration) => ({
  ...(environment !== undefined && { environment }),
  ...(owner !== undefined && { owner }),
});

function mediaOf({ pages, chat }: AccountConfiguration): Pick<Settings, 'pagerduty' | 'slack'> {
  const { pagerduty } = pages ?? {};
  const { slack } = chat ?? {};
  return {
    ...(pagerduty && {
      pagerduty: { endpoint: originOf(pagerduty.endpoint ?? PAGERDUTY_ORIGINS[pagerduty.site ?? 'us']) },
    }),
    ...(slack && { slack: slack.endpoint === undefined ? {} : { endpoint: originOf(slack.endpoint) } }),
  };
}

/** One spelling: without the slash at the end. */
const originOf = (url: string): string => new URL(url).origin;
