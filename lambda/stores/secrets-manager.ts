import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Clock } from '../app/ports';
import { secret, type SecretReading } from '../app/secret';
import { jsonValue } from '../contract/json-value';
import type { SecretKeyName } from '../contract/sinks';
import { type Instant, millisecondsBetween } from '../domain/instant';

/** The one secret: a JSON object with a text per medium, and one per target and medium. */
export interface SecretReader {
  /** `again`: what was read before is not good enough, so that it is read anew however young it is. Never rejects. */
  readonly read: (key: SecretKeyName, again: boolean) => Promise<SecretReading>;
}

/** A key that was replaced is used after so long at the latest, or when the medium refuses the old one. */
const KEPT_MS = 5 * 60_000;

type Content =
  | { readonly kind: 'read'; readonly keys: Readonly<Record<string, unknown>> }
  | Exclude<SecretReading, { readonly kind: 'present' | 'key-absent' }>;

/** What the names of errors say. A secret that is scheduled for deletion is refused as an invalid request. */
const FAILURES: ReadonlyMap<string, 'secret-absent' | 'denied'> = new Map([
  ['ResourceNotFoundException', 'secret-absent'],
  ['InvalidRequestException', 'secret-absent'],
  ['AccessDeniedException', 'denied'],
  ['DecryptionFailure', 'denied'],
]);

const contentSchema = z.record(z.string(), z.unknown());

/** Reads the secret of that name, at most once in five minutes. What could not be read is not kept. */
export function secretReader(client: SecretsManagerClient, secretName: string, clock: Clock): SecretReader {
  let kept: { readonly at: Instant; readonly content: Content } | undefined;

  const content = async (again: boolean): Promise<Content> => {
    const now = clock.now();
    if (!again && kept !== undefined && Math.abs(millisecondsBetween(kept.at, now)) < KEPT_MS) return kept.content;
    const fresh = await fetchContent(client, secretName);
    kept = fresh.kind === 'read' ? { at: now, content: fresh } : undefined;
    return fresh;
  };

  return {
    read: async (key, again) => {
      const found = await content(again);
      if (found.kind !== 'read') return found;
      // Pasted keys come with line breaks.
      const value = found.keys[key];
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' ? { kind: 'key-absent' } : { kind: 'present', secret: secret(text) };
    },
  };
}

async function fetchContent(client: SecretsManagerClient, secretName: string): Promise<Content> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretName }));
    return parsed(SecretString);
  } catch (error) {
    return { kind: (error instanceof Error ? FAILURES.get(error.name) : undefined) ?? 'unreadable' };
  }
}

/** Says nothing of what is wrong with it: the text is secret. */
function parsed(text: string): Content {
  const { data } = contentSchema.safeParse(jsonValue(text));
  return data === undefined ? { kind: 'malformed' } : { kind: 'read', keys: data };
}
