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

/** Where a node is, and what it wants of its clients. */
export interface EdgeWishes {
  readonly address: string;
  readonly port: number;
  /**
   * Turns clients away that show no certificate, as a listener that verifies them does.
   * @default false
   */
  readonly verifiesClients?: boolean;
}

/** Starts a node. `pairs`: the real certificates with their keys, by ARN. */
export async function startEdgeNode(
  { address, port, verifiesClients = false }: EdgeWishes,
  pairs: ReadonlyMap<string, CertificatePair>,
  now: () => Promise<Served>,
): Promise<EdgeNode> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const serve = async (socket: Socket): Promise<void> => {
    const held = await now();
    const secure = new TLSSocket(socket, {
      ...{ isServer: true, requestCert: verifiesClients, rejectUnauthorized: verifiesClients },
      secureContext: readyOf(pairs, held.default).context,
      SNICallback: (name, answer) => {
        asked.push(name);
        answer(null, readyOf(pairs, chosenFor(name, held, pairs)).context);
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

/** Keys are read once: that takes longer than a handshake. */
const ready = new WeakMap<
  CertificatePair,
  { readonly context: SecureContext; readonly certificate: X509Certificate }
>();

function readyOf(pairs: ReadonlyMap<string, CertificatePair>, arn: string) {
  const pair = pairs.get(arn);
  if (pair === undefined) throw new Error(`nobody gave this node the key of ${arn}`);
  const made = ready.get(pair) ?? {
    context: createSecureContext({ cert: pair.certificate, key: pair.privateKey }),
    certificate: new X509Certificate(pair.certificate),
  };
  ready.set(pair, made);
  return made;
}

/** Of the list, the one that is valid for the name and ends last; else the default. */
function chosenFor(name: string, { default: own, sni }: Served, pairs: ReadonlyMap<string, CertificatePair>): string {
  const fitting = sni
    .map((arn) => ({ arn, certificate: readyOf(pairs, arn).certificate }))
    .filter(({ certificate }) => certificate.checkHost(name) !== undefined)
    .sort((left, right) => Date.parse(right.certificate.validTo) - Date.parse(left.certificate.validTo));
  return fitting[0]?.arn ?? own;
}
