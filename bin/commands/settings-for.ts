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
  | 'routes'
>;

/** Says something on the way to the result. */
export type Warn = (sentence: string) => void;

/** Whether there is a file to read: the one that the user names, or notafter.config.ts. */
export const isConfigured = (named: string | undefined): boolean =>
  named !== undefined || existsSync(CONFIGURATION_FILE);

/** Refuses the name of a file that is not there, before anybody is asked who we are. */
export function refuseWithoutFile(named: string | undefined): void {
  if (named !== undefined && !existsSync(named))
    throw new Refusal(`${named}: there is no such file: write it, or name another with \`--config PATH\``);
}

/**
 * The settings of what is deployed: of the file that the user names, or of notafter.config.ts; without one the defaults.
 *
 * Refuses a file that cannot be used: to act elsewhere than where the stack lies would do harm in silence.
 */
export function deployedSettings(named: string | undefined, place: Place): CommandSettings {
  const { region } = place;
  if (!isConfigured(named) && region !== undefined) return defaultsIn(region);
  try {
    return loadSettings(named ?? CONFIGURATION_FILE, place);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new Refusal(error.message);
  }
}

/**
 * The settings for a look: of the file that the user names; else of notafter.config.ts as far as it can be read, else the defaults.
 *
 * Only a file that was asked for is a reason to refuse: a first scan works without any.
 */
export function settingsFor(named: string | undefined, place: Required<Place>, warn: Warn): CommandSettings {
  try {
    return deployedSettings(named, place);
  } catch (error) {
    if (named !== undefined || !(error instanceof Refusal)) throw error;
    warn(`${error.message} (the defaults hold)`);
    return defaultsIn(place.region);
  }
}

const defaultsIn = (homeRegion: string): CommandSettings => ({
  policy: DEFAULT_SETTINGS_POLICY,
  scanEveryMinutes: 60,
  regions: 'enabled',
  forwardFrom: [],
  accepted: [],
  secretName: 'notafter',
  homeRegion,
});
