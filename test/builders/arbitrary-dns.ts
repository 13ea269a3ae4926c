import * as fc from 'fast-check';
import {
  type CaaAnswer,
  type CnameAnswer,
  DNS_FAILURES,
  type DnsLookups,
  type LookedUp,
} from '../../lambda/domain/dns/dns';
import { anyInstant } from './arbitrary-certificate';

const absent = fc.constant({ kind: 'absent' as const });
const anyFailure = fc.constantFrom(...DNS_FAILURES);
const unknown = fc.record({ kind: fc.constant('unknown' as const), because: anyFailure });
const found = fc.constant('found' as const);

const aliases = fc.record(
  { kind: found, targets: fc.array(fc.string(), { minLength: 1, maxLength: 2 }), unfinished: anyFailure },
  { requiredKeys: ['kind', 'targets'] },
);
const records = fc.record({
  kind: found,
  records: fc.array(
    fc.record({
      critical: fc.boolean(),
      tag: fc.constantFrom('issue', 'issuewild', 'iodef', 'tbs'),
      value: fc.oneof(fc.string(), fc.constant('amazon.com')),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** The names that certificates of tests have, and any other. */
const anyNames = fc.constantFrom('_x.example.com', 'shop.example.com', 'example.com', 'com', '__proto__', 'é\u202e');

const lookedUp = <Answer, Told extends Exclude<Answer, { readonly kind: 'unknown' }>>(
  answer: fc.Arbitrary<Answer>,
  told: fc.Arbitrary<Told>,
): fc.Arbitrary<readonly LookedUp<Answer>[]> =>
  fc.uniqueArray(
    fc.record(
      { name: anyNames, readAt: anyInstant, answer, before: fc.record({ readAt: anyInstant, answer: told }) },
      { requiredKeys: ['name', 'readAt', 'answer'] },
    ) as fc.Arbitrary<LookedUp<Answer>>,
    { selector: ({ name }) => name, maxLength: 5 },
  );

/** Whatever public DNS may have said. */
export const anyLookups: fc.Arbitrary<DnsLookups> = fc.record({
  cname: lookedUp<CnameAnswer, Exclude<CnameAnswer, { readonly kind: 'unknown' }>>(
    fc.oneof(aliases, absent, unknown),
    fc.oneof(aliases, absent),
  ),
  caa: lookedUp<CaaAnswer, Exclude<CaaAnswer, { readonly kind: 'unknown' }>>(
    fc.oneof(records, absent, unknown),
    fc.oneof(records, absent),
  ),
});
