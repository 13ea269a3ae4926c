import { once } from 'node:events';
import { createServer } from 'node:net';
import { Resolver } from 'node:dns/promises';
import { type Edge, startEdge } from '../../demo/edge';
import { leafDigest, tlsHandshakes } from '../../lambda/collectors/handshakes';
import { aCertificatePair } from '../builders/x509';
import { X509Certificate } from 'node:crypto';

const HOST = 'rates.us-east-1.elb.example';

describe('the edge of the demo', () => {
  let edge: Edge;
  beforeEach(async () => {
    edge = await startEdge();
  });
  afterEach(async () => {
    await edge.stop();
  });

  test('serves at a name, by real TLS, what its load balancer holds at that moment', async () => {
    const [old, fresh] = [await aCertificatePair(), await aCertificatePair()];
    edge.keep('arn:old', old);
    edge.keep('arn:fresh', fresh);
    let held = 'arn:old';
    const port = await edge.port();
    await edge.serve({ host: HOST, port }, async () => ({ default: held, sni: [] }));
    const resolver = new Resolver();
    resolver.setServers([edge.nameServer]);
    const shake = tlsHandshakes(resolver, () => false);
    const shown = async () => shake({ host: HOST, port, names: [], unnamed: true }, 'default');

    const before = await shown();
    held = 'arn:fresh';
    const after = await shown();

    const leaf = ({ certificate }: typeof old) => leafDigest(new X509Certificate(certificate).raw);
    expect([before, after]).toEqual([
      [{ address: '127.0.0.1', shown: { leaf: leaf(old) } }],
      [{ address: '127.0.0.1', shown: { leaf: leaf(fresh) } }],
    ]);
  });

  test('gives each load balancer a port of its own, and none that somebody has', async () => {
    const first = await edge.port();
    const somebody = createServer().listen(first + 1, '127.0.0.1');
    // Whoever has it already serves as well.
    await once(somebody, 'listening').catch(() => undefined);

    const ports = [await edge.port(), await edge.port()];

    expect(new Set([first, first + 1, ...ports]).size).toBe(4);
    somebody.close();
  });
});
