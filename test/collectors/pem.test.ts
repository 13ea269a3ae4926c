import { readPem } from '../../lambda/collectors/pem';
import { aCertificatePair, type CertificateWishes } from '../builders/x509';

const read = async (wishes: CertificateWishes = {}) => readPem((await aCertificatePair(wishes)).certificate);
const dns = (...values: string[]) => values.map((value) => ({ type: 'dns', value }) as const);

describe('readPem', () => {
  test('reads names, validity and key', async () => {
    const facts = await read({
      names: ['api.example.com', '*.example.com'],
      notBefore: '2026-06-01T00:00:00.000Z',
      notAfter: '2027-06-01T12:34:56.000Z',
    });

    expect(facts).toEqual({
      names: ['api.example.com', '*.example.com'],
      namesComplete: true,
      notBefore: '2026-06-01T00:00:00.000Z',
      notAfter: '2027-06-01T12:34:56.000Z',
      key: { family: 'ec', curve: 'prime256v1' },
    });
  });

  test.each`
    key           | expected
    ${'ec-p384'}  | ${{ family: 'ec', curve: 'secp384r1' }}
    ${'rsa-2048'} | ${{ family: 'rsa', bits: 2048 }}
    ${'rsa-4096'} | ${{ family: 'rsa', bits: 4096 }}
  `(
    'reads a key of $key',
    async ({ key, expected }: { key: 'rsa-2048'; expected: object }) => {
      await expect(read({ key })).resolves.toMatchObject({ key: expected });
    },
    // Long keys are found by luck.
    60_000,
  );

  test.each([
    '1970-01-01T00:00:00.000Z',
    '2049-12-31T23:59:59.000Z',
    '2050-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.000Z',
  ])('reads an end at %s', async (notAfter) => {
    await expect(read({ notBefore: '1969-01-01T00:00:00.000Z', notAfter })).resolves.toMatchObject({ notAfter });
  });

  test('reads all of many names', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `host-${index}.example.com`);

    await expect(read({ names })).resolves.toMatchObject({ names });
  });

  test('names each name once', async () => {
    await expect(read({ names: ['a.example', 'b.example', 'a.example'] })).resolves.toMatchObject({
      names: ['a.example', 'b.example'],
    });
  });

  test('takes addresses as names, and no other kind', async () => {
    const alternatives = [
      { type: 'email', value: 'ops@example.com' },
      { type: 'url', value: 'https://example.com/a' },
      { type: 'ip', value: '10.0.0.1' },
      { type: 'dns', value: 'a.example' },
      { type: 'ip', value: '2001:db8::1' },
      { type: 'dn', value: 'CN=inner.example, O=DNS:outer.example' },
      { type: 'id', value: '1.2.3.4' },
    ] as const;

    await expect(read({ alternatives: [...alternatives] })).resolves.toMatchObject({
      names: ['10.0.0.1', 'a.example', '2001:DB8:0:0:0:0:0:1'],
      namesComplete: true,
    });
  });

  test.each([
    ['entries', 'evil.example, DNS:bank.example'],
    ['a quotation', 'evil.example", DNS:"bank.example'],
    ['a backslash', 'evil.example\\", DNS:bank.example'],
    ['a line', 'evil.example\nDNS:bank.example'],
    ['a null', 'bank.example\0.evil.example'],
    ['markup', '<!channel>&amp;*bold*'],
    ['letters of other alphabets', 'bücher.example'],
    ['nothing', ''],
    ['a space', 'a b.example'],
  ])('keeps a name with %s in it one name', async (_, name) => {
    const facts = await read({ names: [name, 'last.example'], commonNames: ['c.example'] });

    expect(facts?.names).toHaveLength(2);
    expect(facts?.names[1]).toBe('last.example');
    expect(facts?.names).not.toContain('bank.example');
  });

  test('keeps a name with entries in it as it is', async () => {
    await expect(read({ names: ['evil.example, DNS:bank.example'] })).resolves.toMatchObject({
      names: ['evil.example, DNS:bank.example'],
    });
  });

  describe('without host names among the alternative names', () => {
    test.each<readonly [string, CertificateWishes['alternatives']]>([
      ['no alternative names', []],
      ['other kinds only', [{ type: 'email', value: 'ops@example.com' }]],
    ])('takes the common name of a certificate with %s', async (_, alternatives) => {
      await expect(read({ commonNames: ['old.example.com'], alternatives: alternatives ?? [] })).resolves.toMatchObject(
        {
          names: ['old.example.com'],
          namesComplete: true,
        },
      );
    });

    test('takes all common names', async () => {
      await expect(read({ commonNames: ['a.example', 'b.example'], alternatives: [] })).resolves.toMatchObject({
        names: ['a.example', 'b.example'],
      });
    });

    test('lets no common name forge another', async () => {
      const forged = 'evil.example\nCN=bank.example';

      await expect(read({ commonNames: [forged], alternatives: [] })).resolves.toMatchObject({ names: [forged] });
    });

    test('has none where there is no common name', async () => {
      await expect(read({ commonNames: [], alternatives: [] })).resolves.toMatchObject({
        names: [],
        namesComplete: true,
      });
    });
  });

  test('takes no common name where a host name stands', async () => {
    await expect(read({ commonNames: ['old.example'], alternatives: dns('new.example') })).resolves.toMatchObject({
      names: ['new.example'],
    });
  });

  test('reads a certificate whose key is of a kind that it does not know', async () => {
    const { certificate } = await aCertificatePair();
    const ecPublicKey = '06072a8648ce3d0201';
    const der = Buffer.from(certificate.replace(/-----[^-]+-----/g, ''), 'base64').toString('hex');
    const unknown = Buffer.from(der.replace(ecPublicKey, '06072a8648ce3d027f'), 'hex').toString('base64');

    const facts = readPem(`-----BEGIN CERTIFICATE-----\n${unknown}\n-----END CERTIFICATE-----`);

    expect(facts).toMatchObject({ names: ['api.example.com'], key: { family: 'other', name: 'unknown' } });
  });

  test('reads the first of a chain', async () => {
    const leaf = await aCertificatePair({ names: ['leaf.example'] });
    const issuer = await aCertificatePair({ names: ['issuer.example'] });

    expect(readPem(`${leaf.certificate}\n${issuer.certificate}`)).toMatchObject({ names: ['leaf.example'] });
  });

  test.each([
    ['nothing', ''],
    ['prose', 'not a certificate'],
    ['a frame without content', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['content that is no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('reads no certificate in %s', (_, text) => {
    expect(readPem(text)).toBeUndefined();
  });
});
