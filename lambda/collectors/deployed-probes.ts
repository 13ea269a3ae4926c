import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { FindProbes } from '../app/migrate/ports';
import { STACK_NAME } from '../contract/outputs';
import { probeStackName, vpcOfOutput } from '../contract/probe';
import type { VpcId } from '../domain/ids';
import { CLIENT_DEFAULTS, type ClientSettings } from './clients';
import { failureOf } from './failure';

type Outputs = readonly (readonly [key: string, value: string])[];

/** Finds the probes of a region by the outputs of its stacks: that of the home region has its own, every other region a stack for them alone. */
export const deployedProbes =
  (settings: ClientSettings = {}): FindProbes =>
  async (region) => {
    const client = new CloudFormationClient({ ...CLIENT_DEFAULTS, ...settings, region });
    try {
      const stacks = [STACK_NAME, probeStackName(region)].map(async (name) => outputsOf(client, name));
      const outputs = (await Promise.all(stacks)).flat();
      return new Map(outputs.flatMap(([key, name]) => probeIn(key, name)));
    } catch (error) {
      // Throws what is no answer of AWS: a bug is not a stack that cannot be read.
      failureOf(error);
      return undefined;
    }
  };

function probeIn(key: string, name: string): readonly (readonly [VpcId, string])[] {
  const vpc = vpcOfOutput(key);
  return vpc === undefined ? [] : [[vpc, name]];
}

async function outputsOf(client: CloudFormationClient, StackName: string): Promise<Outputs> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const);
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return [];
    throw error;
  }
}
