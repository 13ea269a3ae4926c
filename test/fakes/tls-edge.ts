import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { CertificatePair } from '../builders/x509';

/** What one node of a load balancer serves now: ARNs of certificates. */
export interface Served {
  readonly default: string;
  readonly sni: readonly string[];
}

/** One node of a load balancer, on an address and port of this machine: it ends TLS with whatever AWS says that its listener holds at that moment. */
export interface EdgeNode {
  readonly address: string;
  /** Names that it was asked for, the newest last; empty: without SNI. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Where a node is, and how it treats its clients. */
export interface EdgePlace {
  readonly address: string;
  readonly port: number;
  /**
   * Turns away clients that show no certificate of their own, as a listener does that verifies them.
   * @default false
   */
  readonly verifiesClients?: boolean;
  /** @default 'TLSv1.3' */
  readonly newest?: Version;
}

type Version = 'TLSv1.2' | 'TLSv1.3';

/** Starts a node. `pairs`: the real certificates with their keys, by ARN. */
export async function startEdgeNode(
  { address, port, verifiesClients = false, newest = 'TLSv1.3' }: EdgePlace,
  pairs: ReadonlyMap<string, CertificatePair>,
  now: () => Promise<Served>,
): Promise<EdgeNode> {
  const readyOf = readiness(pairs, newest);
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const serve = async (socket: Socket): Promise<void> => {
    const held = await now();
    const secure = new TLSSocket(socket, {
      ...{ isServer: true, requestCert: verifiesClients, rejectUnauthorized: verifiesClients },
      secureContext: readyOf(held.default).context,
      SNICallback: (name, answer) => {
        asked.push(name);
        answer(null, readyOf(chosenFor(name, held, readyOf)).context);
      },
    });
    secure.on('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    serve(socket).catch(() => socket.destroy());
  });
  server.listen(port, address);
  await once(server, 'listening');
  return {
    ...{ address, asked },
    stop: async () => stop(server, sockets),
  };
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

interface Ready {
  readonly context: SecureContext;
  readonly certificate: X509Certificate;
}

/** Keys are read once: that takes longer than a handshake. */
const READY: Readonly<Record<Version, WeakMap<CertificatePair, Ready>>> = {
  'TLSv1.2': new WeakMap(),
  'TLSv1.3': new WeakMap(),
};

const readiness =
  (pairs: ReadonlyMap<string, CertificatePair>, newest: Version) =>
  (arn: string): Ready => {
    const pair = pairs.get(arn);
    if (pair === undefined) throw new Error(`nobody gave this node the key of ${arn}`);
    const ready = READY[newest].get(pair) ?? {
      context: createSecureContext({ cert: pair.certificate, key: pair.privateKey, maxVersion: newest }),
      certificate: new X509Certificate(pair.certificate),
    };
    READY[newest].set(pair, ready);
    return ready;
  };

/** Of the list, the one that is valid for the name and ends last; else the default. */
function chosenFor(name: string, { default: own, sni }: Served, readyOf: (arn: string) => Ready): string {
  const fitting = sni
    .map((arn) => ({ arn, certificate: readyOf(arn).certificate }))
    .filter(({ certificate }) => certificate.checkHost(name) !== undefined)
    .sort((left, right) => Date.parse(right.certificate.validTo) - Date.parse(left.certificate.validTo));
  return fitting[0]?.arn ?? own;
}
