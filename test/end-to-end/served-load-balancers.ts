import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { freePort } from '../builders/free-port';
import { aCertificatePair, type CertificatePair, type CertificateWishes } from '../builders/x509';
import {
  addToSniList,
  createLoadBalancer,
  heldBy,
  type ListenerProperties,
  type LoadBalancerWishes,
  type MadeListener,
} from '../estate/load-balancers';
import type { FakeNameServer } from '../fakes/name-server';
import { type EdgeNode, type EdgePlace, type Served, startEdgeNode } from '../fakes/tls-edge';

/** Load balancers of the local AWS with real TLS behind their listeners, on addresses of this machine. */
export class ServedLoadBalancers {
  private readonly pairs = new Map<string, CertificatePair>();
  private readonly nodes: EdgeNode[] = [];
  private readonly listeners = new Map<string, MadeListener>();

  constructor(
    private readonly aws: LocalAws,
    private readonly dns: FakeNameServer,
  ) {}

  /** Imports a certificate into ACM whose key the nodes have; returns its ARN. */
  async certificate(wishes: CertificateWishes): Promise<string> {
    const pair = await aCertificatePair(wishes);
    const [Certificate, PrivateKey] = [Buffer.from(pair.certificate), Buffer.from(pair.privateKey)];
    const made = await clientOf(this.aws, ACMClient).send(new ImportCertificateCommand({ Certificate, PrivateKey }));
    this.pairs.set(made.CertificateArn ?? '', pair);
    return made.CertificateArn ?? '';
  }

  /** Makes one, and two nodes that serve what AWS says that its listener holds, and that turn away whom it would. */
  async add(
    name: string,
    { default: own, sni }: Served,
    wishes: Pick<LoadBalancerWishes, 'type' | 'properties'> = {},
  ): Promise<MadeListener & { readonly nodes: readonly EdgePlace[] }> {
    const port = await freePort();
    const listener = await createLoadBalancer(this.aws, { ...wishes, name, certificate: own, port });
    for (const certificate of sni) await addToSniList(this.aws, listener, certificate);
    this.listeners.set(name, listener);
    const addresses = [1, 2].map((node) => `127.0.${this.listeners.size + 120}.${node}`);
    this.dns.put(listener.host, { addresses });
    const nodes = addresses.map((address) => ({ address, port, ...treatmentBy(wishes.properties) }));
    for (const node of nodes)
      this.nodes.push(await startEdgeNode(node, this.pairs, async () => heldBy(this.aws, listener)));
    return { ...listener, nodes };
  }

  /** What each of them holds now, by name. */
  async now(): Promise<Readonly<Record<string, Served>>> {
    const held = [...this.listeners].map(async ([name, listener]) => [name, await heldBy(this.aws, listener)] as const);
    return Object.fromEntries(await Promise.all(held));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map(async (node) => node.stop()));
  }
}

/** How a listener with these properties treats its clients. */
function treatmentBy({ MutualAuthentication: mutual, SslPolicy: policy = '' }: ListenerProperties = {}) {
  const newest = policy.includes('TLS-1-2') ? 'TLSv1.2' : 'TLSv1.3';
  return { verifiesClients: mutual?.Mode === 'verify', newest } as const;
}
