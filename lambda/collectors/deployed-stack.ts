import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type DeployedSink, deployedSinks, ENVIRONMENT, environmentValue } from '../contract/environment';
import { OUTPUTS, STACK_NAME } from '../contract/outputs';
import type { Region } from '../domain/ids';
import type { Topic } from '../domain/ledger/listener';

/** What a verb of the command line needs to know of a deployed stack. */
export interface DeployedStack {
  readonly announceFunction: string;
  readonly ledgerTable: string;
  /** Those that are deployed. */
  readonly sinks: readonly DeployedSink[];
  /** ARNs of its topics, as far as it tells them. */
  readonly topics: readonly { readonly topic: Topic | 'watchdog'; readonly arn: string }[];
  /** Where inventories are kept. */
  readonly snapshotBucket?: string;
  /** Of the code and the settings that are deployed. */
  readonly version?: string;
}

/** `because` ends a sentence that begins with "the stack notafter". */
export type DeployedStackReading =
  | { readonly kind: 'found'; readonly stack: DeployedStack }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Finds the ledger of the stack of the region by its outputs, and asks nobody for more. */
export async function readLedgerTable(
  region: Region,
): Promise<
  { readonly kind: 'found'; readonly ledgerTable: string } | Exclude<DeployedStackReading, { readonly kind: 'found' }>
> {
  try {
    const ledgerTable = (await outputsIn(region))(OUTPUTS.ledgerTableName);
    return ledgerTable === undefined ? NO_OUTPUTS : { kind: 'found', ledgerTable };
  } catch (error) {
    return unreadFrom(error);
  }
}

/** Finds the stack of the region by its outputs, and its sinks by the environment of the announcer, which is to tell them. */
export async function readDeployedStack(region: Region): Promise<DeployedStackReading> {
  try {
    const output = await outputsIn(region);
    const announceFunction = output(OUTPUTS.announceFunctionName);
    const ledgerTable = output(OUTPUTS.ledgerTableName);
    if (announceFunction === undefined || ledgerTable === undefined) return NO_OUTPUTS;
    const snapshotBucket = output(OUTPUTS.snapshotBucketName);
    return {
      kind: 'found',
      stack: {
        ...{ announceFunction, ledgerTable, topics: topicsIn(output) },
        ...(snapshotBucket !== undefined && { snapshotBucket }),
        ...(await toldTo(region, announceFunction)),
      },
    };
  } catch (error) {
    return unreadFrom(error);
  }
}

const NO_OUTPUTS = { kind: 'unreadable', because: 'has no outputs yet: let its deployment end first' } as const;

async function outputsIn(region: Region): Promise<(key: string) => string | undefined> {
  const { Stacks: [stack] = [] } = await new CloudFormationClient({ region }).send(
    new DescribeStacksCommand({ StackName: STACK_NAME }),
  );
  return (key) => stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
}

function unreadFrom(error: unknown): Exclude<DeployedStackReading, { readonly kind: 'found' }> {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('does not exist')
    ? { kind: 'absent' }
    : { kind: 'unreadable', because: `cannot be read: ${message}` };
}

const topicsIn = (output: (key: string) => string | undefined): DeployedStack['topics'] =>
  (['pages', 'chat', 'watchdog'] as const).flatMap((topic) => {
    const arn = output(OUTPUTS[`${topic}TopicArn`]);
    return arn === undefined ? [] : [{ topic, arn }];
  });

/** Whether the region has a stack of that name. `unreadable`: nobody answered. */
export async function hasStack(region: Region, StackName: string): Promise<'found' | 'absent' | 'unreadable'> {
  try {
    await new CloudFormationClient({ region }).send(new DescribeStacksCommand({ StackName }));
    return 'found';
  } catch (error) {
    return error instanceof Error && error.message.includes('does not exist') ? 'absent' : 'unreadable';
  }
}

/** What the announcer is told by its environment. */
async function toldTo(region: Region, FunctionName: string): Promise<Pick<DeployedStack, 'sinks' | 'version'>> {
  const { Environment: { Variables: variables = {} } = {} } = await new LambdaClient({ region }).send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  const version = variables[ENVIRONMENT.deployedVersion];
  return {
    sinks: deployedSinks(environmentValue(variables, 'sinkFunctions')),
    ...(version !== undefined && { version }),
  };
}
