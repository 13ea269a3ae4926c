export * from './config';
export { NotafterProbeStack, type NotafterProbeStackProps } from './stacks/notafter-probe-stack';
export { NotafterRegionStack, type NotafterRegionStackProps } from './stacks/notafter-region-stack';
export { NotafterStack, type NotafterStackProps } from './stacks/notafter-stack';
