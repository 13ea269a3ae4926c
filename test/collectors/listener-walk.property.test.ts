import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { readElasticLoadBalancing } from '../../lambda/collectors/elastic-load-balancing';
import { readElasticLoadBalancingV2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import type { CellReading } from '../../lambda/domain/inventory/reading';
import { anAttempt } from '../builders/attempt';
import { balancerArn, listenerArn, serverCertificateArn } from '../builders/load-balancing';

const elbv2 = mockClient(ElasticLoadBalancingV2Client);
const classic = mockClient(ElasticLoadBalancingClient);

interface AnyListener {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'SSL';
  readonly certificate: string;
  /** May name the default once more, as AWS allows. */
  readonly others: readonly string[];
}
interface AnyLoadBalancer {
  readonly name: string;
  readonly type: 'application' | 'network' | 'gateway';
  readonly listeners: readonly AnyListener[];
}

const anyCertificateName = fc.constantFrom('a', 'b', 'c').map((name) => serverCertificateArn(name));

const listenersOf = (...protocols: readonly AnyListener['protocol'][]): fc.Arbitrary<readonly AnyListener[]> =>
  fc.uniqueArray(
    fc.record({
      port: fc.constantFrom(80, 443, 8443, 9443),
      protocol: fc.constantFrom(...protocols),
      certificate: anyCertificateName,
      others: fc.uniqueArray(anyCertificateName, { maxLength: 3 }),
    }),
    { selector: ({ port }) => port, maxLength: 4 },
  );

const balancersWith = (...protocols: readonly AnyListener['protocol'][]): fc.Arbitrary<readonly AnyLoadBalancer[]> =>
  fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 30 }).map((number) => `edge-${number}`),
      type: fc.constantFrom('application' as const, 'network' as const, 'gateway' as const),
      listeners: listenersOf(...protocols),
    }),
    { selector: ({ name }) => name, maxLength: 7 },
  );

/** One page of a list, and the marker of the next: its beginning. */
function pageOf<Item>(items: readonly Item[], marker: string | undefined, size: number) {
  const from = Number(marker ?? 0);
  const to = from + size;
  return { page: items.slice(from, to), next: to < items.length ? { NextMarker: String(to) } : {} };
}

/** Application and Network Load Balancers that answer page by page. */
function holdV2(balancers: readonly AnyLoadBalancer[], size: number): void {
  elbv2.reset();
  elbv2.on(DescribeLoadBalancersCommand).callsFake(({ Marker }: { readonly Marker?: string }) => {
    const { page, next } = pageOf(balancers, Marker, size);
    return {
      LoadBalancers: page.map(({ name, type }) => ({ LoadBalancerArn: balancerArn(name), Type: type })),
      ...next,
    };
  });
  elbv2
    .on(DescribeListenersCommand)
    .callsFake((asked: { readonly LoadBalancerArn: string; readonly Marker?: string }) => {
      const { name, listeners } = only(balancers.filter((one) => balancerArn(one.name) === asked.LoadBalancerArn));
      const { page, next } = pageOf(listeners, asked.Marker, size);
      const Listeners = page.map(({ port, protocol }) => ({
        ...{ ListenerArn: listenerArn(name, port), LoadBalancerArn: balancerArn(name) },
        ...{ Port: port, Protocol: protocol },
      }));
      return { Listeners, ...next };
    });
  elbv2
    .on(DescribeListenerCertificatesCommand)
    .callsFake((asked: { readonly ListenerArn: string; readonly Marker?: string }) => {
      const found = balancers.flatMap(({ name, listeners }) =>
        listeners.filter(({ port }) => listenerArn(name, port) === asked.ListenerArn),
      );
      const { certificate, others } = only(found);
      const rows = [
        { CertificateArn: certificate, IsDefault: true },
        ...others.map((arn) => ({ CertificateArn: arn, IsDefault: false })),
      ];
      const { page, next } = pageOf(rows, asked.Marker, size);
      return { Certificates: page, ...next };
    });
}

/** Classic Load Balancers that answer page by page. */
function holdClassic(balancers: readonly AnyLoadBalancer[], size: number): void {
  classic.reset();
  classic.on(DescribeClassicCommand).callsFake(({ Marker }: { readonly Marker?: string }) => {
    const { page, next } = pageOf(balancers, Marker, size);
    const LoadBalancerDescriptions = page.map(({ name, listeners }) => ({
      LoadBalancerName: name,
      ListenerDescriptions: listeners.map(({ port, protocol, certificate }) => ({
        Listener: {
          ...{ Protocol: protocol, LoadBalancerPort: port, InstancePort: 80 },
          ...((protocol === 'HTTPS' || protocol === 'SSL') && { SSLCertificateId: certificate }),
        },
      })),
    }));
    return { LoadBalancerDescriptions, ...next };
  });
}

function only<Item>([first, ...others]: readonly Item[]): Item {
  if (first === undefined || others.length > 0) throw new Error('one was to be found');
  return first;
}

/** Looks at each certificate of each listener, one after the other, without pages, batches or calls. */
function naiveWalk(balancers: readonly AnyLoadBalancer[], arnOf: (name: string) => string): readonly string[] {
  const found = new Set<string>();
  for (const { name, type, listeners } of balancers) {
    if (type === 'gateway') continue;
    for (const { port, protocol, certificate, others } of listeners) {
      if (!['HTTPS', 'TLS', 'SSL'].includes(protocol)) continue;
      found.add(`${certificate} on ${arnOf(name)} ${name}:${port} default`);
      for (const other of others)
        if (other !== certificate) found.add(`${other} on ${arnOf(name)} ${name}:${port} sni`);
    }
  }
  return [...found].sort();
}

/** In the words of the naive walk; each attachment once, or the lists differ. */
function foundBy(reading: CellReading): readonly string[] {
  if (reading.status !== 'ok') throw new Error(`the reading is ${reading.status}`);
  return reading.content.attachments
    .map(
      ({ certificate, resource, name, listener }) =>
        `${certificate} on ${resource} ${name}:${listener?.port} ${listener?.role}`,
    )
    .sort();
}

const anyPageSize = fc.integer({ min: 1, max: 4 });

describe('the listener walk', () => {
  test('finds on Application and Network Load Balancers what a naive walker finds', async () => {
    const client = new ElasticLoadBalancingV2Client({ region: 'eu-west-1' });

    await fc.assert(
      fc.asyncProperty(balancersWith('HTTP', 'HTTPS', 'TCP', 'TLS'), anyPageSize, async (balancers, size) => {
        holdV2(balancers, size);

        const reading = await readElasticLoadBalancingV2({ client, isLate: () => false }, 'all', anAttempt('elbv2'));

        expect(foundBy(reading)).toEqual(naiveWalk(balancers, balancerArn));
      }),
      { numRuns: 60 },
    );
  });

  test('finds on Classic Load Balancers what a naive walker finds', async () => {
    const client = new ElasticLoadBalancingClient({ region: 'eu-west-1' });
    const arnOf = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${name}`;
    const anyBalancers = balancersWith('HTTP', 'HTTPS', 'TCP', 'SSL').map((all) =>
      all.map(({ listeners, ...one }) => ({
        ...{ ...one, type: 'application' as const },
        listeners: listeners.map((listener) => ({ ...listener, others: [] })),
      })),
    );

    await fc.assert(
      fc.asyncProperty(anyBalancers, anyPageSize, async (balancers, size) => {
        holdClassic(balancers, size);

        const reading = await readElasticLoadBalancing(client, 'all', anAttempt('elb'));

        expect(foundBy(reading)).toEqual(naiveWalk(balancers, arnOf));
      }),
      { numRuns: 60 },
    );
  });
});
