import { acknowledge } from '../../lambda/app/verbs/acknowledge';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { deployedIn, refusingWithoutLedger } from './deployed';
import { findHome, type HomeOptions } from './home';
import { openCaseOf } from './open-case';

interface AckOptions extends HomeOptions {
  readonly by?: string | undefined;
}

/** Notes who knows of the ring of one open case. */
export async function runAck(text: string, { by, ...options }: AckOptions): Promise<ExitStatus> {
  const home = await findHome(options);
  const { ledger } = await deployedIn(home);
  const { subject } = await openCaseOf(ledger, text);
  const outcome = await refusingWithoutLedger(acknowledge(ledger, subject, by ?? home.caller));
  if (outcome.kind === 'unwritten')
    throw new Refusal(`${subject} could not be written (${outcome.because}): try again`);
  if (outcome.kind === 'not-ringing') throw new Refusal(`${subject} does not ring: there is nothing to acknowledge`);
  console.log(printable(`${subject}: acknowledged. It rings again when it gets worse or closer.`));
  return EXIT_STATUS.good;
}
