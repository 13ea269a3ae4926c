import type { Instant } from '../instant';

/** Why a name server could not be heard, or said nothing that could be used: never a reason to call a record missing. */
export const DNS_FAILURES = [
  'server-failure',
  'refused',
  'timed-out',
  'unreachable',
  'malformed-answer',
  'chain-too-long',
  'unusable-name',
] as const;
/** One of these. */
export type DnsFailure = (typeof DNS_FAILURES)[number];

/** No such record: of that name there is none at all, or none of that type. */
interface Absent {
  readonly kind: 'absent';
}
/** Nobody was heard, or nothing that could be used. */
export interface Unanswered {
  readonly kind: 'unknown';
  readonly because: DnsFailure;
}

/** What a name is an alias of, alias after alias. `unfinished`: where the last of them leads could not be told. */
export type CnameAnswer =
  | { readonly kind: 'found'; readonly targets: readonly string[]; readonly unfinished?: DnsFailure }
  | Absent
  | Unanswered;

/** One property of a CAA record set (RFC 8659). The tag is in lower case; the value is as it was written. */
export interface CaaRecord {
  readonly critical: boolean;
  readonly tag: string;
  readonly value: string;
}
/** Who may issue certificates for a name, as far as that very name says it. */
export type CaaAnswer = { readonly kind: 'found'; readonly records: readonly CaaRecord[] } | Absent | Unanswered;

/** What can be asked of a name server. Names are normalised. */
export interface DnsQuestion {
  readonly kind: 'cname' | 'caa';
  readonly name: string;
  /** Somebody touched a record then: an older answer tells nothing. */
  readonly after?: Instant;
}

/** The newest answer. Where it is unknown: what was told `before`, with its age; a memory, not evidence. */
export interface LookedUp<Answer> {
  readonly name: string;
  readonly readAt: Instant;
  readonly answer: Answer;
  readonly before?: { readonly readAt: Instant; readonly answer: Exclude<Answer, Unanswered> };
}

/** Answers of public DNS, each name once and in order. */
export interface DnsLookups {
  readonly cname: readonly LookedUp<CnameAnswer>[];
  readonly caa: readonly LookedUp<CaaAnswer>[];
}

/** What is known of names. `undefined`: nobody has asked. */
export interface DnsAnswers {
  readonly cname: (name: string) => CnameAnswer | undefined;
  readonly caa: (name: string) => CaaAnswer | undefined;
}

/** Indexes look-ups. */
export function dnsAnswers({ cname, caa }: DnsLookups = NO_LOOKUPS): DnsAnswers {
  const cnames = new Map(cname.map(({ name, answer }) => [name, answer]));
  const caas = new Map(caa.map(({ name, answer }) => [name, answer]));
  return { cname: (name) => cnames.get(name), caa: (name) => caas.get(name) };
}

/** Nobody has asked anything. */
export const NO_LOOKUPS: DnsLookups = { cname: [], caa: [] };
