import type { AlertPath } from '../alert-path/alert-path';
import { ruleId } from '../ids';
import { DAY_MS, millisecondsBetween } from '../instant';
import { counted, inUtc } from '../wording';
import type { Rule } from './rule';

/** After so long whoever took it away has read it, or will not. */
const AGES_OUT_MS = 7 * DAY_MS;

/**
 * Fails on a sink of pages that is not deployed any more: what its medium holds stays open there, as nobody clears it.
 *
 * It ages out: no reading shows what is open in a medium that nobody reaches.
 */
export const alertPathRemoved: Rule<AlertPath> = {
  id: ruleId('alert-path-removed'),
  title: 'A pager was taken away',
  meaning: 'It is told nothing any more, not even the end of what it was told before: its open incidents stay open.',
  remedy:
    'Close by hand what is open there. If it was not meant to go, name it under `pages` in notafter.config.ts again, deploy, ' +
    'and prove it: `npx notafter drill`.',

  evaluate({ topic, deliveries }, { now }) {
    if (topic !== 'pages' || deliveries === undefined) return { kind: 'not-applicable' };
    if (deliveries === 'unreadable') return { kind: 'unknown', lacks: 'deliveries' };
    const removed = Object.entries(deliveries).flatMap(([sink, { removed: gone }]) =>
      gone === undefined ? [] : [{ sink, ...gone }],
    );
    if (removed.length === 0) return { kind: 'pass' };

    const fresh = removed.filter(({ at }) => millisecondsBetween(at, now) < AGES_OUT_MS);
    const found = (fresh.length === 0 ? removed : fresh).map(
      ({ sink, at, holds }) => `${sink} (since ${inUtc(at)}, ${counted(holds, 'incident')} left open there)`,
    );
    const summary = `the topic pages has lost a sink: ${found.join(', ')}`;
    const facts = { sinks: found };
    return fresh.length === 0
      ? { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts }
      : { kind: 'fail', severity: 'warning', summary, facts };
  },
};
