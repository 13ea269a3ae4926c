import type { CellRequest } from '../domain/inventory/cell-request';
import type { AccountChange } from '../domain/inventory/account-change';
import type { DnsLookups, DnsQuestion, LookedUp } from '../domain/dns/dns';
import { dnsAfter } from '../domain/dns/dns-after';
import { dnsQuestions, dueQuestions } from '../domain/dns/dns-questions';
import type { Instant } from '../domain/instant';
import type { Inventory } from '../domain/inventory/inventory';
import type { Policy } from '../domain/policy';
import type { Clock, Dns } from './ports';

/** The outside of a look-up. */
export interface LookUpDependencies {
  readonly dns: Dns;
  readonly clock: Clock;
}

/** An inventory, and how many names were asked about for it. */
export interface LookedUpInventory {
  readonly inventory: Inventory;
  readonly lookups: number;
}

/** Asks public DNS what the renewals to come depend on, as far as it was not asked lately, and forgets what does not matter any more. */
async function lookUp(
  { dns, clock }: LookUpDependencies,
  { dns: known, ...rest }: Inventory,
  policy: Policy,
): Promise<LookedUpInventory> {
  const now = clock.now();
  const questions = dnsQuestions(rest, now, policy);
  const due = dueQuestions(questions, known, now);
  const [cname, caa] = await Promise.all([
    Promise.all(namesOf(due, 'cname').map(async (name) => ask(name, dns.cname, now))),
    Promise.all(namesOf(due, 'caa').map(async (name) => ask(name, dns.caa, now))),
  ]);
  const lookups: DnsLookups | undefined = dnsAfter(known, { cname, caa }, questions);
  return { inventory: { ...rest, takenAt: now, ...(lookups && { dns: lookups }) }, lookups: due.length };
}

const namesOf = (questions: readonly DnsQuestion[], kind: DnsQuestion['kind']): readonly string[] =>
  questions.filter((question) => question.kind === kind).map(({ name }) => name);

const ask = async <Answer>(
  name: string,
  answer: (name: string) => Promise<Answer>,
  readAt: Instant,
): Promise<LookedUp<Answer>> => ({ name, readAt, answer: await answer(name) });

/** `background`: certificates described ahead of their need. `lookups`: names that DNS was asked about. */
export interface Effort {
  readonly background: number;
  readonly lookups: number;
}

/** What a reading asks for, as far as it decides whether DNS is asked, too. */
interface LookUpRequest {
  readonly cells?: readonly CellRequest[];
  readonly changes?: readonly AccountChange[];
  readonly policy: Policy;
  readonly onEffort?: (effort: Effort) => void;
}

/** A new reading of certificates asks anew what their renewal depends on; any other one has no reason to. */
export async function lookUpDue(
  dependencies: LookUpDependencies,
  request: LookUpRequest,
  inventory: Inventory,
  background: number,
): Promise<Inventory> {
  const isTouched = request.changes?.some(({ action }) => action.startsWith('route53:')) === true;
  if (!isTouched && request.cells?.every(({ source }) => source !== 'acm')) return inventory;
  const { inventory: next, lookups } = await lookUp(dependencies, inventory, request.policy);
  request.onEffort?.({ background, lookups });
  return next;
}
