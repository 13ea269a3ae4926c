import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { coveringNames } from '../../../lambda/domain/certificate/names';
import { namesIndex } from '../../../lambda/domain/certificate/names-index';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { certificateId } from '../../../lambda/domain/ids';
import { aCertificatePair } from '../../builders/x509';

/** Few of them, so that names meet; A-labels of internationalised names among them. */
const anyLabel = fc.constantFrom('a', 'b', 'www', 'xn--mnchen-3ya', 'x-1');
/** At least two labels below a top-level domain: nobody issues a wildcard for a whole one, and OpenSSL matches none. */
const anyHost = fc
  .tuple(fc.array(anyLabel, { minLength: 1, maxLength: 3 }), fc.constantFrom('example.com', 'xn--bcher-kva.example'))
  .map(([labels, apex]) => [...labels, apex].join('.'));
const anyApex = fc.constantFrom('example.com', 'xn--bcher-kva.example');
const anyName = fc.oneof(
  anyHost,
  anyApex,
  anyHost.map((host) => `*.${host}`),
  anyApex.map((apex) => `*.${apex}`),
);
/** As somebody may have typed it. */
const spelled = (name: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(name, fc.boolean()).map(([text, loud]) => (loud ? text.toUpperCase() : text));

const anyNames = fc.uniqueArray(spelled(anyName), { minLength: 1, maxLength: 3 });
const anyHosts = fc.uniqueArray(spelled(fc.oneof(anyHost, anyApex)), { minLength: 1, maxLength: 5 });

/** Whether a client that follows RFC 6125 takes the certificate for that host. */
const isValidFor = (certificate: X509Certificate, host: string): boolean =>
  certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;

const aRealOne = async (names: readonly string[]): Promise<X509Certificate> =>
  new X509Certificate((await aCertificatePair({ names })).certificate);

describe('the names that cover a host', () => {
  test('are those for which OpenSSL takes a real certificate', async () => {
    await fc.assert(
      fc.asyncProperty(anyNames, anyHosts, async (names, hosts) => {
        const real = await aRealOne(names);
        const shown = new Set(names.map((name) => name.toLowerCase()));

        const covered = hosts.filter((host) => coveringNames(host).some((name) => shown.has(name)));

        expect(covered).toEqual(hosts.filter((host) => isValidFor(real, host)));
      }),
      { numRuns: 100 },
    );
  });

  test('make one certificate cover another exactly where OpenSSL takes it for each name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyNames, { minLength: 1, maxLength: 4 }), anyHosts, async (others, hosts) => {
        const legacy = anIamCertificate({ names: hosts });
        const certificates = others.map((names, index) =>
          aCertificate({ id: certificateId(acmArn(index + 1)), arn: acmArn(index + 1), names }),
        );
        const real = await Promise.all(others.map(aRealOne));

        const covering = namesIndex([legacy, ...certificates]).coveredBy(legacy);

        expect(covering.map(({ arn }) => arn).sort()).toEqual(
          certificates
            .filter((_, index) => hosts.every((host) => real[index] !== undefined && isValidFor(real[index], host)))
            .map(({ arn }) => arn)
            .sort(),
        );
      }),
      { numRuns: 40 },
    );
  });
});
