import { contentFacts } from '../../lambda/operators/content-facts';
import { aCertificatePair } from '../builders/x509';

describe('the facts of a certificate to be imported', () => {
  test('are those of its text; one that issued itself needs no chain', async () => {
    const { certificate } = await aCertificatePair({
      names: ['shop.example.com'],
      notAfter: '2027-06-01T00:00:00.000Z',
    });

    expect(contentFacts({ certificate })).toMatchObject({
      ...{ names: ['shop.example.com'], notAfter: '2027-06-01T00:00:00.000Z', issuer: { authority: 'itself' } },
      ...{ key: { family: 'ec', curve: 'prime256v1' }, parts: { certificate } },
    });
    expect(contentFacts({ certificate })).not.toHaveProperty('brokenAt');
  });

  test('say where a chain does not lead upwards', async () => {
    const [one, other] = [await aCertificatePair(), await aCertificatePair({ names: ['other.example.com'] })];

    expect(contentFacts({ certificate: one.certificate, chain: one.certificate })).not.toHaveProperty('brokenAt');
    expect(contentFacts({ certificate: one.certificate, chain: other.certificate })).toMatchObject({ brokenAt: 1 });
    const chain = `${one.certificate}\n${other.certificate}`;
    expect(contentFacts({ certificate: one.certificate, chain })).toMatchObject({ brokenAt: 2 });
  });

  test('by signatures, not by names alone', async () => {
    const [one, namesake] = [await aCertificatePair(), await aCertificatePair()];

    expect(contentFacts({ certificate: one.certificate, chain: namesake.certificate })).toMatchObject({ brokenAt: 1 });
  });

  test('are none of what is not one certificate', async () => {
    const { certificate } = await aCertificatePair();
    const broken = certificate.replace(/\n.{20}/, '\n');

    for (const text of ['', 'no PEM', `${certificate}\n${certificate}`, broken])
      expect(contentFacts({ certificate: text })).toBeUndefined();
    expect(contentFacts({ certificate, chain: broken })).toBeUndefined();
  });
});
