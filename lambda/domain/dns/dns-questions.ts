import { recordChange } from '../inventory/attribution';
import { caaLevels } from './caa';
import type { AcmCertificate } from '../certificate/certificate';
import { type CaaAnswer, type CnameAnswer, type DnsLookups, type DnsQuestion, type LookedUp, NO_LOOKUPS } from './dns';
import { HOUR_MS, type Instant, millisecondsBetween, plusMilliseconds } from '../instant';
import type { Inventory } from '../inventory/inventory';
import { spanOf } from '../certificate/lifetime';
import { byText } from '../order';
import type { Policy } from '../policy';
import { isApproachingRenewal, isValidatedAnew } from '../certificate/renewal';

/** An answer that is older is asked for anew. */
const FRESH_HOURS = 6;
/** So long resolvers may go on telling what a record said before it was touched. */
const SETTLED_HOURS = 1;
/** Of one run. */
const MOST_AT_ONCE = 200;

/**
 * Everything that public DNS is asked for the certificates of an inventory: those that come near their renewal, or of which somebody touched a record of
 * late, and of which it is known how their names are validated.
 */
export function dnsQuestions(
  { certificates, memory }: Inventory,
  now: Instant,
  policy: Policy,
): readonly DnsQuestion[] {
  const questions = certificates
    .filter((one) => isValidatedAnew(one, now))
    .flatMap((one): readonly DnsQuestion[] => {
      const after = recordChange(one, memory[one.id] ?? {}, now)?.at;
      if (after === undefined && !isNear(one, now, policy)) return [];
      return questionsOn(one).map((question) => ({ ...question, ...(after !== undefined && { after }) }));
    });
  // Of two that ask the same, the one that wants the newer answer.
  const wanted = questions.toSorted(byText(({ after }) => after ?? NEVER));
  return [...new Map(wanted.map((question) => [nameOf(question), question])).values()];
}

const questionsOn = ({ validation }: AcmCertificate): readonly DnsQuestion[] =>
  (validation?.domains ?? []).flatMap(({ name, method, record }): readonly DnsQuestion[] => [
    ...(method === 'dns' && record !== undefined ? [{ kind: 'cname' as const, name: record.name }] : []),
    ...caaLevels(name).map((level) => ({ kind: 'caa' as const, name: level })),
  ]);

function isNear(certificate: AcmCertificate, now: Instant, policy: Policy): boolean {
  const span = spanOf(certificate, now);
  return span !== undefined && isApproachingRenewal(certificate, span, policy);
}

/** Those that have no answer yet, or an old one, or one that tells nothing: the longest unasked first, and not too many at once. */
export function dueQuestions(
  questions: readonly DnsQuestion[],
  { cname, caa }: DnsLookups = NO_LOOKUPS,
  now: Instant,
): readonly DnsQuestion[] {
  const known = new Map<string, LookedUp<CnameAnswer | CaaAnswer>>([
    ...cname.map((lookup) => [nameOf({ kind: 'cname', name: lookup.name }), lookup] as const),
    ...caa.map((lookup) => [nameOf({ kind: 'caa', name: lookup.name }), lookup] as const),
  ]);
  return questions
    .map((question) => ({ question, last: known.get(nameOf(question)) }))
    .filter(({ question, last }) => last === undefined || isDue(last, question, now))
    .sort(byText(({ last }) => last?.readAt ?? NEVER))
    .slice(0, MOST_AT_ONCE)
    .map(({ question }) => question);
}

const isDue = ({ answer, readAt }: LookedUp<CnameAnswer | CaaAnswer>, { after }: DnsQuestion, now: Instant): boolean =>
  answer.kind === 'unknown' || isOld(readAt, now) || (after !== undefined && readAt < settledAfter(after));

const settledAfter = (change: Instant): Instant => plusMilliseconds(change, SETTLED_HOURS * HOUR_MS);

/** Before every instant. */
const NEVER = '';

const isOld = (readAt: Instant, now: Instant): boolean => millisecondsBetween(readAt, now) >= FRESH_HOURS * HOUR_MS;

const nameOf = ({ kind, name }: DnsQuestion): string => `${kind} ${name}`;
