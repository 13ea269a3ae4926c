import { addSilence, endSilence, type SilenceOutcome } from '../../lambda/app/verbs/silence';
import type { Instant } from '../../lambda/domain/instant';
import type { RuleId } from '../../lambda/domain/ids';
import { inUtc } from '../../lambda/domain/wording';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { printable } from '../presentation/printable';
import { silenceLines } from '../presentation/silence-lines';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { deployedIn, refusingWithoutLedger } from './deployed';
import { findHome, type HomeOptions } from './home';
import { complete, openCaseOf, readOpenCases } from './open-case';

interface AddOptions extends HomeOptions {
  readonly until: (now: Instant) => Instant;
  readonly owner: string;
  readonly reason: string;
  readonly rule?: RuleId | undefined;
}

/** Silences one open case. */
export async function runSilenceAdd(
  text: string,
  { until: endOf, owner, reason, rule, ...options }: AddOptions,
): Promise<ExitStatus> {
  const deployed = await deployedIn(await findHome(options));
  const { subject } = await openCaseOf(deployed.ledger, text);
  const until = endOf(systemClock.now());
  const request = { ...(rule !== undefined && { rule }), owner, reason, until };
  const outcome = await refusingWithoutLedger(addSilence(deployed, subject, request));
  if (outcome.kind !== 'silenced') throw new Refusal(`${subject} ${problemOf(outcome, rule)}`);
  console.log(printable(`${subject}: ${rule ?? 'all that stands'} is silenced until ${inUtc(until)}`));
  if (outcome.case.rang > 0) console.log('It rings all the same: another rule is critical.');
  return EXIT_STATUS.good;
}

/** Lists the silences that hold. */
export async function runSilenceList(options: HomeOptions): Promise<ExitStatus> {
  const { ledger } = await deployedIn(await findHome(options));
  const { open, unreadable } = await readOpenCases(ledger);
  for (const line of silenceLines(open, systemClock.now())) console.log(printable(line));
  return complete(unreadable);
}

/** Ends one silence. */
export async function runSilenceEnd(
  text: string,
  { rule, ...options }: HomeOptions & { readonly rule?: RuleId | undefined },
): Promise<ExitStatus> {
  const deployed = await deployedIn(await findHome(options));
  const { subject } = await openCaseOf(deployed.ledger, text);
  const outcome = await refusingWithoutLedger(endSilence(deployed, subject, rule));
  if (outcome.kind === 'none')
    throw new Refusal(`${subject} has no silence ${rule === undefined ? 'of all that stands' : `of ${rule}`}`);
  if (outcome.kind === 'unwritten') throw new Refusal(`${subject} ${problemOf(outcome, rule)}`);
  console.log(printable(`${subject}: the silence ends now; what still stands is told within minutes`));
  return EXIT_STATUS.good;
}

/** Completes a sentence that begins with the subject. */
function problemOf(outcome: Exclude<SilenceOutcome, { readonly kind: 'silenced' }>, rule: RuleId | undefined): string {
  if (outcome.because === 'no-such-finding')
    return `has no finding of ${rule ?? 'any rule'}: ${outcome.rules.join(', ')} stands against it`;
  if (outcome.because !== 'too-long') return PROBLEMS[outcome.because];
  return outcome.latest === undefined
    ? 'cannot be silenced any more: its date is within 72 hours, or has passed'
    : `can be silenced until ${outcome.latest} at the latest`;
}

type Because = Exclude<SilenceOutcome, { readonly kind: 'silenced' }>['because'];

const PROBLEMS: Readonly<Record<Exclude<Because, 'no-such-finding' | 'too-long'>, string>> = {
  'no-case': 'has no case any more: there is nothing to silence',
  'not-open': 'has no open case any more: there is nothing to silence',
  'never-silenced': 'cannot be silenced: a way to people that is broken has to be heard of, and a drill ends by itself',
  'in-the-past': 'cannot be silenced until an instant that has passed',
  unreadable: 'has a case that another version wrote, which this one cannot read: nothing was changed',
  contended: 'was written by others all the time: nothing was changed, try again',
};
