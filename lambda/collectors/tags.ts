import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
  type Tag,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Annotation, AnnotationReading, PeopleTags } from '../domain/use/annotation';
import type { NonEmpty, Place } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Api } from './aws-api';
import { type Failure, failureOf, isNamed, MALFORMED_ANSWER } from './failure';
import { present } from './present';

/** AWS publishes 15 a second. */
export const TAGGING = {
  Client: ResourceGroupsTaggingAPIClient,
  service: 'tag',
  callsPerSecond: { GetResources: 7 },
} as const satisfies Api<ResourceGroupsTaggingAPIClient>;

/** The most that one call takes. */
const AT_ONCE = 100;

/** Where and when. */
export interface Asking {
  readonly region: Place;
  readonly at: Instant;
}

/** What was read of some resources, and of how many nothing, because of what. */
interface Answered {
  readonly found: readonly (readonly [string, Annotation])[];
  readonly unread: readonly { readonly count: number; readonly failure: Failure }[];
}

/**
 * Reads who owns these resources, a hundred in a call. Who is not in the answer has no tags: AWS lists no untagged resource, and none that is gone.
 *
 * After a denial nothing more is asked.
 */
export async function readTags(
  client: ResourceGroupsTaggingAPIClient,
  arns: NonEmpty<string>,
  { region, at }: Asking,
): Promise<AnnotationReading> {
  const answers: Answered[] = [];
  for (let from = 0; from < arns.length; from += AT_ONCE) {
    const answer = await ask(client, arns.slice(from, from + AT_ONCE), at);
    answers.push(answer);
    const denied = answer.unread.find(({ failure }) => failure.status === 'denied');
    if (denied === undefined) continue;
    answers.push({
      found: [],
      unread: [{ count: Math.max(0, arns.length - from - AT_ONCE), failure: denied.failure }],
    });
    break;
  }
  return {
    found: new Map(answers.flatMap(({ found }) => found)),
    unread: answers
      .flatMap(({ unread }) => unread)
      .filter(({ count }) => count > 0)
      .map(({ count, failure: { reason } }) => ({ what: 'tags', region, reason, count })),
  };
}

/** One ARN that AWS does not take makes it refuse all of them: the halves are asked for then, until it is alone. */
async function ask(client: ResourceGroupsTaggingAPIClient, arns: readonly string[], at: Instant): Promise<Answered> {
  try {
    const { ResourceTagMappingList: rows } = await client.send(new GetResourcesCommand({ ResourceARNList: [...arns] }));
    return rows === undefined ? nothing(arns, MALFORMED_ANSWER) : { found: annotations(arns, rows, at), unread: [] };
  } catch (error) {
    if (!isNamed(error, 'InvalidParameterException') || arns.length < 2) return nothing(arns, failureOf(error));
  }
  const half = Math.ceil(arns.length / 2);
  const [left, right] = [await ask(client, arns.slice(0, half), at), await ask(client, arns.slice(half), at)];
  return { found: [...left.found, ...right.found], unread: [...left.unread, ...right.unread] };
}

const nothing = ({ length: count }: readonly string[], failure: Failure): Answered => ({
  found: [],
  unread: [{ count, failure }],
});

function annotations(arns: readonly string[], rows: readonly ResourceTagMapping[], at: Instant): Answered['found'] {
  const tags = new Map(rows.map(({ ResourceARN: arn = '', Tags: all = [] }) => [arn, all]));
  return arns.map((arn) => [arn, { ...peopleTags(tags.get(arn) ?? []), tagsReadAt: at }]);
}

/** Keys in any case: AWS tells `Owner` from `owner`, people do not. Of two spellings the first by code unit counts; an empty value is none. */
function peopleTags(tags: readonly Tag[]): PeopleTags {
  const sorted = tags.toSorted(({ Key: left = '' }, { Key: right = '' }) => (left < right ? -1 : 1));
  const valueOf = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => sorted.find(({ Key: key = '', Value: value }) => key.toLowerCase() === name && value?.trim()))
      .find((tag) => tag !== undefined)?.Value;
  return present({
    owner: valueOf('owner'),
    team: valueOf('team'),
    environment: valueOf('environment', 'env'),
  });
}
