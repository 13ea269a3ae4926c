import type { Direction } from '../direction';
import type { Region } from '../ids';

/** What every change has: two fingerprints, texts that are equal for equal states of the thing that it changes. */
interface FromTo {
  /** As it was when the plan was made: what is changed only if it is still so, and what an undo ends at. */
  readonly before: string;
  readonly after: string;
}

/** A CNAME record of a hosted zone. `replaced`: the one that stands there instead; absent: nothing does. */
export interface RecordChange extends FromTo {
  readonly kind: 'record';
  readonly zone: string;
  readonly name: string;
  readonly record: CnameRecord;
  readonly replaced?: CnameRecord;
}

/** By which method ACM validates the names of a certificate. There is no way back: ACM knows the one from e-mail to DNS only. */
export interface ValidationMethodChange extends FromTo {
  readonly kind: 'validation-method';
  readonly region: Region;
  readonly certificate: string;
}

/** The content of an imported certificate of ACM, under the same ARN. */
export interface ContentChange extends FromTo {
  readonly kind: 'content';
  readonly region: Region;
  readonly certificate: string;
  readonly content: PublicParts;
  readonly replaced: PublicParts;
}

/** A server certificate of IAM that is deleted; `kept`: all of it but its key. */
export interface DeletionChange extends FromTo {
  readonly kind: 'deletion';
  readonly name: string;
  readonly path: string;
  readonly kept: PublicParts;
  readonly tags: readonly Tag[];
}

/** One thing that an operation changes. A plain JSON value. */
export type Change = RecordChange | ValidationMethodChange | ContentChange | DeletionChange;

/** A CNAME record set without routing policy. */
export interface CnameRecord {
  readonly value: string;
  readonly ttl: number;
}

/** A certificate and the chain to its issuer as PEM texts: everything of it that is public. */
export interface PublicParts {
  readonly certificate: string;
  readonly chain?: string;
}

/** As AWS keeps it. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The fingerprint of what is not there. */
export const ABSENT = 'absent';

/** The fingerprint of a CNAME record: how long it may be kept is part of it, as of two that differ only there one is not ours. */
export const recordFingerprint = (record: CnameRecord | undefined): string =>
  record === undefined ? ABSENT : `CNAME ${record.ttl} ${record.value}`;

/** What to do about a change now. `foreign`: somebody else changed it meanwhile, and nobody overwrites that. */
export type Step = 'done' | 'write' | 'foreign';

/** The next step of a change, from what is there now and from nothing else: so that whoever died half-way goes on. */
export function stepOf({ before, after }: FromTo, observed: string, direction: Direction): Step {
  const [from, to] = direction === 'forward' ? [before, after] : [after, before];
  if (observed === to) return 'done';
  return observed === from ? 'write' : 'foreign';
}

/** Changes that AWS takes only with the private key of what is put there. */
export const needsKey = ({ kind }: Change, direction: Direction): boolean =>
  kind === 'content' || (kind === 'deletion' && direction === 'back');
