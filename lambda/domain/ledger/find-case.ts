import type { Case } from './case';

/** What somebody means: one case, several that they might mean, or none. */
export type FoundCase =
  | { readonly kind: 'one'; readonly case: Case }
  | { readonly kind: 'several'; readonly cases: readonly Case[] }
  | { readonly kind: 'none' };

/** The open case of a subject as messages call it, of the ARN of a certificate, or of one of its names. The more exact meaning wins. */
export function findCase(text: string, cases: readonly Case[]): FoundCase {
  const meanings: readonly ((one: Case) => boolean)[] = [
    ({ subject }) => subject === text,
    ({ about }) => about.arn === text,
    ({ about }) => about.names.includes(text),
  ];
  for (const isMeant of meanings) {
    const [found, ...others] = cases.filter(isMeant);
    if (found !== undefined)
      return others.length === 0 ? { kind: 'one', case: found } : { kind: 'several', cases: [found, ...others] };
  }
  return { kind: 'none' };
}
