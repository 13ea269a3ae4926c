import {
  ACMClient,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  RequestCertificateCommand,
  type RequestCertificateCommandInput,
} from '@aws-sdk/client-acm';
import { IAMClient, UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import { clientOf } from '../aws/clients';
import type { CertificateFields, LocalAws } from '../aws/local-aws';
import { aCertificatePair, type CertificatePair, type CertificateWishes } from '../builders/x509';

/** Imports a real certificate, or that of `pair`, into ACM, or over the one of `arn`; returns its ARN. */
export async function importCertificate(
  aws: LocalAws,
  wishes: CertificateWishes,
  { region, arn, pair }: { readonly region?: string; readonly arn?: string; readonly pair?: CertificatePair } = {},
): Promise<string> {
  const { certificate, privateKey } = pair ?? (await aCertificatePair(wishes));
  const { CertificateArn = '' } = await clientOf(aws, ACMClient, region).send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(certificate),
      PrivateKey: Buffer.from(privateKey),
      ...(arn !== undefined && { CertificateArn: arn }),
    }),
  );
  return CertificateArn;
}

/**
 * Requests a certificate from ACM, which the local AWS issues a minute later; returns its ARN.
 *
 * `fields`: what ACM tells of it otherwise, such as a life that is not a year from now.
 */
export async function requestCertificate(
  aws: LocalAws,
  wishes: Pick<RequestCertificateCommandInput, 'DomainName' | 'SubjectAlternativeNames' | 'CertificateAuthorityArn'>,
  fields: CertificateFields = {},
): Promise<string> {
  const { CertificateArn = '' } = await clientOf(aws, ACMClient).send(
    new RequestCertificateCommand({ ValidationMethod: 'DNS', ...wishes }),
  );
  await aws.overlayCertificate(CertificateArn, fields);
  return CertificateArn;
}

/** The record that ACM asks to be put into DNS for the first name of a certificate. */
export async function validationRecordOf(
  aws: LocalAws,
  arn: string,
): Promise<{ readonly name: string; readonly value: string }> {
  const { Certificate: told } = await clientOf(aws, ACMClient).send(
    new DescribeCertificateCommand({ CertificateArn: arn }),
  );
  const { Name = '', Value = '' } = told?.DomainValidationOptions?.[0]?.ResourceRecord ?? {};
  return { name: Name.replace(/\.$/, ''), value: Value.replace(/\.$/, '') };
}

/** Uploads a real certificate to IAM; returns its ARN and its id. */
export async function uploadServerCertificate(
  aws: LocalAws,
  name: string,
  wishes: CertificateWishes & { readonly path?: string; readonly pair?: CertificatePair },
  tags: Readonly<Record<string, string>> = {},
): Promise<{ readonly arn: string; readonly id: string }> {
  const { certificate, privateKey } = wishes.pair ?? (await aCertificatePair(wishes));
  const { ServerCertificateMetadata: made } = await clientOf(aws, IAMClient).send(
    new UploadServerCertificateCommand({
      ServerCertificateName: name,
      CertificateBody: certificate,
      PrivateKey: privateKey,
      Path: wishes.path ?? '/cloudfront/',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  return { arn: made?.Arn ?? '', id: made?.ServerCertificateId ?? '' };
}
