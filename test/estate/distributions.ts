import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateDistributionTenantCommand,
  type ViewerCertificate,
} from '@aws-sdk/client-cloudfront';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** Which certificates a distribution presents, and to whom. */
export interface DistributionWishes {
  /** To viewers: of IAM by its id, of ACM by its ARN. @default - that of CloudFront itself */
  readonly viewers?: Pick<ViewerCertificate, 'IAMCertificateId' | 'ACMCertificateArn'>;
  /** To its origin, by which it proves itself: the ARN of one of ACM. */
  readonly origin?: string;
  /** @default false */
  readonly staging?: boolean;
}

/** Makes a distribution; returns its id. */
export async function createDistribution(
  aws: LocalAws,
  alias: string,
  { viewers, origin, staging }: DistributionWishes,
): Promise<string> {
  const custom = {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: 'https-only' as const,
    ...(origin !== undefined && { OriginMtlsConfig: { ClientCertificateArn: origin } }),
  };
  const { Distribution } = await clientOf(aws, CloudFrontClient).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: alias,
        Comment: alias,
        Enabled: true,
        Aliases: { Quantity: 1, Items: [alias] },
        Origins: {
          Quantity: 1,
          Items: [{ Id: 'origin', DomainName: 'origin.example.com', CustomOriginConfig: custom }],
        },
        DefaultCacheBehavior: { TargetOriginId: 'origin', ViewerProtocolPolicy: 'https-only' },
        ...(viewers !== undefined && { ViewerCertificate: viewers }),
        ...(staging !== undefined && { Staging: staging }),
      },
    }),
  );
  return Distribution?.Id ?? '';
}

/** Makes a tenant of a distribution, for one domain, under a certificate of its own. */
export async function createTenant(
  aws: LocalAws,
  distributionId: string,
  { domain, certificate }: { readonly domain: string; readonly certificate: string },
): Promise<void> {
  await clientOf(aws, CloudFrontClient).send(
    new CreateDistributionTenantCommand({
      DistributionId: distributionId,
      Name: domain.replaceAll('.', '-'),
      Domains: [{ Domain: domain }],
      Customizations: { Certificate: { Arn: certificate } },
    }),
  );
}
