import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/instant';

/** Name of the header that proves who sent a request, and when. */
export const SIGNATURE_HEADER = 'notafter-signature';

/**
 * `t=1795161600,v1=…`: the second at which it was signed, and HMAC-SHA256, in hexadecimal, of that number, a full stop and the body.
 *
 * With the time in it nobody can send an old request again: a receiver refuses what is minutes old.
 */
export function signatureOf(body: string, key: string, at: Instant): string {
  const seconds = Math.floor(Date.parse(at) / 1_000);
  const digest = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
