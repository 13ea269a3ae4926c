import type { Cell } from '../inventory/cell';
import type { Place } from '../ids';
import type { Instant } from '../instant';

/** What the tags of a resource say of whom to ask. */
export interface PeopleTags {
  readonly owner?: string;
  readonly team?: string;
  readonly environment?: string;
}
/**
 * What a human looks for at one ARN: of a certificate, load balancer or distribution its tags, of a listener the host names of its rules.
 *
 * Decides no severity and no verdict. Each half is as old as its `…ReadAt` says; absent: never read.
 */
export interface Annotation extends PeopleTags {
  readonly tagsReadAt?: Instant;
  readonly hosts?: readonly string[];
  readonly hostsReadAt?: Instant;
}
/** By ARN. */
export type Annotations = Readonly<Record<string, Annotation>>;

/** What could not be read of them, in so many resources of one place. They keep what was read before. */
export interface UnreadAnnotations {
  readonly what: 'tags' | 'hosts';
  readonly region: Place;
  readonly reason: Extract<Cell, { readonly status: 'denied' | 'failed' }>['reason'];
  readonly count: number;
}
/** What asking for annotations came to: one half each, whole. Who is not in `found` keeps what was read before. */
export interface AnnotationReading {
  readonly found: ReadonlyMap<string, Annotation>;
  readonly unread: readonly UnreadAnnotations[];
}
