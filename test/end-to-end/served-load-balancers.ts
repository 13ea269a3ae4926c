import { createServer } from 'node:net';
import { once } from 'node:events';
import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import {
  DescribeListenerCertificatesCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { aCertificatePair, type CertificatePair, type CertificateWishes } from '../builders/x509';
import { addToSniList, createLoadBalancer, type MadeListener } from '../estate/load-balancers';
import type { FakeNameServer } from '../fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../fakes/tls-edge';

/** Application Load Balancers of the local AWS with real TLS behind their listeners, on addresses of this machine. */
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

  /** Makes one, and two nodes that serve what AWS says that its listener holds. */
  async add(name: string, { default: own, sni }: Served): Promise<void> {
    const port = await freePort();
    const listener = await createLoadBalancer(this.aws, { name, certificate: own, port });
    for (const certificate of sni) await addToSniList(this.aws, listener, certificate);
    this.listeners.set(name, listener);
    const { LoadBalancers: [balancer] = [] } = await this.elb().send(
      new DescribeLoadBalancersCommand({ Names: [name] }),
    );
    const addresses = [1, 2].map((node) => `127.0.${this.listeners.size + 120}.${node}`);
    this.dns.put((balancer?.DNSName ?? '').toLowerCase(), { addresses });
    for (const address of addresses)
      this.nodes.push(await startEdgeNode({ address, port }, this.pairs, async () => this.servedBy(listener)));
  }

  /** What each of them holds now, by name. */
  async now(): Promise<Readonly<Record<string, Served>>> {
    const held = [...this.listeners].map(async ([name, listener]) => [name, await this.servedBy(listener)] as const);
    return Object.fromEntries(await Promise.all(held));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map(async (node) => node.stop()));
  }

  private async servedBy({ listenerArn }: MadeListener): Promise<Served> {
    const asked = new DescribeListenerCertificatesCommand({ ListenerArn: listenerArn });
    const { Certificates: rows = [] } = await this.elb().send(asked);
    const arns = (isDefault: boolean): readonly string[] =>
      rows.filter((row) => row.IsDefault === isDefault).map((row) => row.CertificateArn ?? '');
    return { default: arns(true)[0] ?? '', sni: [...arns(false)].sort() };
  }

  private elb(): ElasticLoadBalancingV2Client {
    return clientOf(this.aws, ElasticLoadBalancingV2Client);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
