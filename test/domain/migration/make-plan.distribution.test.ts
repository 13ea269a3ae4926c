import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateArn, certificateId, region } from '../../../lambda/domain/ids';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import type { PlanRequest } from '../../../lambda/domain/migration/plan-request';
import type { PlanSide } from '../../../lambda/domain/migration/blockers';
import { blockerSentence } from '../../../lambda/domain/migration/reasons';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { aDistributionPlace, aReading, aRequest, aState, LEAVES, NEW } from '../../builders/migration';

const side = (certificate: Certificate, leaf: string = LEAVES.new): PlanSide => ({ certificate, leaf });
const anotherNew = (overrides: Parameters<typeof aCertificate>[0]): PlanSide =>
  side(aCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300), ...overrides }));
const consent = { partial: false, drift: false, givenUp: [] };
const kinds = (overrides: Partial<PlanRequest>): readonly string[] =>
  makePlan(aRequest(overrides)).blockers.map(({ kind }) => kind);

describe('a plan of a distribution', () => {
  const inUsEast = (overrides: Parameters<typeof aCertificate>[0] = {}): PlanSide => {
    const arn = certificateArn(NEW.replace('eu-west-1', 'us-east-1'));
    const names = ['shop.example.com', '*.a.example.com'];
    const place = { arn, id: certificateId(arn), region: region('us-east-1') };
    return side(aCertificate({ ...place, names, notAfter: daysFromNow(300), ...overrides }));
  };
  const ofIam = (path: string): PlanSide => {
    const arn = certificateArn(`arn:aws:iam::123456789012:server-certificate/${path}`);
    return side(anIamCertificate({ arn, id: certificateId('ASCANEW'), notAfter: daysFromNow(300) }));
  };
  const place = aDistributionPlace();
  const of = (around: Parameters<typeof aReading>[0] = {}): Partial<PlanRequest> => ({
    to: inUsEast(),
    places: [{ place, reading: aReading({ unnamed: false, hosts: ['shop.example.com'], ...around }) }],
  });

  test('leaves it where the new certificate lacks an alias, and the caller agreed to leave some', () => {
    const hosts = ['shop.example.com', 'other.example.org'];
    const { left } = makePlan(aRequest({ ...of({ hosts }), consent: { ...consent, partial: true } }));

    expect(left).toMatchObject([{ because: 'name-not-covered', lacks: ['other.example.org'] }]);
    expect(kinds(of({ hosts }))).toEqual(['alias-not-covered']);
  });

  test('asks for its aliases, and for nothing else that the certificates are valid for', () => {
    const plan = makePlan(
      aRequest({
        ...of({ hosts: ['*.A.example.com'] }),
        from: side(
          anIamCertificate({ names: ['shop.example.com', '*.a.example.com'], notAfter: daysFromNow(10) }),
          LEAVES.old,
        ),
      }),
    );

    expect(plan.blockers).toEqual([]);
    expect(plan.targets).toEqual([
      {
        ...{ ...place, host: 'edge-1.elb.example', internal: false, unnamed: false },
        ...{ names: ['notafter-probe.a.example.com'], before: aState() },
      },
    ]);
  });

  test.each<readonly [string, Partial<PlanRequest>, readonly string[]]>([
    ['of us-east-1', of(), []],
    ['of another region', { ...of(), to: anotherNew({}) }, ['not-of-us-east-1']],
    ['of IAM, under its path', { ...of(), to: ofIam('cloudfront/new') }, []],
    ['of IAM, elsewhere', { ...of(), to: ofIam('new') }, ['outside-cloudfront-path']],
    ['for a staging one', of({ kept: 'staging-distribution' }), ['staging-distribution']],
    ['for one of a stack', of({ owner: 'cloudformation' }), ['owned-by-cloudformation']],
  ])('takes a certificate %s, or says why not', (_what, overrides, because) => {
    const { left } = makePlan(aRequest(overrides));

    expect(left.map((use) => use.because)).toEqual(because);
    // It has no port that anybody knows it by.
    expect(left.every((use) => !('port' in use))).toBe(true);
  });

  test('is blocked by an alias that the new one lacks, which nobody can give up', () => {
    const overrides = {
      ...of({ hosts: ['Shop.example.com', 'www.example.org', 'www.example.org'] }),
      consent: { ...consent, givenUp: ['www.example.org'] },
    };

    expect(makePlan(aRequest(overrides)).blockers).toEqual([{ kind: 'alias-not-covered', name: 'www.example.org' }]);
    expect(blockerSentence({ kind: 'alias-not-covered', name: 'a' })).toContain('does not cover a, an alias');
    expect(kinds(of())).toEqual([]);
  });

  test('warns where it has no name to ask for, unless it serves who gives none', () => {
    const warned = (around: Parameters<typeof aReading>[0]) => makePlan(aRequest(of(around))).warnings;

    expect(warned({ hosts: [] })).toEqual([{ kind: 'nothing-to-ask-for', on: place.id }]);
    expect(warned({ hosts: [], unnamed: true })).toEqual([]);
    expect(warned({})).toEqual([]);
  });
});
