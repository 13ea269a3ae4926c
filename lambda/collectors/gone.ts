import type { ACMClient } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, type IAMClient } from '@aws-sdk/client-iam';
import pMap from 'p-map';
import type { Clock } from '../app/ports';
import type { AcmCertificate, Certificate, IamCertificate } from '../domain/certificate/certificate';
import { type CertificateId, isNonEmpty, type Region } from '../domain/ids';
import { describeCertificates } from './acm-describe';
import { failureOf, isNamed } from './failure';

const CONCURRENCY = 5;

/** Whom to ask. */
export interface Askable {
  readonly acm: (region: Region) => ACMClient;
  readonly iam: () => IAMClient;
  readonly clock: Clock;
}

/** Those of which AWS says that they do not exist. Who is not in the answer exists, or could not be asked for. */
export async function goneOf(
  certificates: readonly Certificate[],
  askable: Askable,
): Promise<readonly CertificateId[]> {
  const acm = certificates.filter((one) => one.source === 'acm');
  const iam = certificates.filter((one) => one.source === 'iam');
  const regions = [...new Set(acm.map(({ region }) => region))];
  const answers = await Promise.all([
    ...regions.map(async (region) =>
      goneOfAcm(
        acm.filter((one) => one.region === region),
        region,
        askable,
      ),
    ),
    goneOfIam(iam, askable),
  ]);
  return answers.flat();
}

async function goneOfAcm(
  certificates: readonly AcmCertificate[],
  region: Region,
  { acm, clock }: Askable,
): Promise<readonly CertificateId[]> {
  const ids = certificates.map(({ id }) => id);
  const [first] = certificates;
  if (first === undefined || !isNonEmpty(ids)) return [];
  const { details, missing } = await describeCertificates(acm(region), ids, { account: first.account, region, clock });
  const answered = new Set([...details.map(({ id }) => id), ...missing]);
  return ids.filter((id) => !answered.has(id));
}

async function goneOfIam(certificates: readonly IamCertificate[], { iam }: Askable): Promise<readonly CertificateId[]> {
  const answers = await pMap(certificates, async ({ id, name }) => ((await isGone(iam(), name, id)) ? id : undefined), {
    concurrency: CONCURRENCY,
  });
  return answers.filter((id) => id !== undefined);
}

/** A name that another certificate bears now is as good as none. */
async function isGone(client: IAMClient, name: string, id: CertificateId): Promise<boolean> {
  try {
    const { ServerCertificate: found } = await client.send(
      new GetServerCertificateCommand({ ServerCertificateName: name }),
    );
    const other = found?.ServerCertificateMetadata?.ServerCertificateId;
    return other !== undefined && other !== id;
  } catch (error) {
    if (isNamed(error, 'NoSuchEntityException', 'NoSuchEntity')) return true;
    failureOf(error);
    return false;
  }
}
