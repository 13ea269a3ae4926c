import { onFirstReading } from '../../lambda/app/judged-report';
import type { Sources } from '../../lambda/app/ports';
import { readAccount } from '../../lambda/app/read-account';
import { awsSources } from '../../lambda/collectors/aws-sources';
import { publicDns } from '../../lambda/collectors/dns';
import { type NonEmpty, type Region, region } from '../../lambda/domain/ids';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import type { CellReading } from '../../lambda/domain/inventory/reading';
import { RULES } from '../../lambda/domain/rules';
import { nearest } from '../../lib/config/nearest';
import { systemClock } from '../system-clock';
import { Refusal } from '../refusal';
import { ANY_REGION, callerByAnyClock, profileRegion } from './caller';
import { refuseSkew } from './clock-skew';
import { type CommandSettings, settingsFor, type Warn } from './settings-for';

/** An account as it was read now. */
export interface AccountReading {
  readonly inventory: Inventory;
  readonly settings: CommandSettings;
  readonly calls: Readonly<Record<string, number>>;
}

/** What of an account to read. */
export interface AccountOptions {
  readonly region?: readonly Region[] | undefined;
  readonly allRegions?: true | undefined;
  readonly config?: string | undefined;
  /** A moment of the user's own: our clock judges nothing then. */
  readonly at?: unknown;
  /** What else a user may do than to set the clock of the machine. Absent: nothing. */
  readonly insteadOfClock?: string;
}

/** Who hears of it meanwhile. */
export interface Listeners {
  readonly reading: (reading: CellReading) => void;
  readonly warning: Warn;
}

/** Reads the account of the credentials. Refuses without credentials, without a region, and where nothing at all could be read. */
export async function readAccountNow(options: AccountOptions, listeners: Listeners): Promise<AccountReading> {
  const { homeRegion, requested } = await placesOf(options);
  const { account } = await callerByAnyClock(homeRegion);
  const settings = settingsFor(options.config, { account, region: homeRegion }, listeners.warning);

  const sources = withRegionsOnce(awsSources({ account, homeRegion, clock: systemClock }));
  await refuseUnknown(requested ?? [], sources);
  const inventory = await readAccount(
    { sources, clock: systemClock, dns: publicDns() },
    {
      ...{ account, homeRegion, onReading: listeners.reading },
      ...{ policy: onFirstReading(settings.policy), scanEveryMinutes: settings.scanEveryMinutes },
      rules: RULES.certificate,
      // Whoever names a region wants it read, whatever the configuration leaves out.
      configured: requested === undefined ? configuredRegions(settings) : 'enabled',
      // Of a few regions nobody asks whether events come from elsewhere.
      forwardFrom: requested === undefined ? settings.forwardFrom.map(region) : [],
      ...(requested !== undefined && { requested }),
    },
  );
  refuseIfNothingWasRead(inventory);
  if (options.at === undefined) refuseSkew(sources.clockSkewMilliseconds(), options.insteadOfClock);
  return { inventory, settings, calls: { 'sts:GetCallerIdentity': 1, ...sources.calls() } };
}

/** `requested` absent: all regions. */
async function placesOf({ allRegions, region: named }: AccountOptions) {
  const profile = await profileRegion();
  if (allRegions) return { homeRegion: profile ?? ANY_REGION, requested: undefined };
  const requested = named ?? required(profile);
  return { homeRegion: profile ?? requested[0] ?? ANY_REGION, requested };
}

function required(profile: Region | undefined): NonEmpty<Region> {
  if (profile !== undefined) return [profile];
  throw new Refusal('no region: neither AWS_REGION nor the profile names one, so pass --region or --all-regions');
}

function withRegionsOnce(sources: Sources): Sources {
  const reading = sources.regions();
  return { ...sources, regions: async () => reading };
}

async function refuseUnknown(requested: readonly Region[], sources: Sources): Promise<void> {
  const reading = await sources.regions();
  if (reading.status !== 'ok') return;
  const unknown = requested.find((one) => !reading.regions.includes(one));
  if (unknown === undefined) return;
  const near = nearest(unknown, reading.regions);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  throw new Refusal(`region '${unknown}' does not exist or is not enabled in this account${hint}`);
}

function configuredRegions({ regions }: CommandSettings): 'enabled' | readonly Region[] {
  return regions === 'enabled' ? regions : regions.map((one) => region(one));
}

function refuseIfNothingWasRead({ cells }: Inventory): void {
  if (cells.some(({ status }) => status === 'ok' || status === 'partial')) return;
  const reasons = new Set(cells.flatMap((cell) => ('unreadSince' in cell ? [cell.reason] : [])));
  throw new Refusal(
    `nothing could be read (${[...reasons].join(', ')}): give these credentials read access to ACM and IAM`,
  );
}
