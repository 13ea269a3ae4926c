import { type CloudFrontClient, type Distribution, ListTagsForResourceCommand } from '@aws-sdk/client-cloudfront';
import type { Obstacle } from '../domain/migration/reasons';
import type { Surroundings } from '../domain/migration/target-reading';
import { saidBy, type Tagged } from './said-by-tags';
import { unlessRefused } from './unless-refused';

/** What a plan needs to know of a distribution besides its certificate; `undefined`: CloudFront did not say it. */
export async function aroundDistribution(
  client: CloudFrontClient,
  { ARN: arn, DomainName: host, DistributionConfig: config }: Distribution,
): Promise<Surroundings | undefined> {
  if (arn === undefined || host === undefined || config === undefined) return undefined;
  const tags = await unlessRefused(tagsOf(client, arn));
  const kept = keptBecause(config);
  return {
    host,
    internal: false,
    unnamed: hasOwnAddresses(config),
    hosts: aliasesOf(config),
    asksClients: config.ViewerMtlsConfig?.Mode !== undefined,
    ...saidBy(tags),
    ...(kept !== undefined && { kept }),
  };
}

type Config = Exclude<Distribution['DistributionConfig'], undefined>;

/** Only then it is served to whoever gives no name. */
const hasOwnAddresses = ({ ViewerCertificate: viewers }: Config): boolean => viewers?.SSLSupportMethod === 'vip';

const aliasesOf = ({ Aliases: aliases }: Config): readonly string[] => aliases?.Items ?? [];

function keptBecause({ Staging: staging, ContinuousDeploymentPolicyId: policy }: Config): Obstacle | undefined {
  if (staging === true) return 'staging-distribution';
  return policy ? 'continuous-deployment' : undefined;
}

async function tagsOf(client: CloudFrontClient, arn: string): Promise<readonly Tagged[]> {
  const { Tags: tags } = await client.send(new ListTagsForResourceCommand({ Resource: arn }));
  return tags?.Items ?? [];
}
