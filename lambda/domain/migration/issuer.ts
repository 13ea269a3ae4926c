import type { Certificate } from '../certificate/certificate';
import { keysOf } from '../keys-of';

const TRUST = {
  public: 'public',
  private: 'private',
  itself: 'private',
  unknown: undefined,
} as const;

/** All that an issuer can be. */
export const AUTHORITY_KINDS = keysOf(TRUST);

/** Who issued a certificate, as it says itself. */
export interface Issuer {
  /** Its distinguished name, for people: `CN=Example CA, O=Example`. A stranger chose it. */
  readonly name: string;
  /** `itself`: it vouches for itself. `unknown`: it is older than the duty of public authorities to say that they are, or cannot be read. */
  readonly authority: keyof typeof TRUST;
}

/** A certificate, and its issuer where the certificate itself could be fetched. */
export interface Issued {
  readonly certificate: Certificate;
  readonly issuer?: Issuer;
}

/** What a move means for clients that trust some authorities and not others. */
export type AuthorityChange = 'none' | 'between-public-and-private' | 'between-private-ones' | 'unknown';

/** Compares who issued the two. Whoever vouches for itself is an authority of one's own, and of no other certificate. */
export const authorityChange = (from: Issued, to: Issued): AuthorityChange =>
  changeBetween({ trust: trustOf(from), issuer: from.issuer }, { trust: trustOf(to), issuer: to.issuer });

/** The same of what was brought along, by nothing but its issuers. */
export const issuerChange = (from: Issuer, to: Issuer): AuthorityChange =>
  changeBetween({ trust: TRUST[from.authority], issuer: from }, { trust: TRUST[to.authority], issuer: to });

type Trust = (typeof TRUST)[keyof typeof TRUST];

interface Standing {
  readonly trust: Trust;
  readonly issuer: Issuer | undefined;
}

function changeBetween(old: Standing, other: Standing): AuthorityChange {
  if (old.trust === undefined || other.trust === undefined) return 'unknown';
  if (old.trust !== other.trust) return 'between-public-and-private';
  return old.trust === 'public' || isSameIssuer(old, other) ? 'none' : 'between-private-ones';
}

/** What ACM issued it knows; of what was brought along only the certificate tells. */
function trustOf({ certificate, issuer }: Issued): Trust {
  const told = certificate.source === 'acm' ? certificate.type : undefined;
  if (told === 'AMAZON_ISSUED') return 'public';
  return told === 'PRIVATE' ? 'private' : TRUST[issuer?.authority ?? 'unknown'];
}

const isSameIssuer = ({ issuer: one }: Standing, { issuer: other }: Standing): boolean =>
  one?.name === other?.name && one?.authority !== 'itself' && other?.authority !== 'itself';
