import type { Ledger } from '../../lambda/app/ledger/ledger';
import {
  acknowledge,
  acknowledgeIncident,
  acknowledgeRings,
  type RingAcknowledged,
} from '../../lambda/app/verbs/acknowledge';
import { incidentKeySchema } from '../../lambda/contract/messages';
import { inUtc } from '../../lambda/domain/wording';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { deployedIn, refusingWithoutLedger } from './deployed';
import { findHome, type HomeOptions } from './home';
import { complete, openCaseOf, readOpenCases } from './open-case';

interface AckOptions extends HomeOptions {
  readonly by?: string | undefined;
  readonly all?: true | undefined;
}

/** Notes who knows of the ring of one open case, of all that ring in an incident, or of all that ring. */
export async function runAck(what: string | undefined, { by, all, ...options }: AckOptions): Promise<ExitStatus> {
  if (all && what !== undefined) throw new Refusal(`--all is everything that rings: leave it out, or '${what}'`);
  if (!all && what === undefined)
    throw new Refusal('nothing was named: write a subject, the key of an incident as messages show it, or --all');
  const home = await findHome(options);
  const { ledger } = await deployedIn(home);
  const person = by ?? home.caller;
  if (what === undefined) return ackAll(ledger, person);
  return isKey(what) ? ackIncident(ledger, what, person) : ackCase(ledger, what, person);
}

/** Whether it is what messages call their key. No subject begins so. */
const isKey = (text: string): boolean => /^(notafter|bulletin|digest):/.test(text);

const ENOUGH = 'It rings again when it gets worse or closer.';

async function ackCase(ledger: Ledger, text: string, by: string): Promise<ExitStatus> {
  const { subject } = await openCaseOf(ledger, text);
  const outcome = await refusingWithoutLedger(acknowledge(ledger, subject, by));
  if (outcome.kind === 'unwritten')
    throw new Refusal(`${subject} could not be written (${outcome.because}): try again`);
  if (outcome.kind === 'not-ringing') throw new Refusal(`${subject} does not ring: there is nothing to acknowledge`);
  console.log(printable(`${subject}: acknowledged. ${ENOUGH}`));
  return EXIT_STATUS.good;
}

async function ackIncident(ledger: Ledger, text: string, by: string): Promise<ExitStatus> {
  const key = incidentKeySchema.safeParse(text).data;
  if (key === undefined)
    throw new Refusal(`'${text}' is no key of an incident: those of pages look like notafter:1:ACCOUNT:SUBJECT:NUMBER`);
  const outcome = await refusingWithoutLedger(acknowledgeIncident(ledger, key, by));
  if (outcome.kind === 'none')
    throw new Refusal(`no incident of this account is called '${key}': \`npx notafter cases\` shows what is open`);
  if (outcome.kind === 'unreadable')
    throw new Refusal(`the incident '${key}' cannot be read: another version of notafter may have written it`);
  if (!outcome.rings.some(isStillRinging))
    throw new Refusal(`nothing rings any more in '${key}': there is nothing to acknowledge`);
  return shown(outcome.rings);
}

async function ackAll(ledger: Ledger, by: string): Promise<ExitStatus> {
  const { open, unreadable } = await readOpenCases(ledger);
  const ringing = open.filter(({ rang }) => rang > 0);
  const status = shown(await refusingWithoutLedger(acknowledgeRings(ledger, ringing, by)));
  return unreadable === 0 ? status : complete(unreadable);
}

const isStillRinging = ({ kind }: RingAcknowledged): boolean => kind !== 'not-ringing';

/** A line for each, those that could not be written on stderr. */
function shown(rings: readonly RingAcknowledged[]): ExitStatus {
  const unwritten = rings.flatMap((one) => (one.kind === 'unwritten' ? [one] : []));
  const standing = rings.filter(isStillRinging).filter(({ kind }) => kind !== 'unwritten');
  for (const one of standing) console.log(printable(lineOf(one)));
  if (standing.length > 0) console.log(ENOUGH);
  else if (unwritten.length === 0) console.log('Nothing rings.');
  for (const { subject, because } of unwritten)
    console.error(printable(`notafter: ${subject} could not be written (${because}): try again`));
  return unwritten.length === 0 ? EXIT_STATUS.good : EXIT_STATUS.incomplete;
}

const lineOf = (one: RingAcknowledged): string =>
  one.kind === 'known'
    ? `${one.subject}: ${one.acknowledgement.by} knows of it since ${inUtc(one.acknowledgement.at)}`
    : `${one.subject}: acknowledged`;
