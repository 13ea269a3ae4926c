import { existsSync } from 'node:fs';
import { DEFAULT_SETTINGS_POLICY, type Settings } from '../../lambda/contract/settings';
import { CONFIGURATION_FILE, ConfigurationError, loadSettings, type Place } from '../../lib/config';
import { Refusal } from '../refusal';

/** The part of the settings that a command needs. */
export type CommandSettings = Pick<
  Settings,
  | 'policy'
  | 'scanEveryMinutes'
  | 'regions'
  | 'forwardFrom'
  | 'secretName'
  | 'homeRegion'
  | 'runbooks'
  | 'accepted'
  | 'targets'
>;

/** Says something on the way to the result. */
export type Warn = (sentence: string) => void;

/**
 * The settings of the file that the user names; else those of notafter.config.ts as far as it can be read, else the defaults.
 *
 * Only a file that was asked for is a reason to refuse: a first scan works without any.
 */
export function settingsFor(named: string | undefined, place: Required<Place>, warn: Warn): CommandSettings {
  const defaults: CommandSettings = {
    policy: DEFAULT_SETTINGS_POLICY,
    scanEveryMinutes: 60,
    regions: 'enabled',
    forwardFrom: [],
    accepted: [],
    secretName: 'notafter',
    homeRegion: place.region,
  };
  if (named === undefined && !existsSync(CONFIGURATION_FILE)) return defaults;
  try {
    return loadSettings(named ?? CONFIGURATION_FILE, place);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    if (named !== undefined) throw new Refusal(error.message);
    warn(`${error.message} (the defaults hold)`);
    return defaults;
  }
}
