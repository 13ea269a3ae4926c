import type { Annotation, AnnotationReading, Annotations } from './annotation';
import type { Inventory } from '../inventory/inventory';
import { byText } from '../order';

/**
 * What is known of the resources of an inventory after some readings, on top of what was known before.
 *
 * What was not read keeps its last value. What the inventory does not name any more is forgotten, certificates that nobody is told of are not: an end is
 * told to whoever was told of the beginning.
 */
export function annotationsAfter(
  known: Annotations,
  readings: readonly AnnotationReading[],
  inventory: Pick<Inventory, 'certificates' | 'attachments' | 'memory'>,
): Annotations {
  const annotations = new Map(Object.entries(known));
  for (const { found } of readings)
    for (const [arn, read] of found) annotations.set(arn, laidOver(annotations.get(arn), read));
  if (annotations.size === 0) return {};
  const named = namedIn(inventory);
  return Object.fromEntries([...annotations].filter(([arn]) => named.has(arn)).sort(byText(([arn]) => arn)));
}

/** A tag that was taken away is gone; the half that was not read stays. */
const laidOver = (known: Annotation | undefined, read: Annotation): Annotation =>
  read.tagsReadAt === undefined ? { ...known, ...read } : { ...hostsOf(known), ...read };

const hostsOf = ({ hosts, hostsReadAt }: Annotation = {}): Annotation => ({
  ...(hosts !== undefined && { hosts }),
  ...(hostsReadAt !== undefined && { hostsReadAt }),
});

function namedIn({ certificates, attachments, memory }: Parameters<typeof annotationsAfter>[2]): ReadonlySet<string> {
  const remembered = Object.values(memory).flatMap(({ lastAttachments = [] }) => lastAttachments);
  return new Set([
    ...certificates.map(({ arn }) => arn),
    ...[...attachments, ...remembered].flatMap(({ resource, listener }) => [resource, listener?.arn ?? resource]),
  ]);
}
