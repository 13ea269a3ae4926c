import { parseAcceptance, type Settings } from '../../lambda/contract/settings';
import type { AcceptedFinding, AccountConfiguration } from './configuration';
import { digestOf } from './digest';
import { forwardersOf } from './forwarders';
import { mediaOf } from './media';
import { policyWith } from './policy';
import type { Place } from './read-configuration';
import { routingSettingsOf } from './routing';
import { minutesOf } from './values';

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
  forwardFrom: forwardersOf(configuration, homeRegion).map(({ region }) => region),
  scanEveryMinutes: minutesOf(configuration.scanEvery ?? '1h'),
  secretName: configuration.secretName ?? 'notafter',
  media: mediaOf({ ...configuration.pages, ...configuration.chat }),
  accepted: (configuration.accepted ?? []).map(acceptanceOf),
  policy: policyWith(configuration.policy),
  ...digestOf(configuration),
  ...routingSettingsOf(configuration),
  ...labelsOf(configuration),
});

const DAY_MS = 86_400_000;

/** Its form was checked; the brands are those of the contract. It ends with its day. */
const acceptanceOf = ({ until, subject, ...finding }: AcceptedFinding): Settings['accepted'][number] =>
  parseAcceptance({
    ...finding,
    subject: subject.startsWith('arn:') ? `certificate:${subject}` : subject,
    until: new Date(Date.parse(`${until}T00:00:00.000Z`) + DAY_MS).toISOString(),
  });

const labelsOf = ({ environment, owner, timeZone, runbooks }: AccountConfiguration) => ({
  ...(environment !== undefined && { environment }),
  ...(owner !== undefined && { owner }),
  ...(timeZone !== undefined && { timeZone }),
  // One spelling: without the slash at the end.
  ...(runbooks !== undefined && { runbooks: runbooks.replace(/\/$/, '') }),
});
