import { type APIGatewayClient, type DomainName, paginateGetDomainNames } from '@aws-sdk/client-api-gateway';
import pMap from 'p-map';
import { failureOf } from '../collectors/failure';
import { type Region, resourceArn } from '../domain/ids';
import type { ApiDomain, ApiDomainsReading } from '../domain/migration/api-domains';
import type { ApiGatewayClients } from './api-gateway-clients';

/** The most that API Gateway tells at once. */
const PAGE_SIZE = 500;
const CONCURRENCY = 5;

/** Reads all custom domains that API Gateway has in these regions, of each region all of them or none. */
export const findApiDomains = async (
  clients: ApiGatewayClients,
  regions: readonly Region[],
): Promise<readonly ApiDomainsReading[]> =>
  pMap(regions, async (region) => readDomains(clients(region), region), { concurrency: CONCURRENCY });

async function readDomains(client: APIGatewayClient, region: Region): Promise<ApiDomainsReading> {
  const domains: ApiDomain[] = [];
  try {
    for await (const { items = [] } of paginateGetDomainNames({ client, pageSize: PAGE_SIZE }, {}))
      for (const item of items) {
        const domain = domainFrom(item, region);
        // Whoever it is may hold the certificate.
        if (domain === undefined) return { kind: 'unreadable', region };
        domains.push(domain);
      }
  } catch (error) {
    failureOf(error);
    return { kind: 'unreadable', region };
  }
  return { kind: 'read', region, domains };
}

function domainFrom(shown: DomainName, region: Region): ApiDomain | undefined {
  const { domainName: name, domainNameArn: arn, endpointConfiguration: { types: endpoints } = {} } = shown;
  if (name === undefined || arn === undefined || endpoints === undefined) return undefined;
  const { certificateArn, regionalCertificateArn, ownershipVerificationCertificateArn } = shown;
  return {
    ...{ resource: resourceArn(arn), name, region, endpoints },
    ...(certificateArn && { certificate: certificateArn }),
    ...(regionalCertificateArn && { regionalCertificate: regionalCertificateArn }),
    ...(ownershipVerificationCertificateArn && { ownershipCertificate: ownershipVerificationCertificateArn }),
  };
}
