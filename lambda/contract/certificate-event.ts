import * as z from 'zod/mini';
import { type AccountId, type Region, region } from '../domain/ids';
import { accountIdSchema } from './identifiers';

const regionCode = z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d+$/));

/** The part that matters; all other keys are optional in practice and are not looked at. */
const acmEvent = z.object({ source: z.literal('aws.acm'), account: accountIdSchema, region: regionCode });

/** A Health event may be about another region than the one that it arrived in. */
const healthEvent = z.object({
  source: z.literal('aws.health'),
  account: accountIdSchema,
  region: regionCode,
  detail: z.object({ service: z.string(), eventRegion: z.optional(regionCode) }),
});

const certificateEvent = z.discriminatedUnion('source', [acmEvent, healthEvent]);

/** `foreign`: nothing that a certificate could have caused; `because` ends a sentence that begins with "the event". */
export type CertificateEventReading =
  | { readonly kind: 'certificate-event'; readonly region: Region }
  | { readonly kind: 'foreign'; readonly because: string };

/**
 * Where something happened to a certificate of ACM in the account that is watched.
 *
 * The event is a hint: what happened is read from ACM itself. A bus may be shared, and carry what happens in other accounts.
 */
export function readCertificateEvent(event: unknown, watched: AccountId): CertificateEventReading {
  const read = certificateEvent.safeParse(event);
  if (!read.success)
    return { kind: 'foreign', because: 'is not one of ACM or AWS Health that names its account and its region' };
  const { account } = read.data;
  if (account !== watched) return { kind: 'foreign', because: `is of account ${account}, and ${watched} is watched` };
  if (read.data.source === 'aws.acm') return { kind: 'certificate-event', region: region(read.data.region) };

  const { region: arrivedIn, detail } = read.data;
  if (detail.service !== 'ACM') return { kind: 'foreign', because: `is about ${detail.service}, not about ACM` };
  return { kind: 'certificate-event', region: region(detail.eventRegion ?? arrivedIn) };
}
