import {
  type AdvancedFieldSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail as ListedTrail,
} from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { readTrails } from '../../lambda/collectors/trails';
import { type Region, region } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';
import { NOW } from '../builders/instant';

const cloudTrail = mockClient(CloudTrailClient);
const asked: Region[] = [];
const read = async (of: Region = HOME) =>
  readTrails(
    (place) => {
      asked.push(place);
      return new CloudTrailClient({ region: place });
    },
    of,
    NOW,
  );

const aTrail = (overrides: ListedTrail = {}): ListedTrail => {
  const { Name = 'management', HomeRegion = HOME } = overrides;
  const TrailARN = `arn:aws:cloudtrail:${HomeRegion}:123456789012:trail/${Name}`;
  return { Name, HomeRegion, TrailARN, IsMultiRegionTrail: true, ...overrides };
};
const ALL: EventSelector = { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] };
const READS: EventSelector = { ...ALL, ReadWriteType: 'ReadOnly' };

const MANAGEMENT: AdvancedFieldSelector = { Field: 'eventCategory', Equals: ['Management'] };
const advanced = (...fields: readonly AdvancedFieldSelector[]) => ({
  AdvancedEventSelectors: [{ FieldSelectors: [...fields] }],
});

const writesOf = async (selectors: object): Promise<unknown> => {
  cloudTrail.on(GetEventSelectorsCommand).resolves(selectors);
  const { trails } = await read();
  return trails === 'unreadable' ? trails : trails.map(({ writes }) => writes);
};

describe('trails', () => {
  beforeEach(() => {
    asked.length = 0;
    cloudTrail.reset();
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [aTrail()] });
    cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: true });
    cloudTrail.on(GetEventSelectorsCommand).resolves({ EventSelectors: [ALL] });
  });

  test('are asked for with those of other regions', async () => {
    await expect(read()).resolves.toEqual({
      ...{ region: HOME, readAt: NOW },
      trails: [{ name: 'management', writes: 'logged', isMultiRegion: true }],
    });

    expect(cloudTrail.commandCalls(DescribeTrailsCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { includeShadowTrails: true },
    ]);
  });

  test('are none where there is none', async () => {
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [] });

    await expect(read()).resolves.toEqual({ region: HOME, readAt: NOW, trails: [] });
  });

  test('that do not log are not asked what they would log', async () => {
    cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

    await expect(read()).resolves.toMatchObject({ trails: [{ writes: 'stopped' }] });
    expect(cloudTrail.commandCalls(GetEventSelectorsCommand)).toHaveLength(0);
  });

  test.each`
    selectors                                        | writes
    ${[ALL]}                                         | ${'logged'}
    ${[{ ...ALL, ReadWriteType: 'WriteOnly' }]}      | ${'logged'}
    ${[READS, ALL]}                                  | ${'logged'}
    ${[READS]}                                       | ${'not-selected'}
    ${[{ ...ALL, IncludeManagementEvents: false }]}  | ${'not-selected'}
    ${[{ ReadWriteType: 'All', DataResources: [] }]} | ${'unreadable'}
    ${[{ IncludeManagementEvents: true }]}           | ${'unreadable'}
    ${[]}                                            | ${'unreadable'}
  `('with the selectors $selectors are $writes', async ({ selectors, writes }) => {
    await expect(writesOf({ EventSelectors: selectors as EventSelector[] })).resolves.toEqual([writes]);
  });

  test.each`
    narrowed                                                        | writes
    ${[]}                                                           | ${'logged'}
    ${[{ Field: 'readOnly', Equals: ['false'] }]}                   | ${'logged'}
    ${[{ Field: 'readOnly', Equals: ['true'] }]}                    | ${'not-selected'}
    ${[{ Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]} | ${'logged'}
    ${[{ Field: 'eventSource', NotEquals: ['iam.amazonaws.com'] }]} | ${'unreadable'}
    ${[{ Field: 'eventSource', Equals: ['iam.amazonaws.com'] }]}    | ${'unreadable'}
    ${[{ Field: 'eventName', StartsWith: ['Create'] }]}             | ${'unreadable'}
    ${[{ Field: 'eventName', Equals: ['RunInstances'] }]}           | ${'unreadable'}
  `('of management events, narrowed by $narrowed, are $writes', async ({ narrowed, writes }) => {
    await expect(writesOf(advanced(MANAGEMENT, ...(narrowed as AdvancedFieldSelector[])))).resolves.toEqual([writes]);
  });

  test.each`
    of                  | isIncluded | writes
    ${'us-east-1'}      | ${true}    | ${'logged'}
    ${'us-east-1'}      | ${false}   | ${'not-selected'}
    ${'eu-west-1'}      | ${false}   | ${'logged'}
    ${'us-gov-west-1'}  | ${false}   | ${'not-selected'}
    ${'cn-north-1'}     | ${false}   | ${'not-selected'}
    ${'cn-northwest-1'} | ${false}   | ${'logged'}
  `('with IncludeGlobalServiceEvents $isIncluded are $writes in $of', async ({ of, isIncluded, writes }) => {
    const trail = { ...aTrail({ HomeRegion: of as string }), IncludeGlobalServiceEvents: isIncluded as boolean };
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [trail] });

    await expect(read(region(of as string))).resolves.toMatchObject({ trails: [{ writes: writes as string }] });
  });

  test('of data events alone log no change', async () => {
    await expect(writesOf(advanced({ Field: 'eventCategory', Equals: ['Data'] }))).resolves.toEqual(['not-selected']);
    await expect(writesOf(advanced({ Field: 'readOnly', Equals: ['false'] }))).resolves.toEqual(['not-selected']);
  });

  test('tell nothing by an answer without selectors, or without a status', async () => {
    await expect(writesOf({})).resolves.toEqual(['unreadable']);

    cloudTrail.on(GetTrailStatusCommand).resolves({});
    await expect(writesOf({ EventSelectors: [ALL] })).resolves.toEqual(['unreadable']);
  });

  test('of all regions are asked by ARN: for their status here, for their selectors where they were made', async () => {
    const shadow = aTrail({ HomeRegion: 'us-east-1' });
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [shadow] });

    await expect(read()).resolves.toMatchObject({ trails: [{ writes: 'logged' }] });

    expect(asked).toEqual([HOME, HOME, region('us-east-1')]);
    expect(
      cloudTrail
        .calls()
        .slice(1)
        .map(({ args: [{ input }] }) => input as unknown),
    ).toEqual([{ Name: shadow.TrailARN }, { TrailName: shadow.TrailARN }]);
  });

  test('of one region count in that region only', async () => {
    cloudTrail.on(DescribeTrailsCommand).resolves({
      trailList: [
        aTrail({ Name: 'elsewhere', HomeRegion: 'us-east-1', IsMultiRegionTrail: false }),
        aTrail({ Name: 'here', IsMultiRegionTrail: false }),
      ],
    });

    await expect(read()).resolves.toMatchObject({ trails: [{ name: 'here', writes: 'logged' }] });
  });

  test('are asked until one logs', async () => {
    const trailList = ['a', 'b', 'c'].map((Name) => aTrail({ Name }));
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList });
    cloudTrail.on(GetTrailStatusCommand).resolvesOnce({ IsLogging: false }).resolves({ IsLogging: true });

    await expect(read()).resolves.toMatchObject({
      trails: [
        { name: 'a', writes: 'stopped' },
        { name: 'b', writes: 'logged' },
      ],
    });
    expect(cloudTrail.calls()).toHaveLength(4);
  });

  test('beyond the fifth are not asked, and not taken for silent', async () => {
    cloudTrail
      .on(DescribeTrailsCommand)
      .resolves({ trailList: ['a', 'b', 'c', 'd', 'e', 'f'].map((Name) => aTrail({ Name })) });
    cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: false });

    const { trails } = await read();

    expect(Array.isArray(trails) && trails.map(({ writes }: { writes: string }) => writes)).toEqual([
      ...Array.from({ length: 5 }, () => 'stopped'),
      'unreadable',
    ]);
    expect(cloudTrail.commandCalls(GetTrailStatusCommand)).toHaveLength(5);
  });

  test.each(['AccessDeniedException', 'ThrottlingException', 'TrailNotFoundException'])(
    'are unreadable after %s, and the next one is asked all the same',
    async (name) => {
      cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [aTrail({ Name: 'organization' }), aTrail()] });
      cloudTrail.on(GetTrailStatusCommand).rejectsOnce(aServiceError(name)).resolves({ IsLogging: true });

      await expect(read()).resolves.toMatchObject({ trails: [{ writes: 'unreadable' }, { writes: 'logged' }] });

      cloudTrail.on(GetTrailStatusCommand).resolves({ IsLogging: true });
      cloudTrail.on(GetEventSelectorsCommand).rejects(aServiceError(name));
      await expect(read()).resolves.toMatchObject({ trails: [{ writes: 'unreadable' }, { writes: 'unreadable' }] });

      cloudTrail.on(DescribeTrailsCommand).rejects(aServiceError(name));
      await expect(read()).resolves.toMatchObject({ trails: 'unreadable' });
    },
  );

  test('cannot be asked without an ARN, nor without a region; a list that is none is unreadable', async () => {
    const { TrailARN, HomeRegion } = aTrail();
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [{ HomeRegion }, { Name: 'a', TrailARN }] });
    await expect(read()).resolves.toMatchObject({
      trails: [
        { name: 'unnamed', writes: 'unreadable' },
        { name: 'a', writes: 'unreadable' },
      ],
    });

    cloudTrail.on(DescribeTrailsCommand).resolves({});
    await expect(read()).resolves.toMatchObject({ trails: 'unreadable' });
  });

  test('hide no bug of ours', async () => {
    cloudTrail.on(DescribeTrailsCommand).rejects(new TypeError('a bug'));

    await expect(read()).rejects.toThrow('a bug');
  });
});
