import { AppSyncClient, CreateDomainNameCommand } from '@aws-sdk/client-appsync';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** Makes a custom domain of AppSync under that certificate. */
export async function createDomainName(aws: LocalAws, domainName: string, certificateArn: string): Promise<void> {
  await clientOf(aws, AppSyncClient).send(new CreateDomainNameCommand({ domainName, certificateArn }));
}
