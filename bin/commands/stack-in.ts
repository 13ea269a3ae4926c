import { type DeployedStack, readDeployedStack } from '../../lambda/collectors/deployed-stack';
import { STACK_NAME } from '../../lambda/contract/outputs';
import { Refusal } from '../refusal';
import type { Home } from './home';

/** The deployed stack. Refuses where there is none, or it cannot be read. */
export async function stackIn({ region, account }: Home): Promise<DeployedStack> {
  const reading = await readDeployedStack(region);
  switch (reading.kind) {
    case 'found':
      return reading.stack;
    case 'absent':
      throw new Refusal(
        `account ${account} has no stack ${STACK_NAME} in ${region}: deploy it, or pass --region with the region it lies in`,
      );
    case 'unreadable':
      throw new Refusal(`the stack ${STACK_NAME} in ${region} ${reading.because}`);
  }
}
