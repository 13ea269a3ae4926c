import { grouped } from '../grouped';
import { type Routing, targetOf } from '../routing';
import { type Entry, hasNews, owesRing } from './announced';
import { group, type GroupContext, type Grouping } from './group';

/** What grouping depends on, with who is told of what. */
export interface RoutedContext extends Omit<GroupContext, 'target'> {
  readonly routing: Routing;
}

/**
 * How the pending cases of one run are told, target by target: nothing that is told is for two of them.
 *
 * A ring goes where the case leads now. News goes to whoever chat has told of the opening, until its end: whoever heard of the one hears of the other.
 */
export function groupByTarget(pending: readonly Entry[], { routing, ...context }: RoutedContext): Grouping {
  const rings = byTarget(pending.filter(owesRing), (entry) => targetOf(entry.case, routing));
  const news = byTarget(pending.filter(hasNews), (entry) => newsTargetOf(entry, routing));
  return {
    incidents: rings.flatMap(({ entries, ...target }) => group(entries, { ...context, ...target }).incidents),
    bulletins: news.flatMap(({ entries, ...target }) => group(entries, { ...context, ...target }).bulletins),
  };
}

const newsTargetOf = ({ case: one, announced: { told } }: Entry, routing: Routing): string | undefined =>
  told?.open === true ? told.target : targetOf(one, routing);

interface Part {
  readonly target?: string;
  readonly entries: readonly Entry[];
}

function byTarget(entries: readonly Entry[], targetFor: (entry: Entry) => string | undefined): readonly Part[] {
  const parts = grouped(entries.map((entry) => [targetFor(entry), entry]));
  return [...parts].map(([target, part]) => ({ entries: part, ...(target !== undefined && { target }) }));
}
