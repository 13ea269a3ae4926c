import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Direction } from '../../../lambda/domain/direction';
import type { Change, PublicParts } from '../../../lambda/domain/operations/change';
import { systemReason } from '../../../lambda/stores/system-reason';
import { Refusal } from '../../refusal';
import { systemClock } from '../../system-clock';

/**
 * Reads the private key of what a change puts in its place. It is held in this process until the one call that takes it; no plan, journal or message has a
 * place for it, nor for where it was read. Refuses one that is not the certificate's, and to put back what has expired.
 */
export async function keyFor(
  change: Change,
  { direction, file }: { readonly direction: Direction; readonly file: string | undefined },
): Promise<Uint8Array> {
  const certificate = certificateOf(placedBy(change, direction));
  if (Date.parse(certificate.validTo) <= Date.parse(systemClock.now()))
    throw new Refusal('that certificate has expired: it is never put in place');
  if (file === undefined)
    throw new Refusal('this takes the private key of the certificate that is put in place: pass --private-key-file');
  const text = await textOf(file);
  if (!certificate.checkPrivateKey(keyFrom(text, file)))
    throw new Refusal(`${file} is not the private key of the certificate that is put in place`);
  return text;
}

function placedBy(change: Change, direction: Direction): PublicParts {
  if (change.kind === 'content') return direction === 'forward' ? change.content : change.replaced;
  if (change.kind === 'deletion') return change.kept;
  throw new Error(`a change of kind ${change.kind} takes no key`);
}

function certificateOf({ certificate }: PublicParts): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch {
    throw new Refusal('what the plan puts in place is no certificate: plan again');
  }
}

async function textOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Refusal(`${file} cannot be read: ${systemReason(cause)}`);
  }
}

/** What OpenSSL says of a text that is no key may quote it: nobody is told. */
function keyFrom(text: Uint8Array, file: string): KeyObject {
  try {
    return createPrivateKey(Buffer.from(text));
  } catch {
    throw new Refusal(`${file} is no private key in PEM without a passphrase, which is what AWS takes`);
  }
}
