import type { Attachment } from './attachment';
import { attachmentsByCertificate } from './attachment-owners';
import type { Certificate } from './certificate';
import type { Change } from './change';
import { DAY_MS, type Instant, millisecondsBetween } from './instant';
import type { CertificateId } from './ids';
import type { Inventory } from './inventory';
import type { Memory } from './memory';
import { normalizedName } from './names';

/** So long somebody remembers what he did, and is worth asking. */
const RECENT_DAYS = 7;

/** The inventory, in which each certificate remembers the last change that was done to it, to what uses it or used it before, or to its validation records. */
export function attributed(last: Inventory | undefined, next: Inventory, changes: readonly Change[]): Inventory {
  if (changes.length === 0) return next;
  const concerned = concernedBy(last, next);
  const newest = new Map<CertificateId, Change>();
  for (const change of changes.toSorted((left, right) => (left.at < right.at ? -1 : 1)))
    for (const named of [...change.certificates, ...change.resources])
      for (const id of concerned.get(normalizedName(named)) ?? []) newest.set(id, change);
  if (newest.size === 0) return next;
  const memory = { ...next.memory };
  for (const [id, change] of newest) memory[id] = { ...memory[id], lastChange: change };
  return { ...next, memory };
}

/** Who is meant by an ARN, an id, or the name of a resource or of a record. */
function concernedBy(last: Inventory | undefined, next: Inventory): ReadonlyMap<string, ReadonlySet<CertificateId>> {
  const concerned = new Map<string, Set<CertificateId>>();
  const note = (named: string | undefined, id: CertificateId): void => {
    if (named === undefined) return;
    const key = normalizedName(named);
    concerned.set(key, (concerned.get(key) ?? new Set()).add(id));
  };
  for (const certificate of next.certificates) for (const named of namesOf(certificate)) note(named, certificate.id);
  for (const inventory of last === undefined ? [next] : [last, next])
    for (const [id, attachments] of attachmentsByCertificate(inventory))
      for (const named of attachments.flatMap(placesOf)) note(named, id);
  return concerned;
}

const namesOf = (certificate: Certificate): readonly string[] => [
  certificate.id,
  certificate.arn,
  ...(certificate.source === 'iam' ? [certificate.name] : recordsOf(certificate)),
];

const placesOf = ({ resource, listener, name }: Attachment): readonly (string | undefined)[] => [
  resource,
  listener?.arn,
  name,
];

const recordsOf = (certificate: Certificate): readonly string[] =>
  certificate.source === 'acm'
    ? (certificate.validation?.domains ?? []).flatMap(({ record }) => record?.name ?? [])
    : [];

/** What was done to a certificate of late; `undefined`: nothing that anybody heard of. */
export const recentChange = ({ lastChange }: Memory, now: Instant): Change | undefined =>
  lastChange !== undefined && millisecondsBetween(lastChange.at, now) <= RECENT_DAYS * DAY_MS ? lastChange : undefined;

/** The recent change of a record by which ACM validates one of its names: that somebody deleted it is worth a look long before its renewal. */
export function recordChange(certificate: Certificate, memory: Memory, now: Instant): Change | undefined {
  const change = recentChange(memory, now);
  if (change === undefined) return undefined;
  const records = new Set(recordsOf(certificate));
  return change.resources.some((name) => records.has(normalizedName(name))) ? change : undefined;
}
