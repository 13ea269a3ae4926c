import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type DeployedSink, deployedSinks, environmentValue } from '../contract/environment';
import { OUTPUTS, STACK_NAME } from '../contract/outputs';
import type { Region } from '../domain/ids';

/** What a verb of the command line needs to know of a deployed stack. */
export interface DeployedStack {
  readonly announceFunction: string;
  readonly ledgerTable: string;
  /** Those that are deployed. */
  readonly sinks: readonly DeployedSink[];
}

/** `because` ends a sentence that begins with "the stack notafter". */
export type DeployedStackReading =
  | { readonly kind: 'found'; readonly stack: DeployedStack }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Finds the stack of the region by its outputs, and its sinks by the environment of the announcer, which is to tell them. */
export async function readDeployedStack(region: Region): Promise<DeployedStackReading> {
  try {
    const { Stacks: [stack] = [] } = await new CloudFormationClient({ region }).send(
      new DescribeStacksCommand({ StackName: STACK_NAME }),
    );
    const output = (key: string) => stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
    const announceFunction = output(OUTPUTS.announceFunctionName);
    const ledgerTable = output(OUTPUTS.ledgerTableName);
    if (announceFunction === undefined || ledgerTable === undefined)
      return { kind: 'unreadable', because: 'has no outputs yet: let its deployment end first' };
    return { kind: 'found', stack: { announceFunction, ledgerTable, sinks: await sinksOf(region, announceFunction) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.includes('does not exist')
      ? { kind: 'absent' }
      : { kind: 'unreadable', because: `cannot be read: ${message}` };
  }
}

async function sinksOf(region: Region, FunctionName: string): Promise<DeployedStack['sinks']> {
  const { Environment: { Variables: variables = {} } = {} } = await new LambdaClient({ region }).send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  return deployedSinks(environmentValue(variables, 'sinkFunctions'));
}
