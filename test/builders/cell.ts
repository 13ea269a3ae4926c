import type { Cell, CellKey, Shortfall, UnfinishedWalk } from '../../lambda/domain/inventory/cell';
import type { Source } from '../../lambda/domain/inventory/source';
import type { Region } from '../../lambda/domain/ids';
import { loadBalancerArn } from './attachment';
import { ACCOUNT, HOME } from './certificate';
import { hoursFromNow, NOW } from './instant';

type CellOf<Status extends Cell['status']> = Exclude<
  Extract<Cell, { readonly status: Status }>,
  { readonly reason: 'walk-unfinished' }
>;

/** `acm` of the home region, or of `global` where the source has no region. */
export const aCellKey = ({ source = 'acm', ...rest }: Partial<CellKey> = {}): CellKey => ({
  account: ACCOUNT,
  region: source === 'iam' || source === 'cloudfront' || source === 'regions' ? 'global' : HOME,
  source,
  ...rest,
});

/** Read whole, now. */
export const anOkCell = ({ triedAt = NOW, ...key }: Partial<CellOf<'ok'>> = {}): CellOf<'ok'> => ({
  ...aCellKey(key),
  status: 'ok',
  triedAt,
});

/** Denied now for the first time, after a good reading an hour ago. */
export const aDeniedCell = (overrides: Partial<CellOf<'denied'>> = {}): CellOf<'denied'> => ({
  ...aCellKey(overrides),
  status: 'denied',
  reason: 'no-permission',
  triedAt: NOW,
  unreadSince: NOW,
  lastCompleteAt: hoursFromNow(-1),
  ...overrides,
});

/** Throttled now for the first time, after a good reading an hour ago. */
export const aFailedCell = (overrides: Partial<CellOf<'failed'>> = {}): CellOf<'failed'> => ({
  ...aCellKey(overrides),
  status: 'failed',
  reason: 'throttled',
  triedAt: NOW,
  unreadSince: NOW,
  lastCompleteAt: hoursFromNow(-1),
  ...overrides,
});

/** Pages missing now for the first time, after a good reading an hour ago. */
export const aPartialCell = (overrides: Partial<CellOf<'partial'>> = {}): CellOf<'partial'> => ({
  ...aCellKey(overrides),
  status: 'partial',
  reason: 'pages-missing',
  triedAt: NOW,
  unreadSince: NOW,
  lastCompleteAt: hoursFromNow(-1),
  ...overrides,
});

/** A walk that ran out of time an hour ago, with one load balancer left to walk. */
export const anUnfinishedWalk = (
  walk: Partial<UnfinishedWalk> = {},
): Extract<Cell, { readonly reason: 'walk-unfinished' }> => ({
  ...aCellKey({ source: 'elbv2' }),
  status: 'partial',
  reason: 'walk-unfinished',
  triedAt: hoursFromNow(-1),
  unreadSince: hoursFromNow(-1),
  walk: { since: hoursFromNow(-1), remaining: [loadBalancerArn('edge-9')], ...walk },
});

/** One of which something was missed on the way. */
export const aMissingWalk = (walk: Partial<UnfinishedWalk> = {}): Extract<Cell, { readonly reason: Shortfall }> => ({
  ...anUnfinishedWalk(),
  reason: 'details-missing',
  walk: { ...anUnfinishedWalk().walk, missed: 'details-missing', ...walk },
});

/** Excluded by the user. */
export const aSkippedCell = (overrides: Partial<CellOf<'skipped'>> = {}): CellOf<'skipped'> => ({
  ...aCellKey(overrides),
  status: 'skipped',
  reason: 'excluded',
  ...overrides,
});

/** Every cell of an account with these regions, all read whole at the instant. */
export const okCells = (regions: readonly Region[] = [HOME], triedAt = NOW): readonly Cell[] => [
  ...regions.flatMap((region) =>
    (['acm', 'appsync', 'elb', 'elbv2'] satisfies Source[]).map((source) => anOkCell({ region, source, triedAt })),
  ),
  ...(['cloudfront', 'iam', 'regions'] satisfies Source[]).map((source) => anOkCell({ source, triedAt })),
];
