import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateId, region, vpcId } from '../../../lambda/domain/ids';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import type { PlanRequest } from '../../../lambda/domain/migration/plan-request';
import type { PlanSide } from '../../../lambda/domain/migration/blockers';
import { blockerSentence, obstacleSentence, warningSentence } from '../../../lambda/domain/migration/reasons';
import { usesFrom } from '../../../lambda/domain/migration/uses';
import { aDomainName } from '../../builders/attachment';
import { ACCOUNT, aCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import {
  aPlace,
  aReading,
  aRequest,
  LEAVES,
  NEW,
  OLD,
  OTHER,
  PUBLIC_CA,
  theNew,
  theOld,
} from '../../builders/migration';

const side = (certificate: Certificate, leaf: string = LEAVES.new): PlanSide => ({
  ...{ certificate, leaf, issuer: PUBLIC_CA },
});
const anotherNew = (overrides: Parameters<typeof aCertificate>[0]): PlanSide =>
  side(aCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300), ...overrides }));
const withReading = (...of: Parameters<typeof aReading>): Partial<PlanRequest> => ({
  places: [{ place: aPlace(), reading: aReading(...of) }],
});
const consent = { partial: false, drift: false, givenUp: [] };
const kinds = (overrides: Partial<PlanRequest>): readonly string[] =>
  makePlan(aRequest(overrides)).blockers.map(({ kind }) => kind);
const privately = (of: 'PRIVATE' | 'AMAZON_ISSUED') =>
  side(aCertificate({ arn: OTHER, id: certificateId(OTHER), type: of, notAfter: daysFromNow(9) }), LEAVES.old);

describe('a plan', () => {
  test('holds what a later run must know', () => {
    const plan = makePlan(
      aRequest(withReading({ environment: 'staging', hosts: ['shop.example.com', 'x.example.com'] })),
    );

    expect(plan).toMatchObject({
      ...{ schemaVersion: 1, account: '123456789012', madeAt: NOW, blockers: [], left: [], gaps: [] },
      from: { arn: OLD, leaf: LEAVES.old, notAfter: daysFromNow(10), names: ['shop.example.com'] },
      to: { arn: NEW, leaf: LEAVES.new, notAfter: daysFromNow(300) },
      targets: [
        { ...aPlace(), names: ['shop.example.com'], environment: 'staging', before: { default: OLD, sni: [] } },
      ],
      waves: [[aPlace().key]],
    });
  });

  test('asks for a name under each wildcard, and for the host names of rules', () => {
    const names = ['*.example.com', 'example.com'];
    const plan = makePlan(
      aRequest({
        ...withReading({ hosts: ['api.example.com', 'a?.example.com', 'elsewhere.example.org'] }),
        from: side(anIamCertificate({ names, notAfter: daysFromNow(10) }), LEAVES.old),
        to: anotherNew({ names }),
      }),
    );

    expect(plan.targets[0]?.names).toEqual([
      ...['notafter-probe.example.com', 'example.com', 'api.example.com', 'ax.example.com'],
    ]);
  });

  test.each<readonly [string, Partial<PlanRequest>, readonly string[]]>([
    ['nothing in the way', {}, []],
    ['the same certificate', { to: side(theOld()) }, ['same-certificate']],
    ['one that is not issued', { to: anotherNew({ status: 'PENDING_VALIDATION' }) }, ['not-issued']],
    ['one that expires now', { to: anotherNew({ notAfter: NOW }) }, ['expired', 'ends-no-later']],
    ['one that expires soon after the old one', { to: anotherNew({ notAfter: daysFromNow(10.1) }) }, []],
    ['one that expires with the old one', { to: anotherNew({ notAfter: daysFromNow(10) }) }, ['ends-no-later']],
    ['one that begins now', { to: anotherNew({ notBefore: NOW }) }, []],
    ['one that begins later', { to: anotherNew({ notBefore: hoursFromNow(1) }) }, ['not-yet-valid']],
    ['one of unknown life', { to: anotherNew({ notBefore: undefined, notAfter: undefined }) }, ['dates-unknown']],
    ['one whose names are cut', { to: anotherNew({ namesComplete: false }) }, ['names-unknown']],
    ['an old one without names', { from: side(anIamCertificate({ names: [] }), LEAVES.old) }, ['names-unknown']],
    ['one that cannot be fetched', { to: { certificate: theNew() } }, ['leaf-unknown']],
    ['the same one imported twice', { to: side(theNew(), LEAVES.old) }, ['same-leaf']],
    ['one that lacks the name', { to: anotherNew({ names: ['www.example.com'] }) }, ['name-not-covered']],
    [
      'one that lacks a name that nobody needs',
      { to: anotherNew({ names: ['www.example.com'] }), consent: { ...consent, givenUp: ['Shop.example.com.'] } },
      [],
    ],
    [
      'one that lacks a host name of a rule',
      {
        ...withReading({ hosts: ['a.example.com'] }),
        from: side(anIamCertificate({ names: ['*.example.com'], notAfter: daysFromNow(10) }), LEAVES.old),
        to: anotherNew({ names: ['www.example.com'] }),
        consent: { ...consent, givenUp: ['*.example.com'] },
      },
      ['name-not-covered'],
    ],
    [
      'a private one for a public one',
      { from: privately('AMAZON_ISSUED'), to: anotherNew({ type: 'PRIVATE' }), ...withReading({}, { default: OTHER }) },
      ['authority-changes'],
    ],
    [
      'a private one for a public one, accepted',
      {
        from: privately('AMAZON_ISSUED'),
        to: anotherNew({ type: 'PRIVATE' }),
        acceptsAuthorityChange: true,
        ...withReading({}, { default: OTHER }),
      },
      [],
    ],
    [
      'a private one for a private one',
      { from: privately('PRIVATE'), to: anotherNew({ type: 'PRIVATE' }), ...withReading({}, { default: OTHER }) },
      [],
    ],
    ['no use at all', { places: [] }, ['no-target']],
    ['a use that stays', { left: usesFrom([aDomainName()], ACCOUNT).left }, ['uses-left']],
    [
      'a use that may stay',
      { left: usesFrom([aDomainName()], ACCOUNT).left, consent: { ...consent, partial: true } },
      [],
    ],
  ])('with %s is blocked by exactly that', (_what, overrides, expected) => {
    expect(kinds(overrides)).toEqual(expected);
  });

  test.each<readonly [string, Partial<PlanRequest>, string | undefined]>([
    ['is there', {}, undefined],
    ['holds another by now', withReading({}, { default: OTHER }), 'not-there'],
    ['is gone', { places: [{ place: aPlace(), reading: { kind: 'gone' } }] }, 'gone'],
    [
      'was not read',
      { places: [{ place: aPlace(), reading: { kind: 'unreadable', because: 'no-permission' } }] },
      'unreadable',
    ],
    [
      'lies in another region',
      { places: [{ place: { ...aPlace(), region: region('eu-west-3') }, reading: aReading() }] },
      'other-region',
    ],
    [
      'lies in another region, which a certificate of IAM does not mind',
      {
        places: [{ place: { ...aPlace(), region: region('eu-west-3') }, reading: aReading() }],
        to: side(anIamCertificate({ name: 'new', id: certificateId('ASCANEW'), notAfter: daysFromNow(300) })),
      },
      undefined,
    ],
    ['is owned by a stack', withReading({ owner: 'cloudformation' }), 'owned-by-cloudformation'],
    ['may be owned by a stack', withReading({ owner: 'unknown' }), 'owner-unknown'],
    [
      'is owned by a stack, accepted',
      { ...withReading({ owner: 'cloudformation' }), consent: { ...consent, drift: true } },
      undefined,
    ],
  ])('leaves a listener where it %s, and says why', (_what, overrides, because) => {
    expect(makePlan(aRequest(overrides)).left.map((use) => use.because)).toEqual(
      because === undefined ? [] : [because],
    );
  });

  test.each<readonly [string, Partial<PlanRequest>, readonly string[]]>([
    ['nothing', {}, []],
    ['an internal load balancer', withReading({ internal: true }), ['cannot-be-verified']],
    [
      'an internal one in a network without a probe',
      withReading({ internal: true, probe: { kind: 'none' } }),
      ['cannot-be-verified'],
    ],
    [
      'an internal one of which nobody knows whether it has a probe',
      withReading({ internal: true, probe: { kind: 'unknown' } }),
      ['probe-unknown', 'cannot-be-verified'],
    ],
    [
      'no internal one that a probe looks at',
      withReading({ internal: true, probe: { kind: 'found', name: 'notafter-probe-vpc-0a' } }),
      [],
    ],
    ['client certificates', withReading({ asksClients: true }), ['client-certificates']],
    ['rules that were not read', withReading({ hosts: undefined }), ['hosts-unknown']],
    ['drift', { ...withReading({ owner: 'cloudformation' }), consent: { ...consent, drift: true } }, ['drift']],
    ['a key of another type', { to: anotherNew({ key: { family: 'ec', curve: 'prime256v1' } }) }, ['key-type-changes']],
    [
      'a key of unknown type',
      {
        from: side(anIamCertificate({ key: undefined, notAfter: daysFromNow(10) }), LEAVES.old),
        to: anotherNew({ key: undefined }),
      },
      ['key-type-changes'],
    ],
    [
      'one that nobody renews',
      { to: side(anImportedCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300) })) },
      ['nobody-renews'],
    ],
    ['an old one that has expired', { from: side(anIamCertificate({ notAfter: NOW }), LEAVES.old) }, ['no-way-back']],
    [
      'an old one that is revoked',
      {
        from: side(
          aCertificate({ arn: OTHER, id: certificateId(OTHER), status: 'REVOKED', notAfter: daysFromNow(9) }),
          LEAVES.old,
        ),
        ...withReading({}, { default: OTHER }),
      },
      ['no-way-back'],
    ],
    [
      'one that holds the old one in its list only, and has no name to ask for',
      {
        ...withReading({}, { default: OTHER, sni: [OLD] }),
        to: anotherNew({ names: ['www.example.com'] }),
        consent: { ...consent, givenUp: ['shop.example.com'] },
      },
      ['name-given-up', 'only-listed'],
    ],
    [
      'a default that has no name to ask for',
      { to: anotherNew({ names: ['www.example.com'] }), consent: { ...consent, givenUp: ['shop.example.com'] } },
      ['name-given-up'],
    ],
    [
      'a name that is given up',
      {
        to: anotherNew({ names: ['www.example.com'] }),
        consent: { ...consent, givenUp: ['shop.example.com'] },
      },
      ['name-given-up'],
    ],
  ])('warns of %s', (_what, overrides, expected) => {
    expect(makePlan(aRequest(overrides)).warnings.map(({ kind }) => kind)).toEqual(expected);
  });

  test('names the network of a load balancer, and the probe that looks at it', () => {
    const vpc = vpcId('vpc-0a');
    const [found] = makePlan(
      aRequest(withReading({ internal: true, vpc, probe: { kind: 'found', name: 'notafter-probe-vpc-0a' } })),
    ).targets;
    const [none] = makePlan(aRequest(withReading({ internal: true, vpc, probe: { kind: 'none' } }))).targets;

    expect(found).toMatchObject({ vpc, probe: 'notafter-probe-vpc-0a' });
    expect(none).toMatchObject({ vpc });
    expect(none).not.toHaveProperty('probe');
  });

  test('says its reasons in sentences', () => {
    expect(blockerSentence({ kind: 'no-target' })).toBe('nothing is left that this operation could move');
    expect(blockerSentence({ kind: 'name-not-covered', name: 'a$&.example.com' })).toContain(
      '--give-up-name a$&.example.com',
    );
    expect(obstacleSentence('gone')).toBe('it is gone: plan again');
    expect(warningSentence({ kind: 'nobody-renews' })).toBe('nobody renews the new certificate');
    expect(warningSentence({ kind: 'cannot-be-verified', on: 'edge-1 :443' })).toMatch(/^edge-1 :443: is internal/);
  });
});
