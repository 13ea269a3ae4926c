import type { Key } from '../certificate/certificate';
import { normalizedName } from '../certificate/names';
import type { Region } from '../ids';
import type { Instant } from '../instant';
import { covers } from '../migration/names-needed';
import { type AuthorityChange, type Issuer, issuerChange } from '../migration/issuer';
import { issuerWords } from '../migration/issuer-words';
import type { PublicParts } from './change';
import type { OperationPlan } from './operation-plan';
import type { Blocker, Warning } from './reasons';

/** A certificate as its PEM text says. `leaf`: SHA-256 of it. */
export interface ContentFacts {
  readonly parts: PublicParts;
  readonly leaf: string;
  readonly names: readonly string[];
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly key: Key;
  readonly issuer: Issuer;
  /** Of the chain, counted from one, the first that did not issue the certificate before it. */
  readonly brokenAt?: number;
}

/** What was read. */
export interface ReimportRequest extends Pick<OperationPlan, 'account' | 'madeAt' | 'subject' | 'witnesses'> {
  readonly region: Region;
  /** In the words of ACM; `undefined`: not told. */
  readonly type: string | undefined;
  readonly old: ContentFacts;
  readonly fresh: ContentFacts;
  /** Names of uses that no handshake is made with. */
  readonly unwitnessed: readonly string[];
  /** Whether the caller answers for a change between a public and a private CA. */
  readonly acceptsAuthorityChange: boolean;
}

/** Imports a new certificate over an imported one, under the same ARN. */
export function planReimport(request: ReimportRequest): OperationPlan {
  const { account, madeAt, subject, witnesses, region, old, fresh } = request;
  return {
    schemaVersion: 1,
    operation: 'reimport',
    ...{ account, madeAt, subject, witnesses, records: [], byHand: [] },
    changes: [
      {
        kind: 'content',
        ...{ region, certificate: subject.arn, content: fresh.parts, replaced: old.parts },
        ...{ before: old.leaf, after: fresh.leaf },
      },
    ],
    blockers: blockersOf(request),
    warnings: warningsOf(request),
  };
}

function blockersOf(request: ReimportRequest): readonly Blocker[] {
  const { type, old, fresh, madeAt } = request;
  const lost = old.names.map(normalizedName).filter((name) => !covers(fresh.names)(name));
  return [
    ...originBlockers(type),
    ...(fresh.leaf === old.leaf ? [{ kind: 'same-content' } as const] : endsWrong(old, fresh)),
    ...(fresh.notAfter <= madeAt ? [{ kind: 'new-one-expired' } as const] : []),
    ...(fresh.notBefore > madeAt ? [{ kind: 'not-yet-valid', on: fresh.notBefore } as const] : []),
    ...lost.map((on) => ({ kind: 'names-lost', on }) as const),
    ...keyWords(old.key, fresh.key).map((on) => ({ kind: 'key-changes', on }) as const),
    ...(fresh.brokenAt === undefined ? [] : [{ kind: 'chain-broken', on: `${fresh.brokenAt}` } as const]),
    ...authorityBlockers(request),
  ];
}

function authorityBlockers({ old, fresh, acceptsAuthorityChange }: ReimportRequest): readonly Blocker[] {
  if (acceptsAuthorityChange || issuerChange(old.issuer, fresh.issuer) !== 'between-public-and-private') return [];
  return [{ kind: 'authority-changes', on: issuersOf(old, fresh) }];
}

const issuersOf = (old: ContentFacts, fresh: ContentFacts): string =>
  `${issuerWords(old.issuer)} before, ${issuerWords(fresh.issuer)} now`;

function originBlockers(type: string | undefined): readonly Blocker[] {
  if (type === undefined) return [{ kind: 'origin-not-told' }];
  return type === 'IMPORTED' ? [] : [{ kind: 'not-imported', on: type }];
}

const endsWrong = (old: ContentFacts, fresh: ContentFacts): readonly Blocker[] =>
  fresh.notAfter <= old.notAfter ? [{ kind: 'ends-no-later', on: fresh.notAfter.slice(0, 10) }] : [];

function keyWords(old: Key, fresh: Key): readonly string[] {
  const [before, after] = [keyName(old), keyName(fresh)];
  return before === after ? [] : [`it has ${before}, the new one ${after}`];
}

function keyName(key: Key): string {
  switch (key.family) {
    case 'rsa':
      return `RSA ${key.bits}`;
    case 'ec':
      return `EC ${key.curve}`;
    case 'other':
      return key.name;
  }
}

/** Between public and private it is a blocker until somebody answers for it; then whoever agrees on the plan is to see that. */
function authorityWarnings({ old, fresh, acceptsAuthorityChange }: ReimportRequest): readonly Warning[] {
  const change = issuerChange(old.issuer, fresh.issuer);
  if (change === 'none' || (change === 'between-public-and-private' && !acceptsAuthorityChange)) return [];
  return [{ kind: OF_AUTHORITIES[change], on: issuersOf(old, fresh) }];
}

const OF_AUTHORITIES = {
  'between-public-and-private': 'authority-changes',
  'between-private-ones': 'private-issuer-changes',
  unknown: 'issuer-unknown',
} as const satisfies Readonly<Record<Exclude<AuthorityChange, 'none'>, Warning['kind']>>;

function warningsOf(request: ReimportRequest): readonly Warning[] {
  const { old, fresh, madeAt, unwitnessed } = request;
  return [
    ...(fresh.parts.chain === undefined && fresh.issuer.authority !== 'itself' ? [{ kind: 'no-chain' } as const] : []),
    ...authorityWarnings(request),
    ...(old.notAfter <= madeAt ? [{ kind: 'old-one-ended' } as const] : []),
    ...unwitnessed.map((on) => ({ kind: 'not-witnessed', on }) as const),
  ];
}
