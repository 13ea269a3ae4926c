import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { IAMClient, UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { aCertificatePair, type CertificateWishes } from '../builders/x509';

/** Imports a real certificate into ACM, or over the one of `arn`; returns its ARN. */
export async function importCertificate(
  aws: LocalAws,
  wishes: CertificateWishes,
  { region, arn }: { readonly region?: string; readonly arn?: string } = {},
): Promise<string> {
  const { certificate, privateKey } = await aCertificatePair(wishes);
  const { CertificateArn = '' } = await clientOf(aws, ACMClient, region).send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(certificate),
      PrivateKey: Buffer.from(privateKey),
      ...(arn !== undefined && { CertificateArn: arn }),
    }),
  );
  return CertificateArn;
}

/** Uploads a real certificate to IAM; returns its ARN and its id. */
export async function uploadServerCertificate(
  aws: LocalAws,
  name: string,
  wishes: CertificateWishes,
  tags: Readonly<Record<string, string>> = {},
): Promise<{ readonly arn: string; readonly id: string }> {
  const { certificate, privateKey } = await aCertificatePair(wishes);
  const { ServerCertificateMetadata: made } = await clientOf(aws, IAMClient).send(
    new UploadServerCertificateCommand({
      ServerCertificateName: name,
      CertificateBody: certificate,
      PrivateKey: privateKey,
      Path: '/cloudfront/',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  return { arn: made?.Arn ?? '', id: made?.ServerCertificateId ?? '' };
}
