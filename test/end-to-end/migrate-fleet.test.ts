import { mkdtempSync, rmSync } from 'node:fs';
import { Resolver } from 'node:dns/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Ends } from '../../lambda/app/migrate/carry-out';
import { region, resourceArn } from '../../lambda/domain/ids';
import type { IdentifiedPlan, ListenerPlace } from '../../lambda/domain/migration/plan';
import { readJournalFile } from '../../lambda/stores/migration-journal-file';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { freePort } from '../builders/free-port';
import { stopTimeOnly } from '../builders/real-work';
import type { CertificatePair } from '../builders/x509';
import { createListenerFleet, type FleetListener } from '../estate/listener-fleet';
import { heldBy } from '../estate/load-balancers';
import { type FakeNameServer, startNameServer } from '../fakes/name-server';
import { type EdgeNode, type Served, startEdgeNode } from '../fakes/tls-edge';
import { importedPair } from './edge-ground';
import { VirtualMigration } from './virtual-migration';

// A limit for what hangs. How long it takes is the machine's: alone on two cores less than a minute, with the estate that it makes.
jest.setTimeout(600_000);

const START = '2030-01-07T08:00:00.000Z';
const hoursAfterStart = (hours: number): string => new Date(Date.parse(START) + hours * 3_600_000).toISOString();
const LISTENERS = 300;
/** On each load balancer. */
const EACH = 3;
const folder = mkdtempSync(path.join(tmpdir(), 'notafter-migrate-fleet-'));
const JOURNAL = path.join(folder, 'plan.journal.jsonl');

/** The most of these instants in any span of so many milliseconds. */
const mostIn = (milliseconds: number, times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length));

/** What AWS says that listeners hold, asked again only where something was written: each handshake would ask otherwise. */
class HeldUntilWritten {
  private readonly held = new Map<string, Promise<Served>>();

  constructor(private readonly aws: LocalAws) {}

  async of(listener: FleetListener): Promise<Served> {
    const known = this.held.get(listener.listenerArn) ?? heldBy(this.aws, listener);
    this.held.set(listener.listenerArn, known);
    return known;
  }

  forget(listener: string): void {
    this.held.delete(listener);
  }
}

const placeOf = ({ listenerArn, loadBalancerArn, name, port }: FleetListener, home: string): ListenerPlace => ({
  ...{ kind: 'listener', key: listenerArn, listener: resourceArn(listenerArn), resource: resourceArn(loadBalancerArn) },
  ...{ name, port, region: region(home) },
});

describe('300 listeners whose certificate ends within hours, with real TLS behind each', () => {
  let aws: LocalAws;
  let dns: FakeNameServer;
  let old: string;
  let fresh: string;
  let other: string;
  let fleet: readonly FleetListener[];
  let migration: VirtualMigration;
  let plan: IdentifiedPlan;
  let ends: Ends;
  let minutes: number;
  const pairs = new Map<string, CertificatePair>();
  const nodes: EdgeNode[] = [];

  async function imported(name: string, hours: number): Promise<string> {
    const life = { notBefore: hoursAfterStart(-1000), notAfter: hoursAfterStart(hours) };
    return importedPair(aws, pairs, { names: [name], ...life });
  }

  /** An NLB has two nodes, an ALB one. */
  async function serve(held: HeldUntilWritten): Promise<void> {
    for (const [index, listener] of fleet.entries()) {
      const count = listener.type === 'network' ? 2 : 1;
      const addresses = [150, 151].slice(0, count).map((node) => `127.0.${node}.${Math.floor(index / EACH) + 1}`);
      dns.put(listener.host, { addresses });
      for (const address of addresses)
        nodes.push(await startEdgeNode({ address, port: listener.port }, pairs, async () => held.of(listener)));
    }
  }

  beforeAll(async () => {
    dns = await startNameServer();
    aws = await startLocalAws();
    await aws.moveClock(START);
    old = await imported('shop.example.com', 5);
    fresh = await imported('shop.example.com', 5000);
    other = await imported('other.example.com', 3000);
    const made: readonly Served[] = [
      { default: old, sni: [] },
      { default: other, sni: [old] },
      { default: old, sni: [other] },
    ];
    const listeners = await Promise.all(made.map(async (each) => ({ port: await freePort(), held: each })));
    fleet = await createListenerFleet(aws, { balancers: LISTENERS / EACH, listeners });
    const held = new HeldUntilWritten(aws);
    await serve(held);
    const book = new Resolver();
    book.setServers([dns.address]);
    migration = new VirtualMigration(aws, book, { onWritten: (listener) => held.forget(listener) });
    const pair = await migration.pair(old, fresh);

    stopTimeOnly(START);
    plan = await migration.plan(
      pair,
      fleet.map((listener) => placeOf(listener, aws.region)),
    );
    const since = performance.now();
    ends = await migration.apply(plan, JOURNAL);
    minutes = (performance.now() - since) / 60_000;
    jest.useRealTimers();
  });
  afterAll(async () => {
    jest.useRealTimers();
    await Promise.all(nodes.map(async (node) => node.stop()));
    await dns.stop();
    await aws.stop();
    rmSync(folder, { recursive: true });
  });

  test('are all planned, and verified in less than half an hour', () => {
    expect(plan).toMatchObject({ blockers: [], left: [] });
    expect(plan.targets).toHaveLength(LISTENERS);
    const outcomes = plan.targets.map(({ key }) => ends.get(key)?.outcome);
    expect(new Set(outcomes)).toEqual(new Set(['verified']));
    expect(minutes).toBeLessThan(30);
  });

  test('are changed no faster than AWS was promised', () => {
    // One for each default, two for each entry of a list.
    expect(migration.writtenAt).toHaveLength(200 + 2 * 100);
    expect(mostIn(1_000, migration.writtenAt)).toBeLessThanOrEqual(3);
    expect(mostIn(10_000, migration.writtenAt)).toBeLessThanOrEqual(26);
    // Nearly all of it is used; where nobody hurries it is 15.
    expect(mostIn(10_000, migration.writtenAt)).toBeGreaterThan(16);
  });

  test('hold the new certificate afterwards, and whatever else they held', async () => {
    const renewed = (arn: string): string => (arn === old ? fresh : arn);
    const now: Served[] = [];
    for (const listener of fleet) now.push(await heldBy(aws, listener));

    expect(now).toEqual(
      fleet.map(({ held }) => ({ default: renewed(held.default), sni: held.sni.map(renewed).sort() })),
    );
  });

  test('stand in the journal, each with its end', async () => {
    const reading = await readJournalFile(JOURNAL, plan.id);

    const entries = reading.kind === 'read' ? reading.entries : [];
    const verified = entries.flatMap((entry) =>
      entry.kind === 'ended' && entry.outcome === 'verified' ? entry.target : [],
    );
    expect(verified.sort()).toEqual(fleet.map(({ listenerArn }) => listenerArn).sort());
  });
});
