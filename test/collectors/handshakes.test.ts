import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { leafDigest, tlsHandshakes } from '../../lambda/collectors/handshakes';
import { aDistributionTarget, aTarget } from '../builders/migration';
import { aCertificatePair, type CertificatePair } from '../builders/x509';
import { type EdgeNode, startEdgeNode } from '../fakes/tls-edge';

const digestOf = ({ certificate }: CertificatePair): string => leafDigest(new X509Certificate(certificate).raw);
const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('handshakes', () => {
  let plain: Server;
  let port: number;
  let node: EdgeNode;
  let own: CertificatePair;
  let other: CertificatePair;
  const absent = Object.assign(new Error('queryA ENODATA'), { code: 'ENODATA' });
  const failing = Object.assign(new Error('queryA ESERVFAIL'), { code: 'ESERVFAIL' });
  /** Knows the name of the load balancer, and no other. */
  const bookOf = (four: readonly string[] | Error, six: readonly string[] | Error = absent) => {
    const answer = (addresses: readonly string[] | Error) => async (host: string) => {
      if (host !== aTarget().host && host !== aDistributionTarget().host) throw new Error(`asked for ${host}`);
      if (addresses instanceof Error) throw addresses;
      return [...addresses];
    };
    return { resolve4: answer(four), resolve6: answer(six) } as unknown as Parameters<typeof tlsHandshakes>[0];
  };
  const shake = (addresses: readonly string[] | Error) => tlsHandshakes(bookOf(addresses), () => true);

  beforeAll(async () => {
    plain = createServer((socket) => socket.end('this is no TLS')).listen(0, '127.0.0.2');
    await once(plain, 'listening');
    port = portOf(plain);
    own = await aCertificatePair({ names: ['own.example.com'] });
    // Nobody looks at dates: what is served is to be seen also when it has expired.
    other = await aCertificatePair({ names: ['shop.example.com'], notAfter: '2026-06-02T00:00:00.000Z' });
    const pairs = new Map([
      ['own', own],
      ['other', other],
    ]);
    node = await startEdgeNode({ address: '127.0.0.1', port }, pairs, async () => ({ default: 'own', sni: ['other'] }));
  });
  afterAll(async () => {
    await node.stop();
    plain.close();
  });

  test('show what is served without a name, and to each name, on every address', async () => {
    const shown = await shake(['127.0.0.1', '127.0.0.2', '127.0.0.3'])({ ...aTarget(), port }, 'all');

    expect(shown).toEqual([
      { address: '127.0.0.1', shown: { leaf: digestOf(own) } },
      { address: '127.0.0.1', name: 'shop.example.com', shown: { leaf: digestOf(other) } },
      { address: '127.0.0.2', shown: { failed: 'no-tls' } },
      { address: '127.0.0.2', name: 'shop.example.com', shown: { failed: 'no-tls' } },
      { address: '127.0.0.3', shown: { failed: 'refused' } },
      { address: '127.0.0.3', name: 'shop.example.com', shown: { failed: 'refused' } },
    ]);
  });

  test('for the default only ask for no name', async () => {
    const before = node.asked.length;

    expect(await shake(['127.0.0.1'])({ ...aTarget(), port }, 'default')).toHaveLength(1);
    expect(node.asked).toHaveLength(before);
  });

  test('go without none where that tells nothing', async () => {
    const one = { ...aDistributionTarget(), port };

    expect(await shake(['127.0.0.1'])(one, 'all')).toEqual([
      { address: '127.0.0.1', name: 'shop.example.com', shown: { leaf: digestOf(other) } },
    ]);
    expect(await shake(['127.0.0.1'])(one, 'default')).toEqual([]);
  });

  test.each([
    [true, ['127.0.0.1', '::1']],
    [false, ['127.0.0.1']],
  ])('ask for addresses of IPv6 where those are reached: %p', async (reachesIpv6, addresses) => {
    const shown = await tlsHandshakes(bookOf(['127.0.0.1'], ['::1']), () => reachesIpv6)(
      { ...aTarget(), port },
      'default',
    );

    expect(shown.map(({ address }) => address)).toEqual(addresses);
  });

  test('are none where the load balancer has no address', async () => {
    expect(await shake(absent)({ ...aTarget(), port }, 'all')).toEqual([]);
  });

  test.each<readonly [string, Error, readonly string[] | Error, readonly string[]]>([
    ['one family', failing, ['127.0.0.1'], ['127.0.0.1', 'edge-1.elb.example']],
    ['the other', absent, failing, ['edge-1.elb.example']],
    ['both', failing, failing, ['edge-1.elb.example']],
  ])('are not those of every address where DNS fails for %s', async (_what, four, six, addresses) => {
    const shown = await tlsHandshakes(bookOf(four, six), () => true)({ ...aTarget(), port }, 'default');

    expect(shown.map(({ address }) => address)).toEqual(addresses);
    expect(shown.at(-1)).toEqual({ address: 'edge-1.elb.example', shown: { failed: 'unresolved' } });
  });
});
