import {
  DeleteServerCertificateCommand,
  GetServerCertificateCommand,
  type IAMClient,
  paginateListServerCertificateTags,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import { isNamed } from '../collectors/failure';
import { ABSENT, type DeletionChange, type PublicParts, type Tag } from '../domain/operations/change';
import { digestOfPem } from './leaf';
import type { Making } from './making';

/** All of a server certificate but its key, which IAM gives to nobody. */
export interface ServerCertificateParts {
  readonly kept: PublicParts;
  readonly path: string;
  readonly tags: readonly Tag[];
}

/** Reads it whole, with its tags; `undefined`: IAM answered something that cannot be used. */
export async function readServerCertificate(
  client: IAMClient,
  name: string,
): Promise<ServerCertificateParts | undefined> {
  const { ServerCertificate: found } = await client.send(
    new GetServerCertificateCommand({ ServerCertificateName: name }),
  );
  const path = found?.ServerCertificateMetadata?.Path;
  if (found?.CertificateBody === undefined || path === undefined) return undefined;
  const { CertificateBody: certificate, CertificateChain: chain } = found;
  return { kept: { certificate, ...(chain !== undefined && { chain }) }, path, tags: await tagsOf(client, name) };
}

async function tagsOf(client: IAMClient, name: string): Promise<readonly Tag[]> {
  const tags: Tag[] = [];
  // IAM may tell fewer at once than a page holds, though there are more.
  for await (const { Tags: page = [] } of paginateListServerCertificateTags(
    { client },
    { ServerCertificateName: name },
  ))
    tags.push(
      ...page.flatMap(({ Key: key, Value: value }) => (key === undefined ? [] : [{ key, value: value ?? '' }])),
    );
  return tags;
}

/** By the certificate itself; absent where IAM says that there is none. */
export async function serverCertificateFingerprint(client: IAMClient, name: string): Promise<string | undefined> {
  try {
    const { ServerCertificate: found } = await client.send(
      new GetServerCertificateCommand({ ServerCertificateName: name }),
    );
    return found?.CertificateBody === undefined ? undefined : digestOfPem(found.CertificateBody);
  } catch (error) {
    if (isNamed(error, 'NoSuchEntityException')) return ABSENT;
    throw error;
  }
}

/** Deletes it, or uploads it again. IAM refuses to delete one that it knows to be used, which is not every one: whoever calls has looked. */
export async function deleteServerCertificate(
  client: IAMClient,
  { name, path, kept, tags }: DeletionChange,
  { direction, privateKey }: Making,
): Promise<void> {
  if (direction === 'forward') {
    await client.send(new DeleteServerCertificateCommand({ ServerCertificateName: name }));
    return;
  }
  await client.send(
    new UploadServerCertificateCommand({
      ServerCertificateName: name,
      Path: path,
      CertificateBody: kept.certificate,
      CertificateChain: kept.chain,
      PrivateKey: privateKey === undefined ? undefined : Buffer.from(privateKey).toString('utf8'),
      Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
    }),
  );
}
