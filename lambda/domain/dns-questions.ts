import { caaLevels } from './caa';
import type { AcmCertificate } from './certificate';
import { type CaaAnswer, type CnameAnswer, type DnsLookups, type DnsQuestion, type LookedUp, NO_LOOKUPS } from './dns';
import { HOUR_MS, type Instant, millisecondsBetween } from './instant';
import type { Inventory } from './inventory';
import { spanOf } from './lifetime';
import { byText } from './order';
import type { Policy } from './policy';
import { isApproachingRenewal, isValidatedAnew } from './renewal';

/** An answer that is older is asked for anew. */
const FRESH_HOURS = 6;
/** Of one run. */
const MOST_AT_ONCE = 200;

/** Everything that public DNS is asked for the certificates of an inventory: those that come near their renewal, and of which it is known how their names are validated. */
export function dnsQuestions({ certificates }: Inventory, now: Instant, policy: Policy): readonly DnsQuestion[] {
  const near = certificates.filter((one) => isValidatedAnew(one, now)).filter((one) => isNear(one, now, policy));
  const questions = near.flatMap(({ validation }) =>
    (validation?.domains ?? []).flatMap(({ name, method, record }): readonly DnsQuestion[] => [
      ...(method === 'dns' && record !== undefined ? [{ kind: 'cname' as const, name: record.name }] : []),
      ...caaLevels(name).map((level) => ({ kind: 'caa' as const, name: level })),
    ]),
  );
  return [...new Map(questions.map((question) => [nameOf(question), question])).values()];
}

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
    .filter(({ last }) => last === undefined || last.answer.kind === 'unknown' || isOld(last.readAt, now))
    .sort(byText(({ last }) => last?.readAt ?? NEVER))
    .slice(0, MOST_AT_ONCE)
    .map(({ question }) => question);
}

/** Before every instant. */
const NEVER = '';

const isOld = (readAt: Instant, now: Instant): boolean => millisecondsBetween(readAt, now) >= FRESH_HOURS * HOUR_MS;

const nameOf = ({ kind, name }: DnsQuestion): string => `${kind} ${name}`;
