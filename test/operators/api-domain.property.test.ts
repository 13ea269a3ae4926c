import * as fc from 'fast-check';
import { readApiDomain, writeApiDomain } from '../../lambda/operators/api-domain';
import { acmArn } from '../builders/certificate';
import { anApiDomainPlace, NEW } from '../builders/migration';
import { apiGatewayOnTheWire } from './api-gateway-wire';

const OLD = acmArn(7);
const place = anApiDomainPlace();
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Whatever else somebody may have decided of a domain. */
const others = fc.record({
  certificateArn: optional(fc.constantFrom(acmArn(8), acmArn(9))),
  endpointConfiguration: fc.record({ types: fc.constant(['REGIONAL']), ipAddressType: optional(word) }),
  mutualTlsAuthentication: optional(fc.record({ truststoreUri: word, truststoreVersion: optional(word) })),
  ownershipVerificationCertificateArn: optional(fc.constantFrom(OLD, NEW)),
  policy: optional(word),
  routingMode: optional(word),
  securityPolicy: optional(word),
  tags: optional(fc.dictionary(word, word, { maxKeys: 3 })),
});
type Others = (typeof others extends fc.Arbitrary<infer Value> ? Value : never) & object;

/** API Gateway with one domain, which does what a request says, and no more. */
function apiGatewayWith(kept: Others) {
  const domain: Record<string, unknown> = {
    ...{ domainName: place.name, domainNameStatus: 'AVAILABLE', regionalCertificateArn: OLD, ...kept },
  };
  const { client } = apiGatewayOnTheWire(({ method, body }) => {
    if (method === 'PATCH') {
      const { patchOperations } = JSON.parse(body ?? '') as { patchOperations: { path: string; value: string }[] };
      for (const { path, value } of patchOperations) domain[path.slice(1)] = value;
    }
    return { body: domain };
  });
  const reading = async () => {
    const read = await readApiDomain(client, place);
    if (read.kind !== 'read') throw new Error(`not read: ${read.kind}`);
    return read;
  };
  const move = async (certificate: typeof OLD): Promise<unknown> => {
    const { version } = await reading();
    return writeApiDomain(client, place, { certificate, ...(version !== undefined && { version }) });
  };
  return { reading, move, now: () => ({ ...domain }) };
}

describe('whatever a domain of API Gateway holds', () => {
  test('everything but the certificate of its endpoint stays, and the way back leads to where it was', async () => {
    await fc.assert(
      fc.asyncProperty(others, async (kept) => {
        const { reading, move, now } = apiGatewayWith(kept);
        const [before, { state }] = [now(), await reading()];

        expect(await move(NEW)).toBe('done');
        expect(now()).toEqual({ ...before, regionalCertificateArn: NEW });
        expect((await reading()).state).toEqual({ ...state, default: NEW });
        expect(await move(OLD)).toBe('done');
        expect(now()).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test('what differs in anything else is told apart', async () => {
    await fc.assert(
      fc.asyncProperty(others, others, async (one, other) => {
        const [left, right] = [await apiGatewayWith(one).reading(), await apiGatewayWith(other).reading()];
        const isSame = left.state.attributes === right.state.attributes;

        // As JSON: nobody decides that something is not said.
        expect(isSame).toBe(textOf(one) === textOf(other));
      }),
      { numRuns: 50 },
    );
  });
});

const textOf = (value: Others): string =>
  JSON.stringify({ ...value, tags: value.tags && Object.entries(value.tags).sort() });
