export * from './configuration';
export { ConfigurationError } from './configuration-error';
export { type Deployment, type TopicName, TOPICS } from './deployment';
export { type Forwarder } from './forwarders';
export type { RegionProbes } from './probes';
export { completed, type LoadedConfiguration, loadConfiguration, loadSettings } from './load-configuration';
export type { Endpoint } from './subscribers';
export { CONFIGURATION_FILE, type Place } from './read-configuration';
