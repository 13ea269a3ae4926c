import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateId } from '../../../lambda/domain/ids';
import type { Issuer } from '../../../lambda/domain/migration/issuer';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import type { PlanRequest } from '../../../lambda/domain/migration/plan-request';
import { aCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { aRequest, LEAVES, NEW, PUBLIC_CA, theNew, theOld } from '../../builders/migration';

const A_PRIVATE_CA: Issuer = { name: 'CN=Example Internal CA', authority: 'private' };
const ANOTHER_PRIVATE_CA: Issuer = { name: 'CN=Example Other CA', authority: 'private' };
const ITSELF: Issuer = { name: 'CN=shop.example.com', authority: 'itself' };
const NOBODY_KNOWS: Issuer = { name: 'CN=Example Old CA', authority: 'unknown' };

const life = { arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300) };
const old = { certificate: theOld(), leaf: LEAVES.old };
const [imported, amazons, privately] = [
  anImportedCertificate(life),
  theNew(),
  aCertificate({ ...life, type: 'PRIVATE' }),
];

/** The old one was uploaded to IAM. */
const between = (from: Issuer, to: Issuer, certificate: Certificate = imported): Partial<PlanRequest> => ({
  from: { ...old, issuer: from },
  to: { certificate, leaf: LEAVES.new, issuer: to },
});
const OF_AUTHORITIES = ['authority-changes', 'issuer-unknown', 'private-issuer-changes'];

describe('a plan that changes who issued the certificate', () => {
  test.each<readonly [string, Partial<PlanRequest>, string | undefined]>([
    ['a public CA and one that ACM issued', between(PUBLIC_CA, ITSELF, amazons), undefined],
    ['a private CA and one that ACM issued', between(A_PRIVATE_CA, PUBLIC_CA, amazons), 'authority-changes'],
    ['itself and one that ACM issued', between(ITSELF, PUBLIC_CA, amazons), 'authority-changes'],
    ['a public CA and a private one of ACM', between(PUBLIC_CA, PUBLIC_CA, privately), 'authority-changes'],
    ['a private CA and a public one', between(A_PRIVATE_CA, PUBLIC_CA), 'authority-changes'],
    ['a public CA and itself', between(PUBLIC_CA, ITSELF), 'authority-changes'],
    ['one public CA and another', between(PUBLIC_CA, { ...PUBLIC_CA, name: 'CN=Another CA' }), undefined],
    ['one private CA and the same', between(A_PRIVATE_CA, A_PRIVATE_CA), undefined],
    ['one private CA and another', between(A_PRIVATE_CA, ANOTHER_PRIVATE_CA), 'private-issuer-changes'],
    ['itself and itself, under one name', between(ITSELF, ITSELF), 'private-issuer-changes'],
    [
      'a private CA and itself, under one name',
      between(A_PRIVATE_CA, { ...A_PRIVATE_CA, authority: 'itself' }),
      'private-issuer-changes',
    ],
    ['what nobody knows and a public CA', between(NOBODY_KNOWS, PUBLIC_CA), 'issuer-unknown'],
    ['a public CA and what nobody knows', between(PUBLIC_CA, NOBODY_KNOWS), 'issuer-unknown'],
    ['what could not be fetched and one that ACM issued', { from: old }, 'issuer-unknown'],
  ])('between %s says so if it must', (_what, overrides, expected) => {
    const { blockers, warnings } = makePlan(aRequest(overrides));
    const told = [...blockers, ...warnings].map(({ kind }) => kind);

    expect(told.filter((kind) => OF_AUTHORITIES.includes(kind))).toEqual(expected === undefined ? [] : [expected]);
  });

  test('is not blocked by that once somebody answers for it', () => {
    const request = between(ITSELF, PUBLIC_CA);

    expect(makePlan(aRequest(request)).blockers).toEqual([{ kind: 'authority-changes' }]);
    const { blockers, warnings } = makePlan(aRequest({ ...request, acceptsAuthorityChange: true }));
    expect(blockers).toEqual([]);
    expect(warnings).toContainEqual({ kind: 'authority-changes' });
    expect(makePlan(aRequest(request)).warnings).not.toContainEqual({ kind: 'authority-changes' });
  });

  test('names both', () => {
    const plan = makePlan(aRequest(between(A_PRIVATE_CA, PUBLIC_CA)));

    expect(plan).toMatchObject({ from: { issuer: A_PRIVATE_CA }, to: { issuer: PUBLIC_CA } });
  });
});
