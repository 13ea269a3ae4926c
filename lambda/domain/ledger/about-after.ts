import { type About, environmentsOf } from '../subject';

/** So much of what is not so any more is kept. */
const KEPT = 20;

/**
 * What is told of a subject whose case is open. Attachments that were not read are told as last read.
 *
 * Tags change, and may not be read at the first try: owners and environments that were told of since the opening are kept apart, so that filters let the end
 * through to whoever heard of the beginning.
 */
export function aboutAfter(before: About, now: About): About {
  const { attachments, blastRadius } = before;
  const owners = left([...before.owners, ...(before.formerly?.owners ?? [])], now.owners);
  const environments = left([...environmentsOf(before), ...(before.formerly?.environments ?? [])], environmentsOf(now));
  return {
    ...(attachments !== undefined && { attachments }),
    ...(blastRadius !== undefined && { blastRadius }),
    ...now,
    ...(owners.length + environments.length > 0 && { formerly: { owners, environments } }),
  };
}

const left = (before: readonly string[], now: readonly string[]): readonly string[] =>
  [...new Set(before)].filter((one) => !now.includes(one)).slice(0, KEPT);
