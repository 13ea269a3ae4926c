import type { CaaRecord, DnsAnswers } from './dns';

/** The names by which Amazon's authorities go in CAA records. */
const AMAZON: ReadonlySet<string> = new Set(['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']);

/** The properties that they understand; any other one that is critical forbids. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['issue', 'issuewild', 'iodef']);

/** Whether Amazon may issue for a name. `at`: the name whose records say no; `issuers`: who may instead, by their names. */
export type CaaWord =
  | { readonly kind: 'allowed' | 'unknown' }
  | { readonly kind: 'forbidden'; readonly at: string; readonly issuers: readonly string[] }
  | { readonly kind: 'forbidden'; readonly at: string; readonly property: string };

/** The names whose records may hold for this one: itself and all above it, but for the root (RFC 8659, 3). */
export function caaLevels(name: string): readonly string[] {
  const labels = withoutWildcard(name).split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

/**
 * Climbs from a name towards the root until there are records, and reads these: `issuewild` for a wildcard if there is any, else `issue`.
 *
 * No records at all, or none that restrict, allow. A level that could not be read hides what is above it.
 */
export function caaWord(name: string, { caa }: Pick<DnsAnswers, 'caa'>): CaaWord {
  for (const at of caaLevels(name)) {
    const answer = caa(at);
    if (answer === undefined || answer.kind === 'unknown') return { kind: 'unknown' };
    if (answer.kind === 'found') return wordOf(answer.records, at, name.startsWith('*.'));
  }
  return { kind: 'allowed' };
}

function wordOf(records: readonly CaaRecord[], at: string, isWildcard: boolean): CaaWord {
  const strange = records.find(({ critical, tag }) => critical && !UNDERSTOOD.has(tag));
  if (strange !== undefined) return { kind: 'forbidden', at, property: strange.tag };

  const tagged = (tag: string) => records.filter((record) => record.tag === tag);
  const wild = isWildcard ? tagged('issuewild') : [];
  const issuers = (wild.length > 0 ? wild : tagged('issue')).map(({ value }) => issuerOf(value));
  if (issuers.length === 0 || issuers.some((issuer) => AMAZON.has(issuer))) return { kind: 'allowed' };
  return { kind: 'forbidden', at, issuers: [...new Set(issuers.filter((issuer) => issuer !== ''))] };
}

/** What stands before the parameters. Empty: nobody may. */
const issuerOf = (value: string): string => value.replace(/;.*$/s, '').trim().toLowerCase();

const withoutWildcard = (name: string): string => name.replace(/^\*\./, '');
