import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Ledger } from '../../lambda/app/ledger/ledger';
import type { Functions } from '../../lambda/app/ports';
import type { DeployedStack } from '../../lambda/collectors/deployed-stack';
import { lambdaFunctions } from '../../lambda/notifiers/functions/lambda-functions';
import { dynamoDbTable } from '../../lambda/stores/dynamodb-table';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import type { Home } from './home';
import { stackIn } from './stack-in';

/** The parts of a deployed stack that verbs work with. */
export interface Deployed {
  readonly ledger: Ledger;
  readonly functions: Functions;
  readonly sinks: DeployedStack['sinks'];
}

/** Finds the stack by its outputs. Refuses where there is none. */
export async function deployedIn(home: Home): Promise<Deployed> {
  const { region } = home;
  const stack = await stackIn(home);
  return {
    ledger: ledgerOf(home, stack),
    functions: lambdaFunctions(new LambdaClient({ region }), { announce: stack.announceFunction }, (name, cause) =>
      console.error(printable(`notafter: ${name} cannot be invoked, its schedule will: ${String(cause)}`)),
    ),
    sinks: stack.sinks,
  };
}

/** The ledger of a deployed stack, by the credentials of whoever asks. */
export const ledgerOf = (
  { region, account }: Pick<Home, 'region' | 'account'>,
  { ledgerTable }: Pick<DeployedStack, 'ledgerTable'>,
): Ledger => ({
  table: dynamoDbTable(new DynamoDBClient({ region }), ledgerTable, account),
  clock: systemClock,
  tokens: { next: () => randomUUID() },
});

/** A ledger that does not answer is nothing that a verb can do anything about. */
export async function refusingWithoutLedger<Outcome>(outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await outcome;
  } catch (cause) {
    throw new Refusal(`the ledger does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
