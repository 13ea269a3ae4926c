import { X509Certificate } from 'node:crypto';
import { answerProbe } from '../../../lambda/app/migrate/answer-probe';
import { leafDigest, tlsHandshakes } from '../../../lambda/collectors/handshakes';
import { aCertificatePair, type CertificatePair } from '../../builders/x509';
import { freePort } from '../../builders/free-port';
import { type EdgeNode, startEdgeNode } from '../../fakes/tls-edge';

const HOST = 'internal-edge-1.eu-west-1.elb.amazonaws.com';
const digestOf = ({ certificate }: CertificatePair): string => leafDigest(new X509Certificate(certificate).raw);

describe('a probe that is asked', () => {
  let node: EdgeNode;
  let port: number;
  let own: CertificatePair;
  let shop: CertificatePair;
  const resolved: string[] = [];
  const book = {
    resolve4: async (host: string) => {
      resolved.push(host);
      return ['127.0.0.1'];
    },
    resolve6: async () => Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' })),
  } as unknown as Parameters<typeof tlsHandshakes>[0];
  const ask = async (event: unknown) => answerProbe(tlsHandshakes(book), event);

  beforeAll(async () => {
    port = await freePort();
    own = await aCertificatePair({ names: ['own.example.com'] });
    shop = await aCertificatePair({ names: ['shop.example.com'] });
    const pairs = new Map([
      ['own', own],
      ['shop', shop],
    ]);
    node = await startEdgeNode({ address: '127.0.0.1', port }, pairs, async () => ({ default: 'own', sni: ['shop'] }));
  });
  beforeEach(() => resolved.splice(0));
  afterAll(async () => {
    await node.stop();
  });

  test('looks at every address, with and without a name, and tells what was shown', async () => {
    expect(await ask({ schemaVersion: 1, host: HOST, port, names: ['shop.example.com'] })).toEqual({
      schemaVersion: 1,
      handshakes: [
        { address: '127.0.0.1', shown: { leaf: digestOf(own) } },
        { address: '127.0.0.1', name: 'shop.example.com', shown: { leaf: digestOf(shop) } },
      ],
    });
    expect(resolved).toEqual([HOST]);
  });

  test.each([{ port: 0 }, { host: 'ledger.internal.example.com' }, { host: '127.0.0.1' }, { schemaVersion: 2 }])(
    'looks at nothing where it is asked for something else: %p',
    async (overrides) => {
      const event = { schemaVersion: 1, host: HOST, port, names: [], ...overrides };

      expect(await ask(event)).toEqual({ schemaVersion: 1, refused: true });
      expect(resolved).toEqual([]);
    },
  );
});
