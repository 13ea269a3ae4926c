import { type ACMClient, GetCertificateCommand, ImportCertificateCommand } from '@aws-sdk/client-acm';
import type { ContentChange, PublicParts } from '../domain/operations/change';
import { digestOfPem } from './leaf';
import type { Making } from './making';

/** What ACM holds under an ARN. GetCertificate never gives a private key. */
export async function readContent(client: ACMClient, arn: string): Promise<PublicParts | undefined> {
  const { Certificate: certificate, CertificateChain: chain } = await client.send(
    new GetCertificateCommand({ CertificateArn: arn }),
  );
  return certificate === undefined ? undefined : { certificate, ...(chain !== undefined && { chain }) };
}

/** By the certificate itself, whatever its chain. */
export async function contentFingerprint(client: ACMClient, arn: string): Promise<string | undefined> {
  const content = await readContent(client, arn);
  return content && digestOfPem(content.certificate);
}

/** Imports under the same ARN. ACM keeps tags and whatever uses it. */
export async function importContent(
  client: ACMClient,
  { certificate: arn, content, replaced }: ContentChange,
  { direction, privateKey }: Making,
): Promise<void> {
  const { certificate, chain } = direction === 'forward' ? content : replaced;
  await client.send(
    new ImportCertificateCommand({
      CertificateArn: arn,
      Certificate: Buffer.from(certificate),
      ...(chain !== undefined && { CertificateChain: Buffer.from(chain) }),
      PrivateKey: privateKey,
    }),
  );
}
