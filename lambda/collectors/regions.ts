import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { RegionsReading } from '../app/ports';
import { isNonEmpty, region } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Api } from './aws-api';
import { MALFORMED_ANSWER } from './failure';
import { type Page, type Pages, readPages } from './pages';
import { sound } from './reading';

/** Asked once a run, where EC2 does not answer. */
export const ACCOUNT = {
  Client: AccountClient,
  service: 'account',
  callsPerSecond: { any: 2 },
} as const satisfies Api<AccountClient>;

/** Asked once a run. */
export const EC2 = {
  Client: EC2Client,
  service: 'ec2',
  callsPerSecond: { any: 2 },
} as const satisfies Api<EC2Client>;

/** The two services that know the regions of an account; the second is asked only where the first does not say. */
export interface RegionClients {
  readonly ec2: EC2Client;
  readonly account: () => AccountClient;
}

/** Reads which regions are enabled, in order of their codes. A half-read list is none: a region less is a blind spot that nobody sees. */
export async function readRegions({ ec2, account }: RegionClients, at: Instant): Promise<RegionsReading> {
  const first = regionsIn(await readPages(() => describedRegions(ec2)), at);
  if (first.status === 'ok') return first;
  const second = regionsIn(await readPages((token) => listedRegions(account(), token)), at);
  return second.status === 'ok' ? second : first;
}

function regionsIn({ rows, failure }: Pages<string | undefined>, at: Instant): RegionsReading {
  if (failure !== undefined) return { at, ...failure };
  const codes = sound(rows);
  const regions = [...codes.rows].sort().map(region);
  return isNonEmpty(regions) && !codes.malformedRows ? { at, status: 'ok', regions } : { at, ...MALFORMED_ANSWER };
}

async function describedRegions(client: EC2Client): Promise<Page<string | undefined>> {
  const { Regions: regions } = await client.send(new DescribeRegionsCommand({ AllRegions: false }));
  const enabled = regions?.filter(({ OptInStatus: status }) => status !== 'not-opted-in');
  return { rows: enabled?.map(({ RegionName: name }) => name), next: undefined };
}

async function listedRegions(client: AccountClient, token: string | undefined): Promise<Page<string | undefined>> {
  const { Regions: regions, NextToken: next } = await client.send(
    new ListRegionsCommand({
      RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
      MaxResults: 50,
      NextToken: token,
    }),
  );
  return { rows: regions?.map(({ RegionName: name }) => name), next };
}
