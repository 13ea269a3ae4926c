import { isNonEmpty, type SinkId } from '../domain/ids';
import type { Case } from '../domain/ledger/case';
import { holdingOf, type Incident, incidentKey, type IncidentKey } from '../domain/ledger/incident';
import type { IncidentView } from '../domain/ledger/intent-of';
import { lackOfSink } from '../domain/ledger/lack';
import { type Attempt, type Holding, holdingAfter, mayHoldByOwn, type Telling } from '../domain/ledger/listener';
import type { Acknowledging } from '../domain/ledger/pager-answer';
import type { DeployedSink } from '../domain/ledger/reconciliation';
import { ringingCases } from '../domain/ledger/ringing';
import { isToAsk } from '../domain/ledger/tell-again';
import { cannotWait } from '../domain/ledger/ring-order';
import { isReadable } from '../domain/ledger/stored';
import type { Message } from '../domain/message';
import { clearMessage, pageAgain, pageMessage, toward } from './announce/messages';
import { memberCases } from './announce/told-cases';
import { type Claim, claimIncident, noteHolding, settleClaim } from './ledger/holdings';
import type { Ledger } from './ledger/ledger';
import { readIncidents } from './ledger/live';
import { readIncidentView } from './ledger/views';
import type { AskWhoAcknowledged, Identity, Pager, Told } from './ports';

/** What makes a pager agree with the ledger. */
export interface PageDependencies {
  readonly ledger: Ledger;
  readonly pager: Pager;
  readonly identity: Identity;
  /** By which the ledger knows this pager. */
  readonly sink: SinkId;
  /** This one and all others: who escalates decides on what the others are told again. */
  readonly sinks: readonly DeployedSink[];
  /** Absent: this pager cannot be asked. */
  readonly whoAcknowledged?: AskWhoAcknowledged;
  /** Longer than the timeout of the function. */
  readonly claimSeconds: number;
}

/**
 * `left`: no such incident, one that is not fully written yet, or another process has it. `agrees`: nothing to tell. `lost`: it took too long and another process
 * may have it now. `told` and `cleared`: with what the pager answered. `asked`: it agrees, and says who acknowledged.
 */
export type Paged =
  | { readonly kind: 'left' | 'unreadable' | 'agrees' | 'lost' }
  | { readonly kind: 'told' | 'cleared'; readonly answer: Told }
  | ({ readonly kind: 'asked' } & Acknowledging);

/** Makes the pager agree with the ledger about one incident. Repetition, order and outages do not matter. Rejects where the table does not answer. */
export async function page(dependencies: PageDependencies, key: IncidentKey): Promise<Paged> {
  const { ledger, sink, sinks, claimSeconds } = dependencies;
  const claim = await claimIncident(ledger, key, sink, claimSeconds);
  if (claim === undefined) return { kind: 'left' };
  // All that decides is read after the claim: what was read before may be old by now.
  const incident = (await readIncidents(ledger, [key])).get(key);
  if (!isReadable(incident)) return { kind: 'unreadable' };

  const view = await readIncidentView(ledger, incident);
  const before = holdingOf(incident, sink);
  const lack = lackOfSink(sink, incident, view, { now: ledger.clock.now(), sinks });
  if (lack === undefined) return agrees(dependencies, claim, incident, view);
  if (lack.reason === 'surplus' && before.held === 'nothing') {
    await settleClaim(ledger, claim, { held: 'ended', at: ledger.clock.now() });
    return { kind: 'agrees' };
  }
  const telling = TELLINGS[lack.reason];
  const message = messageFor(dependencies, incident, view, telling);
  const attempt = { telling, members: incident.members.length };
  const paged = await tell(dependencies, claim, { before, attempt, message });
  if (isAccepted(paged)) await clearDegraded(dependencies, memberCases(incident, view));
  return paged;
}

const TELLINGS = {
  missing: 'tell',
  refresh: 'tell',
  surplus: 'clear',
  repeat: 'repeat',
  escalate: 'escalate',
} as const satisfies Readonly<Record<string, Telling>>;

/** Whoever has nothing to be told may have something to say. */
async function agrees(
  { ledger, sink, sinks, whoAcknowledged }: PageDependencies,
  claim: Claim,
  incident: Incident,
  view: IncidentView,
): Promise<Paged> {
  const before = holdingOf(incident, sink);
  const isAsked = isToAsk(sink, incident, view, { now: ledger.clock.now(), sinks });
  if (!isAsked || whoAcknowledged === undefined) {
    await settleClaim(ledger, claim, before);
    return { kind: 'agrees' };
  }
  const acknowledging = await whoAcknowledged(incident.key);
  await settleClaim(ledger, claim, before, { ...acknowledging, at: ledger.clock.now() });
  return { kind: 'asked', ...acknowledging };
}

function messageFor(
  { ledger, identity }: PageDependencies,
  incident: Incident,
  view: IncidentView,
  telling: Telling,
): Parameters<Pager['send']>[0] {
  const { key, members } = incident;
  const ringing = ringingCases(incident, view);
  const now = ledger.clock.now();
  const message = isNonEmpty(ringing)
    ? pageAgain(pageMessage('page', incident, ringing, identity, now), telling, incident, ringing)
    : clearMessage(key, { cases: memberCases(incident, view), total: members.length }, identity, now);
  return toward(incident, message);
}

async function tell(
  { ledger, pager }: PageDependencies,
  claim: Claim,
  {
    before,
    attempt,
    message,
  }: {
    readonly before: Holding;
    readonly attempt: Attempt;
    readonly message: Parameters<Pager['send']>[0];
  },
): Promise<Paged> {
  const attempted = holdingAfter(before, attempt, 'none', ledger.clock.now());
  if ((await noteHolding(ledger, claim, attempted)) === 'refused') return { kind: 'lost' };
  const answer = await pager.send(message, mayHoldByOwn(before));
  const isInstead = answer === 'instead';
  const after = holdingAfter(before, attempt, isInstead ? 'accepted' : answer, ledger.clock.now());
  const isHeldTwice = before.held === 'open' && mayHoldByOwn(before);
  const noted = {
    ...after,
    ...(isInstead && { instead: true as const, ...(isHeldTwice && { byOwn: true as const }) }),
  };
  await settleClaim(ledger, claim, noted);
  return { kind: attempt.telling === 'clear' ? 'cleared' : 'told', answer };
}

const isAccepted = (paged: Paged): boolean =>
  (paged.kind === 'told' || paged.kind === 'cleared') && (paged.answer === 'accepted' || paged.answer === 'instead');

/** What went out without the ledger is known to nobody: whatever may have, is cleared with the next ring or end. A refresh repeats it. */
async function clearDegraded({ ledger, pager, identity }: PageDependencies, members: readonly Case[]): Promise<void> {
  for (const one of members.filter(cannotWait)) {
    const key = incidentKey(identity.account, { subject: one.subject, rang: 0 });
    await pager.send(clearMessage(key, { cases: [one], total: 1 }, identity, ledger.clock.now()));
  }
}

/** Pages at once and without the ledger, which could not be written. Duplicates are wanted. */
export const pageDegraded = async (
  { pager }: Pick<PageDependencies, 'pager'>,
  message: Extract<Message, { readonly kind: 'page' | 'degraded' }>,
): Promise<Told> => pager.send(message);
