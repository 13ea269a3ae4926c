export * from './config';
export { NotafterStack, type NotafterStackProps } from './stacks/notafter-stack';
