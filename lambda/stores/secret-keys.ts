import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { jsonValue } from '../contract/json-value';

/** `malformed`: the secret is no JSON object, and is left as it is. `because` never holds the value. */
export type SecretKeyWriting =
  | { readonly kind: 'created' | 'set' | 'unchanged' | 'malformed' | 'contended' }
  | { readonly kind: 'failed'; readonly because: string };

/** What to write where. */
export interface SecretKey {
  readonly secretName: string;
  readonly key: string;
  readonly value: string;
}

type Version = { readonly id: string; readonly keys: Readonly<Record<string, unknown>> } | 'absent' | 'malformed';

const ATTEMPTS = 5;
const keysSchema = z.record(z.string(), z.unknown());

/**
 * Sets one key of a secret that is a JSON object, and keeps the others; makes the secret where there is none.
 *
 * Secrets Manager knows no conditional write. Its stage AWSPREVIOUS tells what a write replaced: where that is not what was read
 * before, somebody else wrote meanwhile, and what they wrote is taken over.
 */
export async function writeSecretKey(client: SecretsManagerClient, secret: SecretKey): Promise<SecretKeyWriting> {
  try {
    let base = await readVersion(client, secret.secretName, 'AWSCURRENT');
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const written = await writeOver(client, secret, base);
      // What we wrote in an earlier attempt is news, even where a later writer took it over.
      if ('kind' in written) return written.kind === 'unchanged' && attempt > 0 ? { kind: 'set' } : written;
      base = written.base;
    }
    return { kind: 'contended' };
  } catch (error) {
    return { kind: 'failed', because: reasonOf(error, secret.value) };
  }
}

async function writeOver(
  client: SecretsManagerClient,
  secret: SecretKey,
  base: Version,
): Promise<SecretKeyWriting | { readonly base: Version }> {
  const { secretName, key, value } = secret;
  if (base === 'malformed') return { kind: 'malformed' };
  if (base === 'absent') return create(client, secret);
  if (base.keys[key] === value) return { kind: 'unchanged' };

  const SecretString = JSON.stringify({ ...base.keys, [key]: value });
  const { VersionId: ours = '' } = await client.send(new PutSecretValueCommand({ SecretId: secretName, SecretString }));
  const replaced = await readVersion(client, secretName, 'AWSPREVIOUS');
  if (typeof replaced !== 'object' || replaced.id === base.id) return { kind: 'set' };
  // Ours was replaced in turn: whether with our key, the newest version shows.
  if (replaced.id === ours) return { base: await readVersion(client, secretName, 'AWSCURRENT') };
  return { base: { id: ours, keys: replaced.keys } };
}

async function create(
  client: SecretsManagerClient,
  { secretName, key, value }: SecretKey,
): Promise<SecretKeyWriting | { readonly base: Version }> {
  try {
    const Description = 'Keys of the pagers and chats that notafter tells';
    const SecretString = JSON.stringify({ [key]: value });
    await client.send(new CreateSecretCommand({ Name: secretName, Description, SecretString }));
    return { kind: 'created' };
  } catch (error) {
    if (!isNamed(error, 'ResourceExistsException')) throw error;
    return { base: await readVersion(client, secretName, 'AWSCURRENT') };
  }
}

async function readVersion(
  client: SecretsManagerClient,
  secretName: string,
  VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS',
): Promise<Version> {
  try {
    const { VersionId = '', SecretString = '' } = await client.send(
      new GetSecretValueCommand({ SecretId: secretName, VersionStage }),
    );
    const { data } = keysSchema.safeParse(jsonValue(SecretString));
    return data === undefined ? 'malformed' : { id: VersionId, keys: data };
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return 'absent';
    throw error;
  }
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** A validation error quotes what it was given. */
const reasonOf = (error: unknown, value: string): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(value, '***');
