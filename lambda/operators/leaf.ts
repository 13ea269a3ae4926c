import { X509Certificate } from 'node:crypto';
import { type ACMClient, GetCertificateCommand } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, type IAMClient } from '@aws-sdk/client-iam';
import { failureOf } from '../collectors/failure';
import type { Certificate } from '../domain/certificate/certificate';
import { leafDigest } from '../collectors/handshakes';
import type { Issuer } from '../domain/migration/issuer';
import { issuerOf } from './issuer';

/** What a plan takes from a certificate itself. */
export interface Leaf {
  /** By which handshakes tell what is served. */
  readonly digest: string;
  readonly issuer: Issuer;
}

/** Fetches a certificate itself, which is public; of neither service can a private key be had so. `undefined`: it could not be fetched. */
export async function fetchLeaf(
  certificate: Certificate,
  { acm, iam }: { readonly acm: (region: string) => ACMClient; readonly iam: () => IAMClient },
): Promise<Leaf | undefined> {
  try {
    const text =
      certificate.source === 'acm'
        ? await ofAcm(acm(certificate.region), certificate.arn)
        : await ofIam(iam(), certificate.name);
    const leaf = text === undefined ? undefined : parsed(text);
    return leaf && { digest: leafDigest(leaf.raw), issuer: issuerOf(leaf) };
  } catch (error) {
    // Throws what is no answer of AWS: a bug is not a certificate that cannot be fetched.
    failureOf(error);
    return undefined;
  }
}

async function ofAcm(client: ACMClient, arn: string): Promise<string | undefined> {
  return (await client.send(new GetCertificateCommand({ CertificateArn: arn }))).Certificate;
}

async function ofIam(client: IAMClient, name: string): Promise<string | undefined> {
  const { ServerCertificate: found } = await client.send(
    new GetServerCertificateCommand({ ServerCertificateName: name }),
  );
  return found?.CertificateBody;
}

/** Of the first certificate of a PEM text; `undefined`: it holds none. */
export function digestOfPem(text: string): string | undefined {
  const leaf = parsed(text);
  return leaf && leafDigest(leaf.raw);
}

function parsed(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}
