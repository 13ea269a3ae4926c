import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Ledger } from '../../lambda/app/ledger/ledger';
import type { Functions } from '../../lambda/app/ports';
import { type DeployedStack, readDeployedStack } from '../../lambda/collectors/deployed-stack';
import { STACK_NAME } from '../../lambda/contract/outputs';
import { lambdaFunctions } from '../../lambda/notifiers/functions/lambda-functions';
import { dynamoDbTable } from '../../lambda/stores/dynamodb-table';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import type { Home } from './home';

/** The parts of a deployed stack that verbs work with. */
export interface Deployed {
  readonly ledger: Ledger;
  readonly functions: Functions;
  readonly sinks: DeployedStack['sinks'];
}

/** Finds the stack by its outputs. Refuses where there is none. */
export async function deployedIn(home: Home): Promise<Deployed> {
  const { region, account } = home;
  const stack = await stackIn(home);
  return {
    ledger: {
      table: dynamoDbTable(new DynamoDBClient({ region }), stack.ledgerTable, account),
      clock: systemClock,
      tokens: { next: () => randomUUID() },
    },
    functions: lambdaFunctions(new LambdaClient({ region }), { announce: stack.announceFunction }, (name, cause) =>
      console.error(printable(`notafter: ${name} cannot be invoked, its schedule will: ${String(cause)}`)),
    ),
    sinks: stack.sinks,
  };
}

async function stackIn({ region, account }: Home): Promise<DeployedStack> {
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

/** A ledger that does not answer is nothing that a verb can do anything about. */
export async function refusingWithoutLedger<Outcome>(outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await outcome;
  } catch (cause) {
    throw new Refusal(`the ledger does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
