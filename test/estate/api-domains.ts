import { APIGatewayClient, CreateDomainNameCommand, type CreateDomainNameRequest } from '@aws-sdk/client-api-gateway';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** Where API Gateway has it, under which certificate, and what else it holds. */
export interface ApiDomainWishes extends Omit<CreateDomainNameRequest, 'domainName'> {
  readonly region: string;
  readonly endpoint: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  /** ARN of one of ACM. */
  readonly certificate: string;
}

/** Makes a custom domain of API Gateway; returns its name in DNS. A private one has none. */
export async function createApiDomain(
  aws: LocalAws,
  domainName: string,
  { region, endpoint, certificate, ...others }: ApiDomainWishes,
): Promise<string> {
  const made = await clientOf(aws, APIGatewayClient, region).send(
    new CreateDomainNameCommand({
      domainName,
      endpointConfiguration: { types: [endpoint] },
      ...(endpoint === 'REGIONAL' ? { regionalCertificateArn: certificate } : { certificateArn: certificate }),
      ...others,
    }),
  );
  return made.regionalDomainName ?? made.distributionDomainName ?? '';
}
