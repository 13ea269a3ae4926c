import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** Makes a distribution that shows an IAM certificate, named by its id; returns the id of the distribution. */
export async function createDistribution(aws: LocalAws, alias: string, iamCertificateId: string): Promise<string> {
  const { Distribution } = await clientOf(aws, CloudFrontClient).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: alias,
        Comment: alias,
        Enabled: true,
        Aliases: { Quantity: 1, Items: [alias] },
        Origins: {
          Quantity: 1,
          Items: [{ Id: 'origin', DomainName: 'origin.example.com', CustomHeaders: { Quantity: 0 } }],
        },
        DefaultCacheBehavior: { TargetOriginId: 'origin', ViewerProtocolPolicy: 'https-only' },
        ViewerCertificate: { IAMCertificateId: iamCertificateId },
      },
    }),
  );
  return Distribution?.Id ?? '';
}
