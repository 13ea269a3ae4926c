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
export const loadConfiguration = (file: string, place: Place): LoadedConfiguration =>
  completed(readConfiguration(file, place), place, nameOf(file));

/** The same for a scan from the command line, which wakes nobody and so needs neither a target nor a name. */
export function loadSettings(file: string, place: Place): Settings {
  const configuration = readConfiguration(file, place);
  return settingsOf(configuration, homeRegionOf(configuration, place, nameOf(file)), place);
}

/** The same for a configuration that is no file, as another CDK app has it. `name` begins each sentence of a refusal. */
export function completed(
  configuration: AccountConfiguration,
  place: Place,
  name = 'configuration',
): LoadedConfiguration {
  const homeRegion = homeRegionOf(configuration, place, name);
  const obstacles = obstaclesTo(configuration, homeRegion);
  if (obstacles.length > 0) throw new ConfigurationError(name, obstacles);
  return {
    settings: settingsOf(configuration, homeRegion, place),
    deployment: deploymentOf(configuration, homeRegion),
  };
}

function homeRegionOf({ homeRegion }: AccountConfiguration, { region }: Place, name: string): string {
  const known = homeRegion ?? region;
  if (known !== undefined) return known;
  throw new ConfigurationError(name, ["homeRegion is not known: write homeRegion: 'eu-west-1', or set AWS_REGION."]);
}
