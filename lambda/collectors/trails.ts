import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail as ListedTrail,
} from '@aws-sdk/client-cloudtrail';
import { type Region, region as regionOf } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Trail, Trails } from '../domain/inventory/trails';
import type { Api } from './aws-api';
import { failureOf } from './failure';
import { globalRegion } from './global-region';
import { writesOf } from './trail-selectors';

/** A few trails of a region are asked about in a run. */
export const CLOUDTRAIL = {
  Client: CloudTrailClient,
  service: 'cloudtrail',
  callsPerSecond: { any: 2 },
} as const satisfies Api<CloudTrailClient>;

/** AWS allows five trails in a region. More are not asked, and not taken for silent. */
const MOST_ASKED = 5;

/** By the region that is asked. */
export type CloudTrailOf = (region: Region) => CloudTrailClient;

/** Reads whether a trail logs what people change in a region: the first that does ends the search. */
export async function readTrails(cloudTrail: CloudTrailOf, region: Region, readAt: Instant): Promise<Trails> {
  const listed = await answered(cloudTrail(region).send(new DescribeTrailsCommand({ includeShadowTrails: true })));
  const list = listed?.trailList?.filter((trail) => isInForce(trail, region));
  return { region, readAt, trails: list === undefined ? 'unreadable' : await askEach(list, cloudTrail, region) };
}

async function askEach(
  list: readonly ListedTrail[],
  cloudTrail: CloudTrailOf,
  region: Region,
): Promise<readonly Trail[]> {
  const trails: Trail[] = [];
  for (const one of list) {
    const writes = trails.length < MOST_ASKED ? await writesTo(one, cloudTrail, region) : 'unreadable';
    trails.push({ name: one.Name ?? 'unnamed', writes, isMultiRegion: one.IsMultiRegionTrail === true });
    if (writes === 'logged') break;
  }
  return trails;
}

/** One that is of one region logs there only. */
const isInForce = ({ IsMultiRegionTrail: everywhere, HomeRegion: home }: ListedTrail, region: Region): boolean =>
  everywhere !== false || home === undefined || home === region;

/** What is done to IAM and CloudFront is told in one region of a partition, and not by a trail that was told to leave it out. */
const leavesOutGlobal = ({ IncludeGlobalServiceEvents: isIncluded }: ListedTrail, region: Region): boolean =>
  isIncluded === false && globalRegion(region) === region;

/**
 * Its status is that of the region asked; its selectors are known where it was made. Each by the ARN, as whatever was made elsewhere is known by that alone.
 *
 * A trail of the organization may not be asked about in every account.
 */
async function writesTo(trail: ListedTrail, cloudTrail: CloudTrailOf, region: Region): Promise<Trail['writes']> {
  const { TrailARN: arn, HomeRegion: home } = trail;
  if (arn === undefined || home === undefined) return 'unreadable';
  if (leavesOutGlobal(trail, region)) return 'not-selected';
  const status = await answered(cloudTrail(region).send(new GetTrailStatusCommand({ Name: arn })));
  if (status?.IsLogging === undefined) return 'unreadable';
  if (!status.IsLogging) return 'stopped';
  const selectors = await answered(cloudTrail(regionOf(home)).send(new GetEventSelectorsCommand({ TrailName: arn })));
  return selectors === undefined ? 'unreadable' : writesOf(selectors);
}

/** `undefined`: not answered. Which of all reasons it was changes nothing: it is not known. */
async function answered<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    failureOf(error);
    return undefined;
  }
}
