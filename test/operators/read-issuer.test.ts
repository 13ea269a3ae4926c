import { X509Certificate } from 'node:crypto';
import { readIssuer } from '../../lambda/operators/read-issuer';
import { aCertificatePair, type CertificateWishes } from '../builders/x509';

const CA = [{ O: ['Example'] }, { CN: ['Example CA'] }];
const [JUST_BEFORE, SINCE] = ['2023-09-14T23:59:59.000Z', '2023-09-15T00:00:00.000Z'];

const life = (notBefore: string, days: number) => ({
  notBefore,
  notAfter: new Date(Date.parse(notBefore) + days * 86_400_000).toISOString(),
});

const read = async (wishes: CertificateWishes) => {
  const { certificate } = await aCertificatePair(wishes);
  return readIssuer(new X509Certificate(certificate));
};

describe('who issued a certificate', () => {
  test.each<readonly [string, CertificateWishes, string]>([
    ['domain validation', { issuer: CA, policies: ['2.23.140.1.2.1'] }, 'public'],
    ['organization validation', { issuer: CA, policies: ['2.23.140.1.2.2'] }, 'public'],
    ['individual validation', { issuer: CA, policies: ['2.23.140.1.2.3'] }, 'public'],
    [
      'extended validation, beside a policy of its own',
      { issuer: CA, policies: ['1.2.3.4', '2.23.140.1.1'] },
      'public',
    ],
    ['domain validation long ago', { issuer: CA, policies: ['2.23.140.1.2.1'], notBefore: JUST_BEFORE }, 'public'],
    ['policies of its own only', { issuer: CA, policies: ['1.2.3.4'] }, 'private'],
    ['reserved policies for the signing of code only', { issuer: CA, policies: ['2.23.140.1.4.1'] }, 'private'],
    ['no policy, since public ones must have one', { issuer: CA, notBefore: SINCE }, 'private'],
    ['no policy, from before', { issuer: CA, ...life(JUST_BEFORE, 399) }, 'unknown'],
    ['no policy, from before, for longer than any public one', { issuer: CA, ...life(JUST_BEFORE, 399.1) }, 'private'],
    ['no policy, for two years until 2020', { issuer: CA, ...life('2020-08-31T23:59:59.000Z', 826) }, 'unknown'],
    ['no policy, for two years since then', { issuer: CA, ...life('2020-09-01T00:00:00.000Z', 826) }, 'private'],
    ['no policy, for three years until 2018', { issuer: CA, ...life('2018-02-28T00:00:00.000Z', 1_189) }, 'unknown'],
    ['no policy, for five years until 2015', { issuer: CA, ...life('2015-03-31T00:00:00.000Z', 1_828) }, 'unknown'],
    ['no policy, for twenty years then', { issuer: CA, ...life('2014-01-01T00:00:00.000Z', 7_300) }, 'private'],
    ['no policy, for ten years then', { issuer: CA, ...life('2018-02-28T00:00:00.000Z', 3_650) }, 'private'],
    [
      'no policy, when nobody had to limit its life',
      { issuer: CA, ...life('2012-01-01T00:00:00.000Z', 9_000) },
      'unknown',
    ],
    ['domain validation, as it says of itself', { policies: ['2.23.140.1.2.1'] }, 'itself'],
    ['no issuer but itself', {}, 'itself'],
  ])('is told by %j', async (_what, wishes, authority) => {
    expect(await read(wishes)).toMatchObject({ authority });
  });

  test('is named from the common name upwards', async () => {
    expect(await read({ issuer: CA })).toMatchObject({ name: 'CN=Example CA, O=Example' });
  });

  test('is told of a certificate that names nobody', async () => {
    const nameless: CertificateWishes = { names: [], alternatives: [{ type: 'dns', value: 'shop.example.com' }] };

    expect(await read(nameless)).toEqual({ name: 'no name', authority: 'itself' });
    expect(await read({ ...nameless, issuer: [] })).toMatchObject({ name: 'no name' });
  });

  test('cannot forge a part of its name by a line end', async () => {
    const { name } = await read({ issuer: [{ CN: ['Example\nO=Amazon'] }] });

    expect(name).toMatch(/^CN=Example/);
    expect(name).not.toMatch(/\n|, O=Amazon|^O=Amazon/);
  });

  test('stays unknown where its policies cannot be read', () => {
    // OpenSSL lets none through whose outside is broken.
    const broken = { checkIssued: () => false, issuer: 'CN=Example CA', raw: Buffer.from('no certificate') };

    expect(readIssuer({ ...broken, validFrom: SINCE } as unknown as X509Certificate)).toMatchObject({
      authority: 'unknown',
    });
  });
});
