import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  ResourceGroupsTaggingAPIClient,
  type Tag,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { mockClient } from 'aws-sdk-client-mock';
import { readTags } from '../../lambda/collectors/tags';
import { isNonEmpty } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';
import { NOW } from '../builders/instant';

const tagging = mockClient(ResourceGroupsTaggingAPIClient);
const arn = (index: number) => `arn:aws:acm:eu-west-1:123456789012:certificate/${index}`;
const arns = (count: number) => Array.from({ length: count }, (_, index) => arn(index));

async function read(asked: readonly string[]) {
  if (!isNonEmpty(asked)) throw new RangeError('nothing is asked for');
  const client = new ResourceGroupsTaggingAPIClient({ region: 'eu-west-1' });
  const { found, unread } = await readTags(client, asked, { region: HOME, at: NOW });
  return { found: Object.fromEntries(found), unread };
}

/** An account that holds one resource, with these tags. */
const isTagged = (...tags: readonly (readonly [string, string])[]) =>
  tagging.on(GetResourcesCommand).resolves({
    ResourceTagMappingList: [{ ResourceARN: arn(0), Tags: tags.map(([Key, Value]): Tag => ({ Key, Value })) }],
  });

const askedFor = () =>
  tagging.commandCalls(GetResourcesCommand).map(({ args: [{ input }] }) => input.ResourceARNList ?? []);

describe('readTags', () => {
  beforeEach(() => {
    tagging.reset();
    tagging.on(GetResourcesCommand).resolves({ ResourceTagMappingList: [] });
  });

  test.each<{ readonly tags: readonly (readonly [string, string])[]; readonly says: object }>([
    { tags: [['owner', 'payments']], says: { owner: 'payments' } },
    {
      tags: [
        ['OWNER', 'a'],
        ['Team', 'b'],
        ['Environment', 'c'],
      ],
      says: { owner: 'a', team: 'b', environment: 'c' },
    },
    { tags: [['env', 'live']], says: { environment: 'live' } },
    {
      tags: [
        ['ENV', 'live'],
        ['environment', 'production'],
      ],
      says: { environment: 'production' },
    },
    {
      tags: [
        ['owner', 'second'],
        ['Owner', 'first'],
      ],
      says: { owner: 'first' },
    },
    {
      tags: [
        ['Owner', ' '],
        ['owner', 'second'],
      ],
      says: { owner: 'second' },
    },
    {
      tags: [
        ['owners', 'no'],
        ['Name', 'no'],
        ['aws:owner', 'no'],
      ],
      says: {},
    },
    { tags: [], says: {} },
  ])('reads of the tags $tags $says', async ({ tags, says }) => {
    isTagged(...tags);

    await expect(read([arn(0)])).resolves.toEqual({ found: { [arn(0)]: { ...says, tagsReadAt: NOW } }, unread: [] });
  });

  test('knows of a resource that is not in the answer that it has no tags', async () => {
    isTagged(['owner', 'payments']);

    const { found } = await read(arns(2));

    expect(found).toEqual({ [arn(0)]: { owner: 'payments', tagsReadAt: NOW }, [arn(1)]: { tagsReadAt: NOW } });
  });

  test.each`
    count  | calls
    ${1}   | ${[1]}
    ${100} | ${[100]}
    ${101} | ${[100, 1]}
    ${250} | ${[100, 100, 50]}
  `('asks for $count resources in calls of $calls', async ({ count, calls }: { count: number; calls: number[] }) => {
    const { found } = await read(arns(count));

    expect(askedFor().map(({ length }) => length)).toEqual(calls);
    expect(Object.keys(found)).toHaveLength(count);
  });

  test('never pages, which AWS forbids where resources are named', async () => {
    await read(arns(2));

    expect(tagging.commandCalls(GetResourcesCommand).map(({ args: [{ input }] }) => Object.keys(input))).toEqual([
      ['ResourceARNList'],
    ]);
  });

  test.each([
    ['ThrottledException', 'throttled'],
    ['InternalServiceException', 'service-error'],
    ['AccessDeniedException', 'no-permission'],
  ])('finds nothing where AWS answers %s, and says why: %s', async (name, reason) => {
    tagging.on(GetResourcesCommand).rejects(aServiceError(name));

    await expect(read(arns(3))).resolves.toEqual({
      found: {},
      unread: [{ what: 'tags', region: HOME, reason, count: 3 }],
    });
  });

  test('asks no more after a denial, and counts all', async () => {
    tagging.on(GetResourcesCommand).rejects(aServiceError('AccessDeniedException'));

    const { unread } = await read(arns(250));

    expect(askedFor()).toHaveLength(1);
    expect(unread.map(({ count }) => count)).toEqual([100, 150]);
  });

  test('goes on after throttling', async () => {
    tagging
      .on(GetResourcesCommand)
      .rejectsOnce(aServiceError('ThrottledException'))
      .resolves({ ResourceTagMappingList: [] });

    const { found, unread } = await read(arns(150));

    expect(Object.keys(found)).toHaveLength(50);
    expect(unread).toEqual([{ what: 'tags', region: HOME, reason: 'throttled', count: 100 }]);
  });

  test('takes an answer without a list as malformed', async () => {
    tagging.on(GetResourcesCommand).resolves({});

    await expect(read([arn(0)])).resolves.toEqual({
      found: {},
      unread: [{ what: 'tags', region: HOME, reason: 'malformed-answer', count: 1 }],
    });
  });

  test('reads the others where AWS does not take one of the names', async () => {
    tagging.on(GetResourcesCommand).callsFake(async ({ ResourceARNList: asked = [] }: GetResourcesCommandInput) => {
      if (asked.includes(arn(37))) throw aServiceError('InvalidParameterException');
      return { ResourceTagMappingList: [] };
    });

    const { found, unread } = await read(arns(100));

    expect(Object.keys(found)).toHaveLength(99);
    expect(unread).toEqual([{ what: 'tags', region: HOME, reason: 'service-error', count: 1 }]);
    expect(askedFor().length).toBeLessThanOrEqual(15);
  });

  test('throws what is a bug of ours', async () => {
    tagging.on(GetResourcesCommand).rejects(new TypeError('undefined is not a function'));

    await expect(read([arn(0)])).rejects.toThrow(TypeError);
  });
});
