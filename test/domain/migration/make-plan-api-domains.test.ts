import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateId, region } from '../../../lambda/domain/ids';
import type { PlanSide } from '../../../lambda/domain/migration/blockers';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import type { PlanRequest } from '../../../lambda/domain/migration/plan-request';
import { blockerSentence } from '../../../lambda/domain/migration/reasons';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { anApiDomainPlace, aReading, aRequest, LEAVES, NEW } from '../../builders/migration';

const side = (certificate: Certificate, leaf: string = LEAVES.new): PlanSide => ({ certificate, leaf });
const anotherNew = (overrides: Parameters<typeof aCertificate>[0]): PlanSide =>
  side(aCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300), ...overrides }));

describe('a plan for a domain of API Gateway', () => {
  const names = ['api.example.com'];
  const old = side(anIamCertificate({ names, notAfter: daysFromNow(10) }), LEAVES.old);
  const of = (
    around: Parameters<typeof aReading>[0] = {},
    endpoint: 'regional' | 'edge' = 'regional',
  ): Partial<PlanRequest> => ({
    ...{ from: old, to: anotherNew({ names }) },
    places: [
      { place: { ...anApiDomainPlace(), endpoint }, reading: aReading({ unnamed: false, hosts: names, ...around }) },
    ],
  });
  const inUsEast = anotherNew({ names, region: region('us-east-1') });

  test('asks for the domain, and for nothing else that the certificates are valid for', () => {
    const both = ['*.example.com', 'example.com'];
    const plan = makePlan(
      aRequest({
        ...of({ hosts: ['*.Example.com'] }),
        from: side(anIamCertificate({ names: both, notAfter: daysFromNow(10) }), LEAVES.old),
        to: anotherNew({ names: both }),
      }),
    );

    expect(plan.blockers).toEqual([]);
    expect(plan.targets).toMatchObject([{ ...anApiDomainPlace(), names: ['notafter-probe.example.com'] }]);
  });

  test.each<readonly [string, Partial<PlanRequest>, readonly string[]]>([
    ['of its region', of(), []],
    ['of another region', { ...of(), to: inUsEast }, ['other-region']],
    ['of us-east-1, where it is edge-optimized', { ...of({}, 'edge'), to: inUsEast }, []],
    ['of its region, where it is edge-optimized', of({}, 'edge'), ['not-of-us-east-1']],
    [
      'of IAM',
      { ...of(), to: side(anIamCertificate({ names, id: certificateId('ASCANEW'), notAfter: daysFromNow(300) })) },
      ['not-of-acm'],
    ],
    ['while it is changed', of({ kept: 'api-domain-not-available' }), ['api-domain-not-available']],
    ['where a stack owns it', of({ owner: 'cloudformation' }), ['owned-by-cloudformation']],
  ])('takes a certificate %s, or says why not', (_what, overrides, because) => {
    expect(makePlan(aRequest(overrides)).left.map((use) => use.because)).toEqual(because);
  });

  test('is blocked by a domain that the new one lacks, which nobody can give up', () => {
    const givenUp = { partial: false, drift: false, givenUp: names };
    const overrides = { ...of(), to: anotherNew({ names: ['www.example.com'] }), consent: givenUp };

    const blockers = [{ kind: 'domain-not-covered' as const, name: 'api.example.com' }];
    expect(makePlan(aRequest(overrides)).blockers).toEqual(blockers);
    expect(blockers.map(blockerSentence)).toEqual([
      expect.stringContaining('does not cover api.example.com, a custom'),
    ]);
    expect(makePlan(aRequest(of())).blockers).toEqual([]);
  });
});
