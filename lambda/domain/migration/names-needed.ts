import { coveringNames, normalizedName } from '../certificate/names';

/** Whether a certificate of these names is valid for the name, or for all that a pattern of a listener rule stands for. */
export function covers(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names.map(normalizedName));
  return (name) => coveringNames(name).some((covering) => known.has(covering));
}

/** What the old certificate is needed for: its own names, and those host names of rules that it is valid for. Each once. */
export const namesNeeded = (own: readonly string[], hosts: readonly string[]): readonly string[] => [
  ...new Set([...own, ...hosts.filter(covers(own))].map(normalizedName)),
];

/** Nobody bears it: what is asked for in place of a wildcard. Load balancers choose by pattern, and no name server is asked. */
const PROBE = 'notafter-probe';

/** A name that a client could ask for, of a name or a pattern. */
export const askable = (name: string): string => name.replaceAll('*', PROBE).replaceAll('?', 'x');
