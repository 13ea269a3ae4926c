import {
  type CaaAnswer,
  type CnameAnswer,
  type DnsLookups,
  type DnsQuestion,
  type LookedUp,
  NO_LOOKUPS,
  type Unanswered,
} from './dns';
import { byText } from '../order';

/**
 * What is known of public DNS after some look-ups: of what is still `asked`, the newest answer.
 *
 * One that tells nothing takes the place of the one before, which it keeps with its age: what was true yesterday proves nothing today.
 */
export function dnsAfter(
  { cname, caa }: DnsLookups = NO_LOOKUPS,
  news: DnsLookups,
  asked: readonly DnsQuestion[],
): DnsLookups | undefined {
  const namesOf = (kind: DnsQuestion['kind']): ReadonlySet<string> =>
    new Set(asked.filter((question) => question.kind === kind).map(({ name }) => name));
  const next = {
    cname: after(cname, news.cname, namesOf('cname')),
    caa: after(caa, news.caa, namesOf('caa')),
  };
  return next.cname.length + next.caa.length === 0 ? undefined : next;
}

function after<Answer extends CnameAnswer | CaaAnswer>(
  last: readonly LookedUp<Answer>[],
  news: readonly LookedUp<Answer>[],
  asked: ReadonlySet<string>,
): readonly LookedUp<Answer>[] {
  const known = new Map(last.map((lookup) => [lookup.name, lookup]));
  for (const lookup of news) known.set(lookup.name, renewed(known.get(lookup.name), lookup));
  return [...known.values()].filter(({ name }) => asked.has(name)).sort(byText(({ name }) => name));
}

function renewed<Answer extends CnameAnswer | CaaAnswer>(
  last: LookedUp<Answer> | undefined,
  next: LookedUp<Answer>,
): LookedUp<Answer> {
  if (last === undefined || isTold(next.answer)) return next;
  const { readAt, answer, before } = last;
  if (isTold(answer)) return { ...next, before: { readAt, answer } };
  return before === undefined ? next : { ...next, before };
}

const isTold = <Answer extends CnameAnswer | CaaAnswer>(answer: Answer): answer is Exclude<Answer, Unanswered> =>
  answer.kind !== 'unknown';
