import type { Settings } from '../../lambda/contract/settings';
import type { AccountConfiguration } from './configuration';
import { ConfigurationError } from './configuration-error';
import { type Deployment, deploymentOf } from './deployment';
import { obstaclesTo } from './obstacles';
import { nameOf, type Place, readConfiguration } from './read-configuration';
import { settingsOf } from './settings';

/** A configuration that may be deployed: somebody is woken. */
export interface LoadedConfiguration {
  /** For the functions, and for whoever judges as they do. */
  readonly settings: Settings;
  /** For the stack. */
  readonly deployment: Deployment;
}

/** Reads, checks and completes a configuration file for a deployment. Throws a {@link ConfigurationError} with everything that is wrong. */
export function loadConfiguration(file: string, place: Place): LoadedConfiguration {
  const configuration = readConfiguration(file, place);
  const homeRegion = homeRegionOf(file, configuration, place);
  const obstacles = obstaclesTo(configuration, homeRegion);
  if (obstacles.length > 0) throw new ConfigurationError(nameOf(file), obstacles);
  return { settings: settingsOf(configuration, homeRegion, place), deployment: deploymentOf(configuration) };
}

/** The same for a scan from the command line, which wakes nobody and so needs neither a target nor a name. */
export function loadSettings(file: string, place: Place): Settings {
  const configuration = readConfiguration(file, place);
  return settingsOf(configuration, homeRegionOf(file, configuration, place), place);
}

function homeRegionOf(file: string, configuration: AccountConfiguration, { region }: Place): string {
  const homeRegion = configuration.homeRegion ?? region;
  if (homeRegion !== undefined) return homeRegion;
  const problem = "homeRegion is not known: write homeRegion: 'eu-west-1', or set AWS_REGION.";
  throw new ConfigurationError(nameOf(file), [problem]);
}
