import type { Attachment } from './attachment';
import { type Cell, type CellKey, cellName, lastCompleteAt } from './cell';
import { type CellRequest, unitedRequests } from './cell-request';
import { isNonEmpty, type ResourceArn } from './ids';
import type { Inventory } from './inventory';
import type { WalkPlan, WalkScope } from './walk';

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
    if (!isOnly) return unitedScopes(plan.scopeOf(cell), scope);
    return scope !== undefined && isNeverWalked(cells.get(cellName(cell))) ? 'all' : scope;
  };
}

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

function unitedScopes(one: WalkScope | undefined, other: WalkScope | undefined): WalkScope | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one === 'all' || other === 'all') return 'all';
  const [first, ...others] = new Set([...one, ...other]);
  return first === undefined ? undefined : [first, ...others];
}
