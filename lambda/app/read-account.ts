import { GLOBAL_SOURCES, holdsAttachments, REGIONAL_SOURCES, WALKED_SOURCES } from '../domain/inventory/source';
import type { Certificate, IamCertificate } from '../domain/certificate/certificate';
import { attributed } from '../domain/inventory/attribution';
import { selectInBackground } from '../domain/inventory/background-selection';
import type { IdsByRegion } from '../domain/inventory/by-region';
import { selectForDescribe } from '../domain/inventory/describe-selection';
import type { AccountChange } from '../domain/inventory/account-change';
import { type CellRequest, isSameCell } from '../domain/inventory/cell-request';
import type { AccountId, CertificateId, NonEmpty, Region } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import { type MergeContext, mergeInventory } from '../domain/inventory/merge-inventory';
import { settledAbsences } from '../domain/inventory/not-offered';
import type { Policy } from '../domain/policy';
import type { CellReading, DetailReading } from '../domain/inventory/reading';
import { planRegions, type RegionPlan, skippedReadings, unneededWalks } from '../domain/inventory/region-plan';
import { NOTHING_MORE, planWalk, vanishedUses, WHOLE_WALK, type WalkPlan } from '../domain/use/walk';
import { walkScopes } from '../domain/use/walk-scope';
import type { Rule } from '../domain/rules/rule';
import { annotate, type AnnotationRequest } from './annotate';
import { askAuthorities } from './ask-authorities';
import { doubtLosses } from './doubt-losses';
import { knownRegions, regionsReading } from './enabled-regions';
import { type Effort, lookUpDue } from './look-up';
import type { Clock, Dns, Sources } from './ports';
import { withTrails } from './with-trails';

/** What to read of an account, and what is known of it. */
export interface AccountRequest extends Pick<AnnotationRequest, 'onAnnotations'>, Pick<MergeContext, 'migrations'> {
  readonly account: AccountId;
  /** Where nobody tells which regions are enabled, these are all that can be read. */
  readonly homeRegion: Region;
  readonly last?: Inventory;
  readonly configured: 'enabled' | readonly Region[];
  /** Of `scan --region`. Absent: all. */
  readonly requested?: readonly Region[];
  /** Only these cells, because something happened to them. Absent: all. */
  readonly cells?: NonEmpty<CellRequest>;
  /** Listeners that are to be read as well, because events named them. Absent: none. */
  readonly waiting?: readonly CellRequest[];
  /** What somebody did to what is read, as far as events told it. */
  readonly changes?: readonly AccountChange[];
  /** The regions besides the home region of which events are forwarded to it. */
  readonly forwardFrom: readonly Region[];
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  /** By which the certificates are chosen that are worth a call each. */
  readonly rules: readonly Rule<Certificate>[];
  /** Whether some certificates more are described, ahead of their need: for who will remember it. */
  readonly fetchesAhead?: boolean;
  /** Hears of cells that a run of their own is to walk whole. */
  readonly onOwedWalks?: (cells: readonly CellRequest[]) => void;
  /** Hears of each reading as it comes in. */
  readonly onReading?: (reading: CellReading) => void;
  /** Hears what was done beside the reading of cells. */
  readonly onEffort?: (effort: Effort) => void;
}

/** The outside, as far as a reading needs it. */
export interface ReadingDependencies {
  readonly sources: Sources;
  readonly dns: Dns;
  readonly clock: Clock;
}

/**
 * Reads an account: lists first, then walks of listeners where an IAM certificate asks for them, then the details of the few
 * certificates that need them, the state of their private CAs, what DNS says of their validation, what a human looks for in the messages to
 * come, and whether changes are heard of, so that judging happens once, after all reading. What could not be read is a cell with its reason.
 */
export async function readAccount(dependencies: ReadingDependencies, request: AccountRequest): Promise<Inventory> {
  const { sources, clock } = dependencies;
  const { account, last, migrations } = request;
  const regions = await sources.regions();
  const plan = planRegions({ ...request, enabled: knownRegions(regions, request) });
  // Each time from what the run before left: a cell must not seem to have been read before because this very run read it.
  const merged = (readings: readonly CellReading[], details: readonly DetailReading[] = []): Inventory =>
    mergeInventory(last, settledAbsences(readings, last?.cells ?? []), details, {
      ...{ now: clock.now(), account, migrations },
      expectedCells: expectedCells(plan),
    });

  const lists = [
    regionsReading(account, regions),
    ...skippedReadings(account, regions.at, plan),
    ...(await doubtLosses(sources, request, await readLists(dependencies, request, plan))),
  ];
  const listed = merged(lists);
  const selected = selectForDescribe(listed, { ...request, now: clock.now() });
  const atRisk = new Set([...selected.values()].flat());
  const wanted = laterWalks(planWalk({ last, listed, atRisk, now: clock.now() }), request, plan);
  const walkAs = async (walkPlan: WalkPlan) => walk(dependencies, request, plan, { walkPlan, listed });
  const walked = [...lists, ...(await walkAs(wanted))];
  // A legacy certificate that left all that was asked may have moved anywhere.
  const hasMoved = last !== undefined && vanishedUses(last, merged(walked));
  const read = hasMoved ? [...walked, ...(await walkAs(WHOLE_WALK))] : walked;
  const { changes = [] } = request;
  const isWhole = request.cells === undefined;
  const ahead = request.fetchesAhead
    ? selectInBackground(listed, { now: clock.now(), selected, changes, isWhole })
    : NOBODY;
  const details = await readDetails(dependencies, request, selected);
  const background = await readAhead(dependencies, ahead);
  const described = attributed(last, merged(read, [...details, ...background]), changes);
  const authorized = await askAuthorities(dependencies, request, described);
  const known = await lookUpDue(dependencies, request, authorized, sizeOf(background));
  return withTrails(sources, request, await annotate(dependencies, request, known));
}

/** Whoever uploads a certificate is told of before all listeners are searched for it, which may take minutes. */
function laterWalks(wanted: WalkPlan, { cells, onOwedWalks }: AccountRequest, { read }: RegionPlan): WalkPlan {
  if (cells === undefined || wanted.kind === 'none' || !wanted.everywhere) return wanted;
  onOwedWalks?.(read.flatMap((region) => WALKED_SOURCES.map((source) => ({ region, source }))));
  return NOTHING_MORE;
}

const NOBODY: IdsByRegion = new Map();

const expectedCells = ({ read, skipped }: RegionPlan): readonly CellRequest[] => [
  ...GLOBAL_SOURCES.map((source) => ({ region: 'global' as const, source })),
  ...[...read, ...skipped.map(({ region }) => region)].flatMap((region) =>
    REGIONAL_SOURCES.map((source) => ({ region, source })),
  ),
];

async function readLists(
  { sources }: ReadingDependencies,
  request: AccountRequest,
  { read }: RegionPlan,
): Promise<readonly CellReading[]> {
  const isAsked = asked(request);
  const known = new Map<CertificateId, IamCertificate>();
  for (const one of request.last?.certificates ?? []) if (one.source === 'iam') known.set(one.id, one);
  return heard(request, [
    ...read.filter((region) => isAsked({ region, source: 'acm' })).map(async (region) => sources.acm(region)),
    ...(isAsked({ region: 'global', source: 'iam' }) ? [sources.iam(known)] : []),
    ...GLOBAL_SOURCES.filter(holdsAttachments)
      .filter((source) => isAsked({ region: 'global', source }))
      .map(async (source) => sources.attachments[source](request.homeRegion, 'all')),
  ]);
}

async function walk(
  { sources, clock }: ReadingDependencies,
  request: AccountRequest,
  { read }: RegionPlan,
  { walkPlan, listed }: { readonly walkPlan: WalkPlan; readonly listed: Inventory },
): Promise<readonly CellReading[]> {
  const { account, cells, waiting = [] } = request;
  if (walkPlan.kind === 'none') return cells === undefined ? unneededWalks(account, clock.now(), read) : [];
  const scopeOf = walkScopes(walkPlan, { requests: cells ?? waiting, isOnly: cells !== undefined }, listed);
  const readings = read.flatMap((region) =>
    WALKED_SOURCES.flatMap((source) => {
      const scope = scopeOf({ region, source });
      return scope === undefined ? [] : [sources.attachments[source](region, scope)];
    }),
  );
  return heard(request, readings);
}

async function readDetails(
  { sources }: ReadingDependencies,
  request: AccountRequest,
  selected: IdsByRegion,
): Promise<readonly DetailReading[]> {
  const isAsked = asked(request);
  return Promise.all(
    [...selected]
      .filter(([region]) => isAsked({ region, source: 'acm' }))
      .map(async ([region, ids]) => sources.describe(region, ids)),
  );
}

/** Whoever was asked about ahead of the need and is not answered is asked about another time: nothing is missing now. */
async function readAhead({ sources }: ReadingDependencies, selected: IdsByRegion): Promise<readonly DetailReading[]> {
  const readings = await Promise.all([...selected].map(async ([region, ids]) => sources.describe(region, ids)));
  return readings.map((reading) => ({ ...reading, missing: [] }));
}

const sizeOf = (readings: readonly DetailReading[]): number =>
  readings.reduce((sum, { details }) => sum + details.length, 0);

const asked =
  ({ cells }: AccountRequest) =>
  (wanted: CellRequest): boolean =>
    cells === undefined || cells.some((cell) => isSameCell(cell, wanted));

async function heard(
  { onReading }: AccountRequest,
  readings: readonly Promise<CellReading>[],
): Promise<readonly CellReading[]> {
  return Promise.all(
    readings.map(async (pending) => {
      const reading = await pending;
      onReading?.(reading);
      return reading;
    }),
  );
}
