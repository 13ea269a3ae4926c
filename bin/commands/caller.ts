import { STSClient } from '@aws-sdk/client-sts';
import { callLog } from '../../lambda/collectors/calls';
import { readCaller } from '../../lambda/collectors/caller-identity';
import { type AccountId, type Region, region } from '../../lambda/domain/ids';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { refuseSkew } from './clock-skew';

/** Who we are, and which regions there are, can be asked anywhere: this region is always enabled. */
export const ANY_REGION = region('us-east-1');

/** The region that the environment or the profile names; `AWS_DEFAULT_REGION`, which the SDK does not know, as the AWS CLI takes it. */
export async function profileRegion(): Promise<Region | undefined> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  if (AWS_REGION === undefined && AWS_DEFAULT_REGION !== undefined) return region(AWS_DEFAULT_REGION);
  try {
    return region(await new STSClient({}).config.region());
  } catch {
    // The SDK throws where neither the environment nor the profile names one.
    return undefined;
  }
}

/** Who we are. */
export interface Caller {
  readonly account: AccountId;
  readonly arn: string;
}

/** The account of the credentials, and whose they are. Refuses without any that work, and where our clock is not AWS's. */
export async function callerIn(homeRegion: Region): Promise<Caller> {
  const { watch, clockSkewMilliseconds } = callLog(systemClock);
  const sts = new STSClient({ region: homeRegion });
  watch(sts, 'sts');
  const caller = await known(sts);
  refuseSkew(clockSkewMilliseconds());
  return caller;
}

/** The same by whatever clock: for who judges by a moment of the user's own, or compares the clock later. */
export const callerByAnyClock = async (homeRegion: Region): Promise<Caller> =>
  known(new STSClient({ region: homeRegion }));

async function known(sts: STSClient): Promise<Caller> {
  const caller = await readCaller(sts);
  switch (caller.kind) {
    case 'known':
      return caller;
    case 'no-credentials':
      throw new Refusal(
        `no AWS credentials that work: ${caller.because}; look at AWS_PROFILE, or sign in with \`aws sso login\``,
      );
    case 'unreachable':
      throw new Refusal(`AWS does not answer who we are: ${caller.because}`);
  }
}
