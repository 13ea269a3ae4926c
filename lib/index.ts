export * from './config';
export { NotafterRegionStack, type NotafterRegionStackProps } from './stacks/notafter-region-stack';
export { NotafterStack, type NotafterStackProps } from './stacks/notafter-stack';
