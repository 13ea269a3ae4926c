import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { mockClient } from 'aws-sdk-client-mock';
import { readRegions } from '../../lambda/collectors/regions';
import { aServiceError } from '../builders/attempt';
import { NOW } from '../builders/instant';

const ec2 = mockClient(EC2Client);
const account = mockClient(AccountClient);
const read = () =>
  readRegions(
    { ec2: new EC2Client({ region: 'eu-west-1' }), account: () => new AccountClient({ region: 'eu-west-1' }) },
    NOW,
  );
const ok = (...regions: readonly string[]) => ({ at: NOW, status: 'ok', regions });

describe('readRegions', () => {
  beforeEach(() => {
    ec2.reset();
    account.reset();
  });

  test('reads the enabled regions in order, and asks nobody else', async () => {
    ec2.on(DescribeRegionsCommand).resolves({
      Regions: [
        { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'af-south-1', OptInStatus: 'opted-in' },
        { RegionName: 'ap-east-1', OptInStatus: 'not-opted-in' },
      ],
    });

    await expect(read()).resolves.toEqual(ok('af-south-1', 'us-east-1'));

    expect(account.calls()).toHaveLength(0);
  });

  test('asks the account where EC2 does not say, on all pages', async () => {
    ec2.on(DescribeRegionsCommand).rejects(aServiceError('UnauthorizedOperation'));
    account
      .on(ListRegionsCommand)
      .resolvesOnce({ Regions: [{ RegionName: 'us-east-1' }], NextToken: 'second' })
      .resolvesOnce({ Regions: [{ RegionName: 'eu-west-1' }] });

    await expect(read()).resolves.toEqual(ok('eu-west-1', 'us-east-1'));

    expect(account.commandCalls(ListRegionsCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'], MaxResults: 50, NextToken: undefined },
      { RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'], MaxResults: 50, NextToken: 'second' },
    ]);
  });

  test.each<readonly [string, Error, object]>([
    ['is denied', aServiceError('UnauthorizedOperation'), { status: 'denied', reason: 'no-permission' }],
    ['throttles', aServiceError('RequestLimitExceeded'), { status: 'failed', reason: 'throttled' }],
  ])('tells how EC2 %s when the account does not say either', async (_, error, expected) => {
    ec2.on(DescribeRegionsCommand).rejects(error);
    account.on(ListRegionsCommand).rejects(aServiceError('InternalServerException'));

    await expect(read()).resolves.toEqual({ at: NOW, ...expected });
  });

  test('takes half a list as none', async () => {
    ec2.on(DescribeRegionsCommand).rejects(aServiceError('UnauthorizedOperation'));
    account
      .on(ListRegionsCommand)
      .resolvesOnce({ Regions: [{ RegionName: 'us-east-1' }], NextToken: 'second' })
      .rejects(aServiceError('TooManyRequestsException'));

    await expect(read()).resolves.toMatchObject({ status: 'denied' });
  });

  test.each<readonly [string, object]>([
    ['no list', {}],
    ['no region', { Regions: [] }],
    ['a region without a name', { Regions: [{ RegionName: 'us-east-1' }, {}] }],
  ])('takes an answer with %s as malformed', async (_, answer) => {
    ec2.on(DescribeRegionsCommand).resolves(answer);
    account.on(ListRegionsCommand).resolves(answer);

    await expect(read()).resolves.toEqual({ at: NOW, status: 'failed', reason: 'malformed-answer' });
  });
});
