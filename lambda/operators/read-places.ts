import pMap from 'p-map';
import type { ReadPlaces } from '../app/migrate/ports';
import type { ApiDomainPlace, DistributionPlace, ListenerPlace, TargetPlace } from '../domain/migration/plan';
import type { StateReading, Surroundings, TargetReading } from '../domain/migration/target-reading';
import { aroundApiDomain, readApiDomain } from './api-domain';
import { aroundDistribution } from './around-distribution';
import { aroundListeners, type AroundListeners } from './around-listeners';
import { readDistribution, type Pair } from './distribution';
import { hostsOf } from './listener-rules';
import { type ListQuotaOf, listQuotas } from './list-quotas';
import { asksClients, readState } from './listener-state';
import type { TargetClients } from './target-clients';

/** More than the gates let pass in the time of an answer. */
const CONCURRENCY = 10;

/** Reads targets, and of each what a plan needs to know of its surroundings. Changes nothing. */
export const readPlacesBy =
  (clients: TargetClients, pair: Pair): ReadPlaces =>
  async (places) => {
    const around = await aroundListeners(clients, places.filter(isListener));
    const quotaOf = listQuotas(clients);
    const read = async (place: TargetPlace): Promise<TargetReading> => {
      switch (place.kind) {
        case 'listener':
          return readListener(clients, place, { around, quotaOf, pair });
        case 'distribution':
          return readWhole(clients, place, pair);
        case 'api-domain':
          return readDomain(clients, place);
      }
    };
    return new Map(
      await pMap(places, async (place) => [place.key, await read(place)] as const, { concurrency: CONCURRENCY }),
    );
  };

const isListener = (place: TargetPlace): place is ListenerPlace => place.kind === 'listener';

/** What of a listener is read together with that of others. */
interface ListenerQuestions {
  readonly around: AroundListeners;
  readonly quotaOf: ListQuotaOf;
  readonly pair: Pair;
}

async function readListener(
  clients: TargetClients,
  place: ListenerPlace,
  { around, quotaOf, pair: [from, to] }: ListenerQuestions,
): Promise<TargetReading> {
  const balancer = around(place);
  if (balancer.kind !== 'read') return balancer;
  const reading = await readState(clients, place);
  if (reading.kind !== 'read') return reading;
  const hosts = await hostsOf(clients, place);
  const { sni } = reading.state;
  const needsRoom = sni.includes(from.arn) && !sni.includes(to.arn);
  const listQuota = needsRoom ? await quotaOf(place) : undefined;
  return {
    ...reading,
    around: {
      ...balancer.around,
      ...(hosts !== undefined && { hosts }),
      ...(listQuota !== undefined && { listQuota }),
      unnamed: true,
      asksClients: asksClients(reading.state),
    },
  };
}

async function readWhole({ cloudfront }: TargetClients, place: DistributionPlace, pair: Pair): Promise<TargetReading> {
  const reading = await readDistribution(cloudfront, place, pair);
  if (reading.kind !== 'read') return reading;
  const { distribution, ...others } = reading;
  return whole(others, await aroundDistribution(cloudfront, distribution));
}

async function readDomain({ apiGateway }: TargetClients, place: ApiDomainPlace): Promise<TargetReading> {
  const reading = await readApiDomain(apiGateway(place.region), place);
  if (reading.kind !== 'read') return reading;
  const { domain, ...others } = reading;
  return whole(others, aroundApiDomain(domain, place));
}

const whole = (
  reading: Extract<StateReading, { readonly kind: 'read' }>,
  around: Surroundings | undefined,
): TargetReading =>
  around === undefined ? { kind: 'unreadable', because: 'malformed-answer' } : { ...reading, around };
