import { normalizedName } from '../certificate/names';
import { covers, namesNeeded } from './names-needed';
import type { Warning } from './reasons';

/** The names of both certificates, and those that the caller says nobody needs. */
export interface NamesOfPair {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly givenUp: readonly string[];
}

/** Host names of one target that only the old certificate covers, and that are not given up. */
export function lackedNames(hosts: readonly string[], { from, to, givenUp }: NamesOfPair): readonly string[] {
  const isGivenUp = new Set(givenUp.map(normalizedName));
  const names = new Set(hosts.map(normalizedName).filter(covers(from)));
  return [...names].filter((name) => !covers(to)(name) && !isGivenUp.has(name));
}

/** For whom the names are looked at. */
export interface NameUses {
  /** Host names of each target that is moved; absent: not read. */
  readonly moved: readonly (readonly string[] | undefined)[];
  /** What those lack that are left. */
  readonly left: readonly string[];
}

/**
 * Names that the old certificate is needed for and the new one lacks: which of them forbid it all, and what is to be said of the others.
 *
 * One of the old certificate itself forbids it all, since nobody knows where it is needed; but not where what has a rule for it is left, and all other
 * rules are known not to name it.
 */
export function lackingNames(
  pair: NamesOfPair,
  { moved, left }: NameUses,
): { readonly missing: readonly string[]; readonly warnings: readonly Warning[] } {
  const hosts = moved.flatMap((names) => names ?? []);
  const lacked = lackedNames(namesNeeded(pair.from, hosts), pair);
  const isKept = (name: string): boolean => left.includes(name) && moved.every((names) => names !== undefined);
  const needed = new Set(namesNeeded(pair.from, [...hosts, ...left]).filter((name) => !covers(pair.to)(name)));
  const givenUp = [...new Set(pair.givenUp.map(normalizedName))];
  return {
    missing: lacked.filter((name) => !isKept(name)),
    warnings: [
      ...givenUp.map((on) => ({ kind: needed.has(on) ? 'name-given-up' : 'nothing-to-give-up', on }) as const),
      ...lacked.filter(isKept).map((on) => ({ kind: 'name-left-behind', on }) as const),
    ],
  };
}
