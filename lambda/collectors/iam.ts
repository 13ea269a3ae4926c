import {
  GetServerCertificateCommand,
  IAMClient,
  ListServerCertificatesCommand,
  type ServerCertificate,
  type ServerCertificateMetadata,
} from '@aws-sdk/client-iam';
import pMap from 'p-map';
import type { IamCertificate } from '../domain/certificate/certificate';
import { certificateArn, type CertificateId, certificateId } from '../domain/ids';
import type { CellReading } from '../domain/inventory/reading';
import type { Api } from './aws-api';
import { failureOf, isNamed } from './failure';
import { flaggedPage, type Page, readPages } from './pages';
import { type PemFacts, readPem } from './pem';
import { instantFrom, present } from './present';
import { type Attempt, readingOf, sound } from './reading';

/** AWS publishes no rate, and has one for the whole account. */
export const IAM = {
  Client: IAMClient,
  service: 'iam',
  callsPerSecond: { any: 4 },
} as const satisfies Api<IAMClient>;

const CONCURRENCY = 5;

/**
 * Reads the server certificates of the account: one call per thousand, and one for each that `known` does not hold whole.
 *
 * A certificate whose content could not be had stands with what the list says of it, and makes the reading partial.
 * No call returns a private key.
 */
export async function readIam(
  client: IAMClient,
  known: ReadonlyMap<CertificateId, IamCertificate>,
  attempt: Attempt,
): Promise<CellReading> {
  const list = await readPages((marker) => serverCertificates(client, marker));
  const outcomes = await pMap(
    list.rows,
    async (row) => {
      const before = known.get(certificateId(row.ServerCertificateId ?? ''));
      // Whoever lacks a beginning was never read whole.
      const facts = before?.notBefore === undefined ? await contentOf(client, row) : before;
      return { facts, certificate: iamCertificate(row, facts, attempt) };
    },
    { concurrency: CONCURRENCY },
  );
  const { rows: certificates, malformedRows } = sound(outcomes.map(({ certificate }) => certificate));
  return readingOf(
    attempt,
    list,
    { certificates, attachments: [] },
    {
      malformedRows: malformedRows || outcomes.some(({ facts }) => facts === 'malformed'),
      detailsMissing: outcomes.some(({ facts }) => facts === 'unanswered'),
    },
  );
}

// IAM may cut a page short, or send an empty one, and still hold more.
async function serverCertificates(
  client: IAMClient,
  marker: string | undefined,
): Promise<Page<ServerCertificateMetadata>> {
  const answer = await client.send(new ListServerCertificatesCommand({ MaxItems: 1000, Marker: marker }));
  const { IsTruncated: truncated, Marker: next } = answer;
  return flaggedPage(answer.ServerCertificateMetadataList, { truncated, marker: next });
}

type Content = PemFacts | 'malformed' | 'unanswered';

async function contentOf(client: IAMClient, row: ServerCertificateMetadata): Promise<Content> {
  if (!row.ServerCertificateId || !row.ServerCertificateName) return 'malformed';
  try {
    const asked = new GetServerCertificateCommand({ ServerCertificateName: row.ServerCertificateName });
    return contentIn((await client.send(asked)).ServerCertificate, row.ServerCertificateId);
  } catch (error) {
    if (!isNamed(error, 'NoSuchEntityException', 'NoSuchEntity')) failureOf(error);
    return 'unanswered';
  }
}

function contentIn(found: ServerCertificate | undefined, id: string): Content {
  // Somebody may have given the name to another certificate since the list was read.
  if (found?.ServerCertificateMetadata?.ServerCertificateId !== id) return 'unanswered';
  return readPem(found.CertificateBody ?? '') ?? 'malformed';
}

function iamCertificate(
  row: ServerCertificateMetadata,
  facts: Content | IamCertificate,
  { account, at }: Attempt,
): IamCertificate | undefined {
  const { ServerCertificateId: id, Arn: arn, ServerCertificateName: name } = row;
  const { names, namesComplete, notBefore, notAfter, key } = typeof facts === 'string' ? NOTHING : facts;
  const expiration = instantFrom(row.Expiration) ?? notAfter;
  if (!id || !arn || !name || expiration === undefined) return undefined;
  return {
    source: 'iam',
    id: certificateId(id),
    arn: certificateArn(arn),
    account,
    region: 'global',
    renews: 'nobody',
    name,
    names,
    namesComplete,
    notAfter: expiration,
    observedAt: at,
    ...present({ notBefore, key, uploadedAt: instantFrom(row.UploadDate) }),
  };
}

const NOTHING: Partial<PemFacts> & Pick<PemFacts, 'names' | 'namesComplete'> = { names: [], namesComplete: false };
