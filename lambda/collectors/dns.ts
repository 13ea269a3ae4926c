import { Resolver } from 'node:dns/promises';
import type { Dns } from '../app/ports';
import type { CaaAnswer, CaaRecord, CnameAnswer, DnsFailure, Unanswered } from '../domain/dns/dns';
import { normalizedName } from '../domain/certificate/names';
import { gateOf } from './gate';

/** `timeout`: of the first try, in milliseconds; a further one has longer. */
const PATIENCE = { timeout: 1_500, tries: 2 };
/** A resolver of AWS takes about a thousand a second of each machine: all that a run asks costs it nothing. */
const LOOKUPS_PER_SECOND = 50;
/** More aliases in a row than anybody needs. */
const LONGEST_CHAIN = 8;

type Asked<Rows> = { readonly kind: 'rows'; readonly rows: Rows } | { readonly kind: 'absent' } | Unanswered;

/** What is asked of name servers: a `Resolver` of Node. */
export type NameServer = Pick<Resolver, 'resolveCname' | 'resolveCaa'>;

/** Public DNS, as the resolver of this machine sees it. */
export function publicDns(server: NameServer = new Resolver(PATIENCE)): Dns {
  const gate = gateOf(LOOKUPS_PER_SECOND);
  const asking = async <Rows>(name: string, ask: () => Promise<Rows>): Promise<Asked<Rows>> => {
    if (!isUsable(name)) return { kind: 'unknown', because: 'unusable-name' };
    await gate();
    return answerOf(ask);
  };
  return {
    cname: async (name) => followed(name, async (alias) => asking(alias, async () => server.resolveCname(alias))),
    caa: async (name) => {
      const asked = await asking(name, async () => server.resolveCaa(name));
      return asked.kind === 'rows' ? caaOf(asked.rows) : asked;
    },
  };
}

/** Follows a chain of aliases to its end. */
async function followed(name: string, ask: (alias: string) => Promise<Asked<readonly string[]>>): Promise<CnameAnswer> {
  const targets: string[] = [];
  for (let alias = name; targets.length <= LONGEST_CHAIN;) {
    const asked = await ask(alias);
    if (asked.kind !== 'rows') return ended(targets, asked);
    const [target] = asked.rows;
    if (target === undefined) return ended(targets, { kind: 'unknown', because: 'malformed-answer' });
    alias = normalizedName(target);
    // A loop has no end either.
    if (alias === name || targets.includes(alias)) break;
    targets.push(alias);
  }
  return { kind: 'unknown', because: 'chain-too-long' };
}

function ended(targets: readonly string[], end: Exclude<Asked<never>, { readonly kind: 'rows' }>): CnameAnswer {
  if (targets.length === 0) return end;
  return { kind: 'found', targets, ...(end.kind === 'unknown' && { unfinished: end.because }) };
}

/** Node gives each record as `{ critical: 128, issue: "amazon.com" }`, whatever the tag. */
function caaOf(rows: readonly object[]): CaaAnswer {
  const records = rows.map(recordOf);
  const sound = records.filter((record) => record !== undefined);
  return sound.length === 0 || sound.length < records.length
    ? { kind: 'unknown', because: 'malformed-answer' }
    : { kind: 'found', records: sound };
}

const CRITICAL = 128;

function recordOf(row: object): CaaRecord | undefined {
  const { critical, ...properties } = Object.fromEntries<unknown>(Object.entries(row));
  const [property, ...others] = Object.entries(properties);
  if (typeof critical !== 'number' || property === undefined || others.length > 0) return undefined;
  const [tag, value] = property;
  if (typeof value !== 'string') return undefined;
  return { critical: (critical & CRITICAL) !== 0, tag: tag.toLowerCase(), value };
}

async function answerOf<Rows>(ask: () => Promise<Rows>): Promise<Asked<Rows>> {
  try {
    return { kind: 'rows', rows: await ask() };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (ABSENT.has(code)) return { kind: 'absent' };
    const because = FAILURES.get(code);
    if (because === undefined) throw error;
    return { kind: 'unknown', because };
  }
}

/** That there is no such name, and that it has no such record. */
const ABSENT: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

const FAILURES: ReadonlyMap<string, DnsFailure> = new Map([
  ['ESERVFAIL', 'server-failure'],
  ['EREFUSED', 'refused'],
  ['ETIMEOUT', 'timed-out'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENOSERVER', 'unreachable'],
  ['EOF', 'unreachable'],
  ['ECANCELLED', 'unreachable'],
  ['EBADRESP', 'malformed-answer'],
  ['EBADSTR', 'malformed-answer'],
  ['EFORMERR', 'malformed-answer'],
  ['ENOTIMP', 'malformed-answer'],
  ['EBADNAME', 'unusable-name'],
]);

/** A host name, perhaps with underscores, as it goes over the wire: a text that is none must not become another name. */
const isUsable = (name: string): boolean => name.length <= 253 && /^[\w-]{1,63}(\.[\w-]{1,63})*$/.test(name);
