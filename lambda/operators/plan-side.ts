import { type ACMClient, GetCertificateCommand } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, type IAMClient } from '@aws-sdk/client-iam';
import { leafDigest } from '../collectors/handshakes';
import type { Certificate } from '../domain/certificate/certificate';
import type { PlanSide } from '../domain/migration/blockers';
import { readIssuer } from './read-issuer';
import { leafIn } from './leaf';
import { unlessRefused } from './unless-refused';

/** Who is asked for certificates. */
export interface CertificateClients {
  readonly acm: (region: string) => ACMClient;
  readonly iam: () => IAMClient;
}

/** A certificate with what itself tells, where it can be fetched. It is public; of neither service can a private key be had so. */
export async function fetchPlanSide(certificate: Certificate, clients: CertificateClients): Promise<PlanSide> {
  const text = await unlessRefused(pemOf(certificate, clients));
  const leaf = text === undefined ? undefined : leafIn(text);
  return { certificate, ...(leaf !== undefined && { leaf: leafDigest(leaf.raw), issuer: readIssuer(leaf) }) };
}

const pemOf = async (certificate: Certificate, { acm, iam }: CertificateClients): Promise<string | undefined> =>
  certificate.source === 'acm' ? ofAcm(acm(certificate.region), certificate.arn) : ofIam(iam(), certificate.name);

async function ofAcm(client: ACMClient, arn: string): Promise<string | undefined> {
  return (await client.send(new GetCertificateCommand({ CertificateArn: arn }))).Certificate;
}

async function ofIam(client: IAMClient, name: string): Promise<string | undefined> {
  const { ServerCertificate: found } = await client.send(
    new GetServerCertificateCommand({ ServerCertificateName: name }),
  );
  return found?.CertificateBody;
}
