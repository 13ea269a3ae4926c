import { isNonEmpty, type NonEmpty } from '../ids';
import type { Case } from './case';
import { type Routing, targetOf } from './routing';

/** What copies of one certificate have in common: equal names in any order and case, equal notAfter. `undefined`: nothing says of what it could be a copy. */
export function copyIdentity({ about: { names, notAfter } }: Case): string | undefined {
  if (names.length === 0 || notAfter === undefined) return undefined;
  return JSON.stringify([notAfter, ...new Set(names.map((name) => name.toLowerCase()).toSorted())]);
}

/** Groups of cases in their order. One wildcard imported into eight regions is one thing to do; for two targets it is two. */
export function byCopy(cases: readonly Case[], routing: Routing): readonly NonEmpty<Case>[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const identity = JSON.stringify([targetOf(one, routing), copyIdentity(one) ?? one.subject]);
    groups.set(identity, [...(groups.get(identity) ?? []), one]);
  }
  return [...groups.values()].filter((group) => isNonEmpty(group));
}
