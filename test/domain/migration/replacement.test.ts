import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { certificateId, region } from '../../../lambda/domain/ids';
import { chooseReplacement } from '../../../lambda/domain/migration/replacement';
import { namesIndex } from '../../../lambda/domain/certificate/names-index';
import { aCertificate, acmArn, anIamCertificate, anImportedCertificate, HOME } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { theOld } from '../../builders/migration';

describe('the certificate that takes over', () => {
  const one = (serial: number, overrides: Parameters<typeof aCertificate>[0] = {}) =>
    aCertificate({ arn: acmArn(serial), id: certificateId(acmArn(serial)), notAfter: daysFromNow(300), ...overrides });
  const from = theOld();
  const choose = (candidates: readonly Certificate[], old = from) =>
    chooseReplacement(old, { view: namesIndex([old, ...candidates]), now: NOW, region: HOME });

  test('is one that ACM renews, before any that ends later', () => {
    const imported = anImportedCertificate({
      arn: acmArn(5),
      id: certificateId(acmArn(5)),
      notAfter: daysFromNow(900),
    });

    expect(choose([imported, one(6), one(7, { notAfter: daysFromNow(200) })])).toEqual({
      kind: 'chosen',
      certificate: one(6),
      others: 2,
    });
  });

  test('is never simply the first of equals', () => {
    expect(choose([one(6), one(7)])).toEqual({ kind: 'equal', among: [one(6), one(7)] });
  });

  test.each<readonly [string, readonly Certificate[]]>([
    ['nothing', []],
    ['of other names', [one(6, { names: ['www.example.com'] })]],
    ['of another region', [one(6, { region: region('us-east-1') })]],
    ['not issued', [one(6, { status: 'PENDING_VALIDATION' })]],
    ['without an end', [one(6, { notAfter: undefined })]],
    ['ending no later', [one(6, { notAfter: daysFromNow(10) })]],
    ['managed by CloudFront', [one(6, { managedBy: 'cloudfront' })]],
  ])('is none where there is only one %s', (_what, candidates) => {
    expect(choose(candidates)).toEqual({ kind: 'none' });
  });

  test('may end at any time where the end of the old one is not known', () => {
    expect(choose([one(6, { notAfter: daysFromNow(2) })], anIamCertificate({ notAfter: undefined }))).toMatchObject({
      kind: 'chosen',
    });
  });
});
