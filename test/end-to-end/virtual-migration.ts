import type { Resolver } from 'node:dns/promises';
import { ACMClient } from '@aws-sdk/client-acm';
import { IAMClient } from '@aws-sdk/client-iam';
import { systemClock } from '../../bin/system-clock';
import { applyPlan, type Ends } from '../../lambda/app/migrate/carry-out';
import type { Targets } from '../../lambda/app/migrate/ports';
import { awsSources } from '../../lambda/collectors/aws-sources';
import type { ClientSettings } from '../../lambda/collectors/clients';
import { tlsHandshakes } from '../../lambda/collectors/handshakes';
import type { Client } from '../../lambda/collectors/layers';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { accountId, isNonEmpty, region } from '../../lambda/domain/ids';
import { makePlan } from '../../lambda/domain/migration/make-plan';
import type { IdentifiedPlan, TargetPlace } from '../../lambda/domain/migration/plan';
import { EMERGENCY } from '../../lambda/domain/migration/profile';
import { fetchPlanSide } from '../../lambda/operators/plan-side';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { targetClients } from '../../lambda/operators/target-clients';
import { awsTargets } from '../../lambda/operators/targets';
import { openJournalFile } from '../../lambda/stores/migration-journal-file';
import { identified } from '../../lambda/stores/plan-file';
import { clientOf, configurationOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import { RealWork } from '../builders/real-work';

/** Who hears what a migration does. */
export interface Heard {
  /** By ARN of the listener. */
  readonly onWritten: (listener: string) => void;
}

/** The two certificates of a migration. */
export interface Pair {
  readonly from: Certificate;
  readonly to: Certificate;
}

const isWrite = (command: string): boolean => /^(Modify|Add|Remove|Set)/.test(command);

/**
 * A migration in an emergency, of all the parts that the product puts together, against a local AWS and real TLS. Only waiting is virtual: the clock must
 * have been stopped, and stands still while any request, handshake or line of the journal is under way.
 */
export class VirtualMigration {
  /** When each change left, behind the gates, in milliseconds of the stopped clock. */
  readonly writtenAt: number[] = [];
  private readonly work = new RealWork();
  private readonly clients: ReturnType<typeof targetClients>;
  private readonly settings: ClientSettings;

  constructor(
    private readonly aws: LocalAws,
    private readonly book: Resolver,
    private readonly heard: Heard,
  ) {
    this.settings = configurationOf(aws);
    this.clients = targetClients({
      ...{ writesPerSecond: EMERGENCY.writesPerSecond, homeRegion: region(aws.region), settings: this.settings },
      watch: (client) => this.watch(client),
    });
  }

  /** Counts each attempt of a call from where its gate let it pass to where its answer was understood. */
  private watch(client: Client): void {
    client.middlewareStack.addRelativeTo(
      (next, { commandName = '' }) =>
        async (call) => {
          if (isWrite(commandName)) this.writtenAt.push(performance.now());
          return this.work.during(async () => next(call));
        },
      { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'realWork' },
    );
  }

  /** The certificates of ACM, as the product reads them. */
  async pair(old: string, fresh: string): Promise<Pair> {
    const { aws, settings } = this;
    const home = region(aws.region);
    const sources = awsSources({
      ...{ account: accountId(aws.account), homeRegion: home, clock: systemClock, client: settings },
    });
    const reading = await sources.acm(home);
    const all = 'content' in reading ? reading.content.certificates : [];
    const [from, to] = [old, fresh].map((wanted) => all.find(({ arn }) => arn === wanted));
    if (from === undefined || to === undefined) throw new Error(`not both were read: ${JSON.stringify(reading)}`);
    return { from, to };
  }

  /** The plan of the product for these places, as they are read now. */
  async plan(pair: Pair, places: readonly TargetPlace[]): Promise<IdentifiedPlan> {
    const { aws, clients, work } = this;
    if (!isNonEmpty(places)) throw new Error('there is nothing to plan for');
    const apis = { acm: () => clientOf(aws, ACMClient), iam: () => clientOf(aws, IAMClient) };
    const side = async (certificate: Certificate) => work.during(async () => fetchPlanSide(certificate, apis));
    const making = async (): Promise<IdentifiedPlan> => {
      const [from, to] = [await side(pair.from), await side(pair.to)];
      const readings = await readPlacesBy(clients, [pair.from, pair.to])(places);
      const read = places.map((place) => ({ place, reading: readings.get(place.key) ?? ({ kind: 'gone' } as const) }));
      return identified(
        makePlan({
          ...{ from, to, at: systemClock.now(), acceptsAuthorityChange: false, gaps: [], left: [], places: read },
          consent: { partial: false, drift: false, givenUp: [] },
        }),
      );
    };
    return work.inVirtualTime(making());
  }

  /** Carries it out as `apply --emergency` does. */
  async apply(plan: IdentifiedPlan, journalFile: string): Promise<Ends> {
    const { work, book } = this;
    const journal = await openJournalFile(journalFile);
    // What is on this machine has no IPv6 addresses.
    const look = tlsHandshakes(book, () => false);
    const carrying = applyPlan(
      {
        ...{ plan, profile: EMERGENCY, acceptsUnverified: false },
        ports: {
          targets: this.targets(plan),
          shake: async (target, what) => work.during(async () => look(target, what)),
          journal: { append: async (entry) => work.during(async () => journal.append(entry)) },
          pace: {
            ...systemClock,
            pause: async (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          },
        },
      },
      { by: 'arn:aws:iam::123456789012:user/somebody', emergency: true, before: [] },
    );
    return work.inVirtualTime(carrying).finally(async () => journal.close());
  }

  private targets({ from, to }: IdentifiedPlan): Targets {
    const { read, write } = awsTargets(this.clients, [from, to]);
    return {
      read,
      write: async (place, wanted) => {
        const answer = await write(place, wanted);
        this.heard.onWritten(place.key);
        return answer;
      },
    };
  }
}
