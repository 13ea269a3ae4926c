import type { Attachment } from '../use/attachment';
import { attachmentsByCertificate } from '../use/attachment-owners';
import type { Certificate } from '../certificate/certificate';
import type { AccountChange } from './account-change';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { CertificateId } from '../ids';
import type { Inventory } from './inventory';
import type { Memory } from '../certificate/memory';
import { normalizedName } from '../certificate/names';

/** So long somebody remembers what he did, and is worth asking. */
const RECENT_DAYS = 7;

/** The inventory, in which each certificate remembers the last change that was done to it, to what uses it or used it before, or to its validation records. */
export function attributed(last: Inventory | undefined, next: Inventory, changes: readonly AccountChange[]): Inventory {
  if (changes.length === 0) return next;
  const named = certificatesByName(next.certificates);
  const behind = certificatesBehind(last, next);
  const newest = new Map<CertificateId, AccountChange>();
  for (const change of changes.toSorted((left, right) => (left.at < right.at ? -1 : 1)))
    for (const id of [...meant(change.certificates, named), ...meant(change.resources, behind)]) newest.set(id, change);
  if (newest.size === 0) return next;
  const memory = { ...next.memory };
  for (const [id, change] of newest) memory[id] = { ...memory[id], lastChange: change };
  return { ...next, memory };
}

type Index = ReadonlyMap<string, ReadonlySet<CertificateId>>;

const meant = (texts: readonly string[], index: Index): readonly CertificateId[] =>
  texts.flatMap((text) => [...(index.get(normalizedName(text)) ?? [])]);

/** By id, by ARN, and in IAM by name. */
const certificatesByName = (certificates: readonly Certificate[]): Index =>
  indexed(certificates.map((one) => [one.id, [one.id, one.arn, ...(one.source === 'iam' ? [one.name] : [])]] as const));

/** By the ARN of what uses it or used it before, and by the name of a record that validates it. */
const certificatesBehind = (last: Inventory | undefined, next: Inventory): Index =>
  indexed([
    ...next.certificates.map((one) => [one.id, recordsOf(one)] as const),
    ...(last === undefined ? [next] : [last, next])
      .flatMap((inventory) => [...attachmentsByCertificate(inventory)])
      .map(([id, attachments]) => [id, attachments.flatMap(placesOf)] as const),
  ]);

function indexed(entries: readonly (readonly [CertificateId, readonly string[]])[]): Index {
  const index = new Map<string, Set<CertificateId>>();
  for (const [id, texts] of entries)
    for (const key of texts.map(normalizedName)) index.set(key, (index.get(key) ?? new Set()).add(id));
  return index;
}

const placesOf = ({ resource, listener }: Attachment): readonly string[] => [
  resource,
  ...(listener?.arn === undefined ? [] : [listener.arn]),
];

const recordsOf = (certificate: Certificate): readonly string[] =>
  certificate.source === 'acm'
    ? (certificate.validation?.domains ?? []).flatMap(({ record }) => record?.name ?? [])
    : [];

/** What was done to a certificate of late; `undefined`: nothing that anybody heard of. */
export const recentChange = ({ lastChange }: Memory, now: Instant): AccountChange | undefined =>
  lastChange !== undefined && millisecondsBetween(lastChange.at, now) <= RECENT_DAYS * DAY_MS ? lastChange : undefined;

/** The recent change of a record by which ACM validates one of its names: that somebody deleted it is worth a look long before its renewal. */
export function recordChange(certificate: Certificate, memory: Memory, now: Instant): AccountChange | undefined {
  const change = recentChange(memory, now);
  if (change === undefined) return undefined;
  const records = new Set(recordsOf(certificate));
  return change.resources.some((name) => records.has(normalizedName(name))) ? change : undefined;
}
