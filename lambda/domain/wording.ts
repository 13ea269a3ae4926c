import type { Certificate } from './certificate/certificate';
import type { Instant } from './instant';
import type { MissingProof } from './use/use';

/** For people: `2026-12-01 08:00 UTC`. */
export const inUtc = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** `1 attachment`, `3 attachments`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** At most so many, and how many more there are: `['a', 'b', 'and 12 more']`. */
export const atMost = (most: number, items: readonly string[]): readonly string[] =>
  items.length <= most ? items : [...items.slice(0, most), `and ${items.length - most} more`];

/** What a human calls it: `api.example.com and 2 more names (ACM, eu-west-1)`. Its names are raw: renderers neutralise them. */
export function labelOf(certificate: Certificate): string {
  const [first, ...others] = certificate.names;
  const where = certificate.source === 'acm' ? `ACM, ${certificate.region}` : `IAM, ${certificate.name}`;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more name')}`;
  return `${first ?? certificate.id}${more} (${where})`;
}

/** Why a cell proves nothing, in the words of a message. */
export const GAP_WORDS: Readonly<Record<MissingProof['because'], string>> = {
  'pages-missing': 'read in part',
  'details-missing': 'read in part',
  'malformed-row': 'read in part',
  'walk-unfinished': 'read in part, the walk goes on',
  'sudden-loss-doubted': 'doubted after a sudden loss',
  'no-permission': 'denied',
  'service-control-policy': 'denied by a service control policy',
  throttled: 'throttled',
  'timed-out': 'timed out',
  unreachable: 'unreachable',
  'service-error': 'failed',
  'malformed-answer': 'answered something unreadable',
  excluded: 'excluded',
  'not-offered': 'not offered there',
  'not-requested': 'not requested',
  'not-needed': 'not read',
  'field-absent': 'does not say',
  'too-old': 'read too long ago',
};
