import { createHash } from 'node:crypto';
import type { IncidentKey } from '../../domain/ledger/incident';

/** PagerDuty's limit. Over it the event gets a key of PagerDuty's own, and no clear would ever find it. */
const LIMIT = 255;
const PLAIN = /^[\x21-\x7e]+$/;

/** What PagerDuty knows an incident by: its key, or for a longer or stranger one its readable beginning and a hash of all of it. The same for ever. */
export function dedupKey(key: IncidentKey): string {
  if (key.length <= LIMIT && PLAIN.test(key)) return key;
  const hash = createHash('sha256').update(key).digest('hex');
  return `${key.replace(/[^\x21-\x7e]/g, '').slice(0, LIMIT - hash.length - 1)}:${hash}`;
}
