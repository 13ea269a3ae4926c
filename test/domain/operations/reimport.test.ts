import { HOUR_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { blockerSentence } from '../../../lambda/domain/operations/reasons';
import { type ContentFacts, planReimport, type ReimportRequest } from '../../../lambda/domain/operations/reimport';
import { HOME } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { PUBLIC_CA } from '../../builders/migration';
import { anOperationPlan, aSubject } from '../../builders/operation';

const ITSELF = { name: 'CN=shop.example.com', authority: 'itself' } as const;
const A_PRIVATE_CA = { name: 'CN=Example Internal CA', authority: 'private' } as const;

const aContent = (overrides: Partial<ContentFacts> = {}): ContentFacts => ({
  parts: { certificate: 'OLD' },
  leaf: 'old',
  names: ['shop.example.com', '*.example.org'],
  notBefore: daysFromNow(-300),
  notAfter: daysFromNow(10),
  key: { family: 'rsa', bits: 2048 },
  issuer: PUBLIC_CA,
  ...overrides,
});

const fresh = (overrides: Partial<ContentFacts> = {}): ContentFacts =>
  aContent({
    parts: { certificate: 'NEW', chain: 'CHAIN' },
    ...{ leaf: 'new', notBefore: NOW, notAfter: daysFromNow(90) },
    ...overrides,
  });

const aRequest = (overrides: Partial<ReimportRequest> = {}): ReimportRequest => ({
  ...{ account: anOperationPlan().account, madeAt: NOW, subject: aSubject(), region: HOME },
  ...{ type: 'IMPORTED', old: aContent(), fresh: fresh(), witnesses: [], unwitnessed: [] },
  acceptsAuthorityChange: false,
  ...overrides,
});

describe('importing a new certificate over an old one', () => {
  test('changes its content and keeps the public parts of the old one', () => {
    expect(planReimport(aRequest())).toMatchObject({
      changes: [
        {
          kind: 'content',
          ...{ certificate: aSubject().arn, region: HOME, before: 'old', after: 'new' },
          ...{ content: fresh().parts, replaced: aContent().parts },
        },
      ],
      ...{ blockers: [], warnings: [] },
    });
  });

  test.each<[string, Partial<ReimportRequest>, readonly string[]]>([
    ['ACM issued the old one', { type: 'AMAZON_ISSUED' }, ['ACM says AMAZON_ISSUED']],
    ['ACM does not say what it is', { type: undefined }, ['ACM does not say whether it was imported: plan again']],
    ['it is there already', { fresh: fresh({ leaf: 'old' }) }, ['very certificate already']],
    ['it ends with the old one', { fresh: fresh({ notAfter: daysFromNow(10) }) }, ['ends no later']],
    [
      'it has ended',
      { old: aContent({ notAfter: daysFromNow(-2) }), fresh: fresh({ notAfter: NOW }) },
      ['has expired'],
    ],
    ['it begins later', { fresh: fresh({ notBefore: plusMilliseconds(NOW, 1) }) }, ['not valid before']],
    ['it lacks a name', { fresh: fresh({ names: ['SHOP.example.com'] }) }, ['does not cover *.example.org']],
    [
      'its key is of another size',
      { fresh: fresh({ key: { family: 'rsa', bits: 4096 } }) },
      ['it has RSA 2048, the new one RSA 4096'],
    ],
    [
      'its key is of another type',
      { fresh: fresh({ key: { family: 'ec', curve: 'prime256v1' } }) },
      ['the new one EC prime256v1'],
    ],
    [
      'its key is of a type without a name of ours',
      { fresh: fresh({ key: { family: 'other', name: 'ed25519' } }) },
      ['the new one ed25519'],
    ],
    ['its chain is broken', { fresh: fresh({ brokenAt: 2 }) }, ['certificate 2 did not issue']],
    [
      'it issued itself, and a public CA the old one',
      { fresh: fresh({ issuer: ITSELF }) },
      ['(a public CA (CN=Example Public CA) before, itself now)'],
    ],
    [
      'a public CA issued it, and a private one the old one',
      { old: aContent({ issuer: A_PRIVATE_CA }) },
      ['pass --accept-authority-change'],
    ],
  ])('is blocked where %s', (_why, overrides, sentences) => {
    expect(planReimport(aRequest(overrides)).blockers.map(blockerSentence)).toEqual(
      sentences.map((sentence): unknown => expect.stringContaining(sentence)),
    );
  });

  test.each<[string, Partial<ReimportRequest>]>([
    ['ends a moment later', { fresh: fresh({ notAfter: plusMilliseconds(daysFromNow(10), 1) }) }],
    ['begins right now', { fresh: fresh({ notBefore: NOW }) }],
    [
      'is of another kind of CA, and somebody answers for that',
      { fresh: fresh({ issuer: A_PRIVATE_CA }), acceptsAuthorityChange: true },
    ],
    ['is of another public CA', { fresh: fresh({ issuer: { ...PUBLIC_CA, name: 'CN=Another CA' } }) }],
    ['covers a name by a wildcard', { fresh: fresh({ names: ['*.example.com', '*.example.org'] }) }],
  ])('is ready where the new one %s', (_why, overrides) => {
    expect(planReimport(aRequest(overrides)).blockers).toEqual([]);
  });

  test.each<[string, Partial<ReimportRequest>, readonly string[]]>([
    ['comes without a chain', { fresh: fresh({ parts: { certificate: 'NEW' } }) }, ['no-chain']],
    [
      'issued itself',
      { fresh: fresh({ parts: { certificate: 'NEW' }, issuer: ITSELF }), acceptsAuthorityChange: true },
      ['authority-changes'],
    ],
    [
      'takes over from one that has ended',
      { old: aContent({ notAfter: plusMilliseconds(NOW, -HOUR_MS) }) },
      ['old-one-ended'],
    ],
    [
      'is of another private CA',
      { old: aContent({ issuer: A_PRIVATE_CA }), fresh: fresh({ issuer: { ...A_PRIVATE_CA, name: 'CN=Another CA' } }) },
      ['private-issuer-changes'],
    ],
    [
      'is of the same private CA',
      { old: aContent({ issuer: A_PRIVATE_CA }), fresh: fresh({ issuer: A_PRIVATE_CA }) },
      [],
    ],
    [
      'is of nobody knows which CA',
      { fresh: fresh({ issuer: { ...PUBLIC_CA, authority: 'unknown' } }) },
      ['issuer-unknown'],
    ],
    ['is served where nobody looks', { unwitnessed: ['edge-1 :443'] }, ['not-witnessed']],
  ])('says where the new one %s', (_what, overrides, kinds) => {
    expect(planReimport(aRequest(overrides)).warnings.map(({ kind }) => kind)).toEqual(kinds);
  });
});
