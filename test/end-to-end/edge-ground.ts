import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { IAMClient, UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { aCertificatePair, type CertificatePair, type CertificateWishes, OF_A_PUBLIC_CA } from '../builders/x509';

/** What a certificate is valid for, and when. A public CA issued it unless it says otherwise. */
interface Life extends Pick<CertificateWishes, 'issuer' | 'policies'> {
  readonly names: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A certificate with its key, imported into ACM; its ARN, by which `pairs` then knows it. */
export async function importedPair(aws: LocalAws, pairs: Map<string, CertificatePair>, life: Life): Promise<string> {
  const pair = await aCertificatePair({ ...OF_A_PUBLIC_CA, ...life });
  const [Certificate, PrivateKey] = [Buffer.from(pair.certificate), Buffer.from(pair.privateKey)];
  const made = await clientOf(aws, ACMClient).send(new ImportCertificateCommand({ Certificate, PrivateKey }));
  pairs.set(made.CertificateArn ?? '', pair);
  return made.CertificateArn ?? '';
}

/** One that is uploaded to IAM; `pairs` then knows it by both of its names. */
export async function uploadedPair(
  aws: LocalAws,
  pairs: Map<string, CertificatePair>,
  { name, ...life }: Life & { readonly name: string },
): Promise<{ readonly arn: string; readonly id: string }> {
  const pair = await aCertificatePair({ ...OF_A_PUBLIC_CA, ...life });
  const { ServerCertificateMetadata: made } = await clientOf(aws, IAMClient).send(
    new UploadServerCertificateCommand({
      ServerCertificateName: name,
      CertificateBody: pair.certificate,
      PrivateKey: pair.privateKey,
    }),
  );
  const [arn, id] = [made?.Arn ?? '', made?.ServerCertificateId ?? ''];
  pairs.set(arn, pair).set(id, pair);
  return { arn, id };
}

/** What the policy on a page of docs/operations allows, by the id of the statement. */
export function allowedBy(page: string) {
  const text = readFileSync(path.join(__dirname, '../../docs/operations', page), 'utf8');
  const [, json = ''] = /```json\n([^]*?)\n```/.exec(text) ?? [];
  const { Statement: all } = JSON.parse(json) as { Statement: { Sid: string; Action: readonly string[] }[] };
  return {
    allowed: all.flatMap(({ Action }) => Action),
    statements: new Map(all.map(({ Sid, Action }) => [Sid, Action])),
  };
}
