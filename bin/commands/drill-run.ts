import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { drill, type DrillDependencies, type DrillOutcome } from '../../lambda/app/drill/drill';
import { type Station, stationName, stationsOf } from '../../lambda/app/drill/stations';
import type { DeployedStack } from '../../lambda/collectors/deployed-stack';
import { lambdaFunctions } from '../../lambda/notifiers/functions/lambda-functions';
import { dynamoDbTable } from '../../lambda/stores/dynamodb-table';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { drillLines, heardLine } from '../presentation/drill-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { findHome, type Home, type HomeOptions } from './home';
import { stackIn } from './stack-in';

/** The command line of `notafter drill`. */
export interface DrillOptions extends HomeOptions {
  /** Milliseconds. */
  readonly timeout: number;
}

const POLL_MS = 1_000;

/** Drills the deployed stack and says what was seen of it. */
export async function runDrill(options: DrillOptions): Promise<ExitStatus> {
  const home = await findHome(options);
  const stack = await stackIn(home);
  const stations = stationsOf(stack.sinks);
  const givenUp = giveUpOnInterrupt();

  const outcome = await refusingWithoutLedger(
    drill(dependenciesOf(home, stack, givenUp), {
      account: home.account,
      homeRegion: home.region,
      by: home.caller,
      stations,
      timeoutMilliseconds: options.timeout,
      onTaken: (station, stage, milliseconds) => console.error(printable(heardLine(station, stage, milliseconds))),
    }),
  );
  if (outcome.kind === 'unwritten')
    throw new Refusal('the ledger did not take the drill: others keep writing, try again');
  for (const line of drillLines(outcome, stations)) console.log(printable(line));
  return isWhole(outcome, stations) ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

/** The first Ctrl-C ends the waiting, so that the drill is cleared; the second one ends us, as ever. */
function giveUpOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    console.error('notafter: given up waiting; clearing the drill (Ctrl-C again leaves it to the next one)');
    controller.abort();
  });
  return controller.signal;
}

const dependenciesOf = ({ region, account }: Home, stack: DeployedStack, givenUp: AbortSignal): DrillDependencies => ({
  ledger: {
    table: dynamoDbTable(new DynamoDBClient({ region }), stack.ledgerTable, account),
    clock: systemClock,
    tokens: { next: () => randomUUID() },
  },
  functions: lambdaFunctions(new LambdaClient({ region }), { announce: stack.announceFunction }, (name, cause) =>
    console.error(printable(`notafter: ${name} cannot be invoked, its schedule will: ${String(cause)}`)),
  ),
  pause: async () => {
    // After an interruption only the end is waited for, at the usual pace.
    if (givenUp.aborted) return pause(POLL_MS);
    await pause(POLL_MS, undefined, { signal: givenUp }).catch(() => undefined);
  },
  isGivenUp: () => givenUp.aborted,
});

async function refusingWithoutLedger(outcome: Promise<DrillOutcome>): Promise<DrillOutcome> {
  try {
    return await outcome;
  } catch (cause) {
    throw new Refusal(`the ledger does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

const isWhole = (outcome: Extract<DrillOutcome, { kind: 'drilled' }>, stations: readonly Station[]): boolean =>
  stations.every((station) => outcome.told.has(stationName(station)) && outcome.ended.has(stationName(station)));
