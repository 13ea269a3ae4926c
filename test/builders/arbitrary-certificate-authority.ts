import * as fc from 'fast-check';
import {
  AUTHORITY_STATUSES,
  type AuthorityAnswer,
  type CertificateAuthorities,
} from '../../lambda/domain/certificate/certificate-authority';
import { anyInstant } from './arbitrary-certificate';
import { authorityArn } from './certificate-authority';

/** Whatever may be said of a private CA. */
const anyAnswer: fc.Arbitrary<AuthorityAnswer> = fc.oneof(
  fc.record(
    { kind: fc.constant('told' as const), status: fc.constantFrom(...AUTHORITY_STATUSES), notAfter: anyInstant },
    { requiredKeys: ['kind', 'status'] },
  ) as fc.Arbitrary<AuthorityAnswer>,
  fc.constant({ kind: 'not-found' as const }),
  fc.record({
    kind: fc.constant('unread' as const),
    because: fc.constantFrom(
      'no-permission' as const,
      'service-control-policy' as const,
      'throttled' as const,
      'timed-out' as const,
      'unreachable' as const,
      'service-error' as const,
      'malformed-answer' as const,
    ),
  }),
);

/** Whatever an ARN may end with. A text without its beginning AWS never names a CA by, nor would `__proto__` survive as a key. */
const anyArn = fc.oneof(
  fc.string().map((end) => `arn:aws:acm-pca:${end}`),
  fc.constantFrom(authorityArn(1), authorityArn(2)),
);

/** Whatever may be known of private CAs. */
export const anyAuthorities: fc.Arbitrary<CertificateAuthorities> = fc.dictionary(
  anyArn,
  fc.record({ readAt: anyInstant, answer: anyAnswer }),
  { maxKeys: 3, noNullPrototype: true },
);
