import type { AlertPath } from '../alert-path/alert-path';
import type { Delivery } from '../alert-path/delivery';
import { ruleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { counted, inUtc } from '../wording';
import type { Rule } from './rule';

/** After so long whoever took it away has read it, or will not. */
const AGES_OUT_MS = 7 * DAY_MS;

/**
 * Fails on a sink of pages that is not deployed any more, or has no way of its own to a target any more: what its medium holds stays open there where nobody
 * clears it.
 *
 * It ages out: no reading shows what is open in a medium that nobody reaches.
 */
export const alertPathRemoved: Rule<AlertPath> = {
  id: ruleId('alert-path-removed'),
  title: 'A pager was taken away',
  meaning:
    'It is told nothing new any more, nor the end of what it was told before: its open incidents stay open. Only the PagerDuty of a target hears of ends, ' +
    'while its key lies in the secret.',
  remedy:
    'Close by hand what stays open there. If it was not meant to go, name it under `pages` in notafter.config.ts again, deploy, ' +
    'and prove it: `npx notafter drill`.',

  evaluate({ topic, deliveries }, { now }) {
    if (topic !== 'pages' || deliveries === undefined) return { kind: 'not-applicable' };
    if (deliveries === 'unreadable') return { kind: 'unknown', lacks: 'deliveries' };
    const removed = Object.entries(deliveries).flatMap(removalsOf);
    if (removed.length === 0) return { kind: 'pass' };

    const fresh = removed.filter(({ at }) => millisecondsBetween(at, now) < AGES_OUT_MS);
    const found = (fresh.length === 0 ? removed : fresh).map(
      ({ name, at, holds }) => `${name} (since ${inUtc(at)}, ${counted(holds, 'incident')} left open there)`,
    );
    const summary = `the topic pages has lost a sink: ${found.join(', ')}`;
    const facts = { sinks: found };
    return fresh.length === 0
      ? { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts }
      : { kind: 'fail', severity: 'warning', summary, facts };
  },
};

interface Removed {
  readonly name: string;
  readonly at: Instant;
  readonly holds: number;
}

/** A sink that is gone is one, whatever targets it had. */
function removalsOf([sink, { removed, removedWays = {} }]: readonly [string, Delivery]): readonly Removed[] {
  if (removed !== undefined) return [{ name: sink, ...removed }];
  return Object.entries(removedWays).map(([target, removal]) => ({
    name: `${sink} of the target ${target}`,
    ...removal,
  }));
}
