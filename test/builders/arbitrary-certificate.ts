import * as fc from 'fast-check';
import type {
  AcmCertificate,
  Certificate,
  IamCertificate,
  Key,
  RenewalProgress,
} from '../../lambda/domain/certificate/certificate';
import { DAY_MS, instant, type Instant, plusMilliseconds } from '../../lambda/domain/instant';
import type { Memory } from '../../lambda/domain/certificate/memory';
import { region } from '../../lambda/domain/ids';
import type { DomainValidation, Validation } from '../../lambda/domain/certificate/validation';
import { aCertificate, acmArn, anIamCertificate } from './certificate';
import { authorityArn } from './certificate-authority';
import { NOW } from './instant';

/** Within 500 days of now, mostly within a year's quarter, where the limits are. */
export const anyInstant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -90 * DAY_MS, max: 90 * DAY_MS }).map((milliseconds) => plusMilliseconds(NOW, milliseconds)),
  fc.integer({ min: -500, max: 500 }).map((days) => plusMilliseconds(NOW, days * DAY_MS)),
);

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 4 });

/** Bounds of a life, in either order, with the year in which nothing ends. */
const anyEnd = fc.oneof(
  { weight: 9, arbitrary: anyInstant },
  { weight: 1, arbitrary: fc.constant(instant('9999-12-31T23:59:59.000Z')) },
);

const anyKey: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ family: fc.constant('rsa' as const), bits: fc.constantFrom(512, 1024, 2048, 3072, 4096) }),
  fc.record({ family: fc.constant('ec' as const), curve: fc.constantFrom('prime256v1', 'secp384r1', 'secp521r1') }),
  fc.record({ family: fc.constant('other' as const), name: fc.string() }),
);

const anyReason = fc.option(fc.constantFrom('CAA_ERROR', 'NO_AVAILABLE_CONTACTS'), { nil: undefined });

const anyProgress: fc.Arbitrary<RenewalProgress> = fc.oneof(
  fc.constant({ kind: 'not-read' as const }),
  fc.record({ kind: fc.constant('not-started' as const), readAt: anyInstant }),
  fc.record({
    kind: fc.constantFrom('pending-auto-renewal' as const, 'succeeded' as const),
    readAt: anyInstant,
    updatedAt: anyInstant,
  }),
  fc
    .tuple(fc.constantFrom('pending-validation' as const, 'failed' as const), anyInstant, anyInstant, anyReason)
    .map(([kind, readAt, updatedAt, reason]) => ({ kind, readAt, updatedAt, ...(reason !== undefined && { reason }) })),
);

const anyDomain: fc.Arbitrary<DomainValidation> = fc.record(
  {
    name: fc.oneof(fc.string(), fc.constantFrom('shop.example.com', '*.example.com')),
    method: fc.constantFrom('dns' as const, 'dns' as const, 'email' as const, 'http' as const),
    record: fc.record({ name: fc.oneof(fc.string(), fc.constant('_x.example.com')), value: fc.string() }),
  },
  { requiredKeys: ['name', 'method'] },
);

const anyValidation: fc.Arbitrary<Validation> = fc.record({
  readAt: anyInstant,
  domains: fc.array(anyDomain, { maxLength: 3 }),
});

const shared = {
  names: fc.array(fc.string(), { maxLength: 4 }),
  namesComplete: fc.boolean(),
  notBefore: maybe(anyInstant),
  notAfter: maybe(anyEnd),
  key: maybe(anyKey),
  observedAt: fc.constant(NOW),
};

/** Any row of ACM, also those that contradict themselves. */
export const anyAcmCertificate: fc.Arbitrary<AcmCertificate> = fc
  .record({
    ...shared,
    arn: fc.integer({ min: 1, max: 9 }).map((serial) => acmArn(serial)),
    region: fc.constantFrom(region('eu-west-1'), region('eu-west-3')),
    renews: fc.constantFrom(
      'acm' as const,
      'acm' as const,
      'acme-client' as const,
      'nobody' as const,
      'unknown' as const,
    ),
    type: maybe(fc.constantFrom('AMAZON_ISSUED' as const, 'PRIVATE' as const, 'IMPORTED' as const)),
    status: maybe(
      fc.constantFrom(
        ...(['ISSUED', 'ISSUED', 'ISSUED', 'PENDING_VALIDATION', 'INACTIVE'] as const),
        ...(['EXPIRED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'FAILED'] as const),
      ),
    ),
    requestedAt: maybe(anyInstant),
    revokedAt: maybe(anyInstant),
    failureReason: anyReason,
    managedBy: fc.constantFrom(undefined, undefined, 'cloudfront' as const),
    validation: maybe(anyValidation),
    certificateAuthority: maybe(fc.oneof(fc.string(), fc.constant(authorityArn()))),
    renewal: fc.record({
      eligibility: fc.constantFrom('eligible' as const, 'ineligible' as const, 'unknown' as const),
      progress: anyProgress,
    }),
  })
  .map(aCertificate);

/** Any server certificate of IAM. */
const anyIamCertificate: fc.Arbitrary<IamCertificate> = fc
  .record({ ...shared, name: fc.string() })
  .map(anIamCertificate);

/** Any certificate, most of them of ACM. */
export const anyCertificate: fc.Arbitrary<Certificate> = fc.oneof(
  { weight: 3, arbitrary: anyAcmCertificate },
  { weight: 1, arbitrary: anyIamCertificate },
);

/** What earlier readings may have left, each part or none. */
export const anyMemory: fc.Arbitrary<Memory> = fc.record(
  {
    firstSeenAt: anyInstant,
    lastEligibleAt: anyInstant,
    lastInUseAt: anyInstant,
    unusedSince: anyInstant,
    ineligibleSince: anyInstant,
    pendingValidationSince: anyInstant,
    attachmentsSeen: fc.uniqueArray(fc.string(), { maxLength: 3 }),
    attachmentCounts: fc.array(fc.record({ at: anyInstant, count: fc.nat({ max: 9 }) }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
