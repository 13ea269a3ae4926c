import type { AccountId, Region } from '../../lambda/domain/ids';
import { region } from '../../lambda/domain/ids';
import { Refusal } from '../refusal';
import { ANY_REGION, callerIn, profileRegion } from './caller';
import { type CommandSettings, deployedSettings, isConfigured, refuseWithoutFile } from './settings-for';

/** How the command line tells where the stack lies. */
export interface HomeOptions {
  readonly region?: Region | undefined;
  readonly config?: string | undefined;
}

/** Where the stack of an account lies. */
export interface Home {
  readonly account: AccountId;
  /** ARN of whose credentials these are. */
  readonly caller: string;
  readonly region: Region;
  readonly settings: CommandSettings;
}

/** The home region: as asked for, as configured, or of the profile. Refuses where nothing names one, and a configuration that cannot be used. */
export async function findHome(options: HomeOptions): Promise<Home> {
  refuseWithoutFile(options.config);
  const profile = options.region ?? (await profileRegion());
  if (profile === undefined && !isConfigured(options.config))
    throw new Refusal('no region: neither AWS_REGION nor the profile names one, so pass --region');
  const { account, arn } = await callerIn(profile ?? ANY_REGION);
  const settings = deployedSettings(options.config, { account, ...(profile !== undefined && { region: profile }) });
  return { account, caller: arn, region: options.region ?? region(settings.homeRegion), settings };
}
