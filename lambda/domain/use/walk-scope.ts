import type { Attachment } from './attachment';
import { type Cell, type CellKey, cellName, lastCompleteAt, type UnfinishedWalk } from '../inventory/cell';
import { type CellRequest, unitedRequests } from '../inventory/cell-request';
import { isNonEmpty, type NonEmpty, type ResourceArn } from '../ids';
import type { Inventory } from '../inventory/inventory';
import { isNarrow, type WalkPlan, type WalkScope } from './walk';

/** What events ask for, beside what is due. */
export interface WalkDemand {
  readonly requests: readonly CellRequest[];
  /** Nothing but that is to be read, unless a certificate may be anywhere. */
  readonly isOnly: boolean;
}

type Place = Pick<CellKey, 'region' | 'source'>;

/**
 * What to read of the listeners of a cell in this run; `undefined`: nothing.
 *
 * A run for events reads the listeners that they name, and the whole cell only where no walk ever saw it whole. That a legacy certificate may be anywhere
 * makes every run a walk of everything.
 */
export function walkScopes(
  plan: WalkPlan,
  { requests, isOnly }: WalkDemand,
  listed: Inventory,
): (cell: Place) => WalkScope | undefined {
  if (plan.kind === 'none') return () => undefined;
  if (plan.everywhere) return () => 'all';
  const named = new Map(unitedRequests(requests).map((request) => [cellName(request), request]));
  const cells = new Map(listed.cells.map((cell) => [cellName(cell), cell]));
  return (cell) => {
    const request = named.get(cellName(cell));
    const scope = request && namedScope(request, listed.attachments);
    const due = plan.scopeOf(cell);
    if (!isOnly || (scope !== undefined && isUnfinished(due))) return unitedScopes(due, scope);
    return scope !== undefined && isNeverWalked(cells.get(cellName(cell))) ? 'all' : scope;
  };
}

const isUnfinished = (scope: WalkScope | undefined): scope is UnfinishedWalk =>
  scope !== undefined && scope !== 'all' && !isNarrow(scope);

const isNeverWalked = (cell: Cell | undefined): boolean => cell === undefined || lastCompleteAt(cell) === undefined;

/** A load balancer that is named stands for those of its listeners that are known: of Classic ones it is read itself. */
function namedScope({ source, listeners }: CellRequest, attachments: readonly Attachment[]): WalkScope | undefined {
  if (listeners === undefined) return 'all';
  if (source === 'elb') return listeners;
  const balancers = new Set<ResourceArn>(listeners.filter((arn) => arn.includes(':loadbalancer/')));
  const theirs = attachments.flatMap(({ resource, listener }) =>
    balancers.has(resource) && listener?.arn !== undefined ? [listener.arn] : [],
  );
  const scope = [...new Set([...listeners.filter((arn) => !balancers.has(arn)), ...theirs])];
  return isNonEmpty(scope) ? scope : undefined;
}

function unitedScopes(due: WalkScope | undefined, asked: WalkScope | undefined): WalkScope | undefined {
  if (due === undefined || asked === undefined) return due ?? asked;
  // Whoever names listeners is served first, and the walk goes on in the next run; whoever asks for all is served by the rest of it.
  if (isUnfinished(due)) return isNarrow(asked) ? asked : due;
  return isNarrow(due) && isNarrow(asked) ? unitedListeners(due, asked) : 'all';
}

const unitedListeners = ([first, ...others]: NonEmpty<ResourceArn>, more: NonEmpty<ResourceArn>): WalkScope => [
  first,
  ...new Set([...others, ...more].filter((arn) => arn !== first)),
];
