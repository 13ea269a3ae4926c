import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsCommandInput,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readTrails } from '../../lambda/collectors/trails';
import { type Region, region } from '../../lambda/domain/ids';
import { NOW } from '../builders/instant';
import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

const MADE_IN = region('us-east-1');
const ELSEWHERE = region('eu-west-1');

describe('trails of the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const cloudTrail = (place: Region) => clientOf(aws, CloudTrailClient, place);
  const writesIn = async (place: Region): Promise<unknown> => (await readTrails(cloudTrail, place, NOW)).trails;
  const create = async (isMultiRegion: boolean, selectors: Omit<PutEventSelectorsCommandInput, 'TrailName'>) => {
    await clientOf(aws, S3Client).send(new CreateBucketCommand({ Bucket: 'trail' }));
    const client = cloudTrail(MADE_IN);
    const named = { Name: 'management', S3BucketName: 'trail' };
    await client.send(new CreateTrailCommand({ ...named, IsMultiRegionTrail: isMultiRegion }));
    await client.send(new PutEventSelectorsCommand({ TrailName: 'management', ...selectors }));
  };
  const start = () => cloudTrail(MADE_IN).send(new StartLoggingCommand({ Name: 'management' }));

  test('are none at first', async () => {
    expect(await writesIn(MADE_IN)).toEqual([]);
  });

  test('log in every region what they are told to, once they are started', async () => {
    await create(true, { EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }] });
    expect(await writesIn(ELSEWHERE)).toEqual([{ name: 'management', writes: 'stopped', isMultiRegion: true }]);

    await start();

    expect(await writesIn(ELSEWHERE)).toEqual([{ name: 'management', writes: 'logged', isMultiRegion: true }]);
    expect((await aws.calls()).map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'cloudtrail:DescribeTrails',
        'cloudtrail:GetTrailStatus',
        'cloudtrail:GetEventSelectors',
      ]),
    );
  });

  test('of one region log there alone', async () => {
    const FieldSelectors = [{ Field: 'eventCategory', Equals: ['Management'] }];
    await create(false, { AdvancedEventSelectors: [{ FieldSelectors }] });
    await start();

    expect(await writesIn(MADE_IN)).toEqual([{ name: 'management', writes: 'logged', isMultiRegion: false }]);
    expect(await writesIn(ELSEWHERE)).toEqual([]);
  });
});
