import type { Cell } from '../../../lambda/domain/inventory/cell';
import type { CellRequest } from '../../../lambda/domain/inventory/cell-request';
import { resourceArn } from '../../../lambda/domain/ids';
import { WHOLE_WALK, type WalkPlan, type WalkScope } from '../../../lambda/domain/use/walk';
import { walkScopes } from '../../../lambda/domain/use/walk-scope';
import { anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { aCellKey, aDeniedCell, anOkCell, anUnfinishedWalk, aSkippedCell } from '../../builders/cell';
import { HOME } from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const ELBV2 = { region: HOME, source: 'elbv2' } as const;
const ELB = { region: HOME, source: 'elb' } as const;
const [DUE, NAMED] = [listenerArn('due'), listenerArn('named')];

const neverRead: Cell = {
  ...aCellKey({ source: 'elbv2' }),
  status: 'denied',
  reason: 'no-permission',
  triedAt: NOW,
  unreadSince: NOW,
};

const planned = (scope: WalkScope | undefined): WalkPlan => ({
  kind: 'walk',
  everywhere: false,
  scopeOf: ({ source }) => (source === 'elbv2' ? scope : undefined),
});
const named: CellRequest = { ...ELBV2, listeners: [NAMED] };

const scopesOf = (
  plan: WalkPlan,
  { requests, isOnly = true }: { readonly requests: readonly CellRequest[]; readonly isOnly?: boolean },
  listed = anInventory(),
) => {
  const scopeOf = walkScopes(plan, { requests, isOnly }, listed);
  return { elbv2: scopeOf(ELBV2), elb: scopeOf(ELB) };
};

describe('walkScopes', () => {
  test('reads nothing where there is nothing to look for', () => {
    expect(scopesOf({ kind: 'none' }, { requests: [named] })).toEqual({ elbv2: undefined, elb: undefined });
  });

  test('reads everything where a legacy certificate may be anywhere, whatever was asked for', () => {
    expect(scopesOf(WHOLE_WALK, { requests: [named] })).toEqual({ elbv2: 'all', elb: 'all' });
  });

  test.each<{ title: string; plan: WalkScope | undefined; requests: readonly CellRequest[]; elbv2: unknown }>([
    { title: 'the listeners that events name', plan: [DUE], requests: [named], elbv2: [NAMED] },
    { title: 'those alone, also where a walk is due', plan: 'all', requests: [named], elbv2: [NAMED] },
    { title: 'the whole cell', plan: [DUE], requests: [ELBV2], elbv2: 'all' },
    { title: 'nothing of a cell that they do not name', plan: 'all', requests: [ELB], elbv2: undefined },
  ])('of a run for events: $title', ({ plan, requests, elbv2 }) => {
    expect(scopesOf(planned(plan), { requests }).elbv2).toEqual(elbv2);
  });

  describe('where a walk is unfinished', () => {
    const { walk, ...rest } = anUnfinishedWalk();
    const listed = anInventory({ cells: [{ ...rest, walk }] });

    test.each<{ title: string; requests: readonly CellRequest[]; isOnly: boolean; elbv2: unknown }>([
      { title: 'goes on with it when its cell is asked for', requests: [ELBV2], isOnly: true, elbv2: walk },
      { title: 'reads what events name first', requests: [named], isOnly: true, elbv2: [NAMED] },
      { title: 'leaves it when another cell is asked for', requests: [ELB], isOnly: true, elbv2: undefined },
      { title: 'goes on with it in a full run', requests: [], isOnly: false, elbv2: walk },
      { title: 'reads what events name first in a full run, too', requests: [named], isOnly: false, elbv2: [NAMED] },
    ])('$title', ({ requests, isOnly, elbv2 }) => {
      expect(scopesOf(planned(walk), { requests, isOnly }, listed).elbv2).toEqual(elbv2);
    });
  });

  test.each<{ title: string; plan: WalkScope | undefined; requests: readonly CellRequest[]; elbv2: unknown }>([
    { title: 'what is due', plan: [DUE], requests: [], elbv2: [DUE] },
    { title: 'what is due, and what events name', plan: [DUE], requests: [named], elbv2: [DUE, NAMED] },
    { title: 'what events name', plan: undefined, requests: [named], elbv2: [NAMED] },
    { title: 'each listener once', plan: [NAMED], requests: [named], elbv2: [NAMED] },
    { title: 'the whole cell, where it is due', plan: 'all', requests: [named], elbv2: 'all' },
    { title: 'the whole cell, where events ask for it', plan: [DUE], requests: [ELBV2], elbv2: 'all' },
  ])('of a run of the whole account: $title', ({ plan, requests, elbv2 }) => {
    expect(scopesOf(planned(plan), { requests, isOnly: false }).elbv2).toEqual(elbv2);
  });

  test.each<{ title: string; cell: Cell; elbv2: unknown }>([
    { title: 'long ago', cell: anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-7) }), elbv2: [NAMED] },
    {
      title: 'before it was denied',
      cell: aDeniedCell({ source: 'elbv2', lastCompleteAt: hoursFromNow(-1) }),
      elbv2: [NAMED],
    },
    {
      title: 'never, as it was denied',
      cell: neverRead,
      elbv2: 'all',
    },
    {
      title: 'never, as there was no need',
      cell: aSkippedCell({ source: 'elbv2', reason: 'not-needed' }),
      elbv2: 'all',
    },
  ])('of a cell that was walked whole $title reads $elbv2', ({ cell, elbv2 }) => {
    expect(scopesOf(planned(undefined), { requests: [named] }, anInventory({ cells: [cell] })).elbv2).toEqual(elbv2);
  });

  test('a load balancer that is named stands for those of its listeners that are known', () => {
    const gone: CellRequest = { ...ELBV2, listeners: [loadBalancerArn('edge-1')] };
    const listed = anInventory({ attachments: [anAttachment({ name: 'edge-1' }), anAttachment({ name: 'edge-2' })] });

    expect(scopesOf(planned(undefined), { requests: [gone] }, listed).elbv2).toEqual([listenerArn('edge-1')]);
    expect(scopesOf(planned(undefined), { requests: [gone] }).elbv2).toBeUndefined();
  });

  test('of Classic load balancers it is read itself', () => {
    const classic = resourceArn(`arn:aws:elasticloadbalancing:${HOME}:123456789012:loadbalancer/edge-9`);

    expect(scopesOf(planned(undefined), { requests: [{ ...ELB, listeners: [classic] }] }).elb).toEqual([classic]);
  });
});
