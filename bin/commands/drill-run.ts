import { setTimeout as pause } from 'node:timers/promises';
import { drill, type DrillDependencies, type DrillOutcome } from '../../lambda/app/drill/drill';
import { type Station, stationName, stationsOf } from '../../lambda/app/drill/stations';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { drillLines, heardLine } from '../presentation/drill-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { type Deployed, deployedIn, refusingWithoutLedger } from './deployed';
import { findHome, type HomeOptions } from './home';
import { refuseUnknownTarget } from './known-target';

/** The command line of `notafter drill`. */
export interface DrillOptions extends HomeOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly target?: string | undefined;
}

const POLL_MS = 1_000;

/** Drills the deployed stack and says what was seen of it. */
export async function runDrill(options: DrillOptions): Promise<ExitStatus> {
  const home = await findHome(options);
  refuseUnknownTarget(home.settings, options.target);
  const deployed = await deployedIn(home);
  const stations = stationsOf(deployed.sinks);
  const givenUp = giveUpOnInterrupt();

  const outcome = await refusingWithoutLedger(
    drill(dependenciesOf(deployed, givenUp), {
      account: home.account,
      homeRegion: home.region,
      by: home.caller,
      target: options.target,
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

const dependenciesOf = (deployed: Deployed, givenUp: AbortSignal): DrillDependencies => ({
  ledger: deployed.ledger,
  functions: deployed.functions,
  pause: async () => {
    // After an interruption only the end is waited for, at the usual pace.
    if (givenUp.aborted) return pause(POLL_MS);
    await pause(POLL_MS, undefined, { signal: givenUp }).catch(() => undefined);
  },
  isGivenUp: () => givenUp.aborted,
});

const isWhole = (outcome: Extract<DrillOutcome, { kind: 'drilled' }>, stations: readonly Station[]): boolean =>
  stations.every((station) => outcome.told.has(stationName(station)) && outcome.ended.has(stationName(station)));
