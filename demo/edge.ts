import { once } from 'node:events';
import { createServer } from 'node:net';
import type { CertificatePair } from '../test/builders/x509';
import { startNameServer } from '../test/fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../test/fakes/tls-edge';

/** The one that every machine has: macOS gives itself no other. */
const ADDRESS = '127.0.0.1';
/** Below 1024 only root may listen. */
const FIRST_PORT = 8443;

/** In a local AWS a load balancer is a record and a name: whoever asks for that name is led here, and answered with real TLS. */
export interface Edge {
  /** Whom to ask where load balancers are. */
  readonly nameServer: string;
  /** Gives the key of a certificate to all nodes. */
  readonly keep: (arn: string, pair: CertificatePair) => void;
  /** A port that nobody listens on; each time another. */
  readonly port: () => Promise<number>;
  /** Starts a node behind a name: it serves what `held` says at that moment. */
  readonly serve: (at: { readonly host: string; readonly port: number }, held: () => Promise<Served>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it, without a name and without a node. */
export async function startEdge(): Promise<Edge> {
  const names = await startNameServer();
  const pairs = new Map<string, CertificatePair>();
  const nodes: EdgeNode[] = [];
  let next = FIRST_PORT;
  const port = async (): Promise<number> => {
    const candidate = next;
    next += 1;
    return (await isFree(candidate)) ? candidate : port();
  };
  return {
    nameServer: names.address,
    keep: (arn, pair) => void pairs.set(arn, pair),
    port,
    serve: async (at, held) => {
      nodes.push(await startEdgeNode({ address: ADDRESS, port: at.port }, pairs, held));
      names.put(at.host, { addresses: [ADDRESS] });
    },
    stop: async () => {
      await Promise.all([names, ...nodes].map(async ({ stop }) => stop()));
    },
  };
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, ADDRESS);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
