import type { Targets } from '../app/migrate/ports';
import { readApiDomain, writeApiDomain } from './api-domain';
import { writeDistribution, type Pair, readDistribution } from './distribution';
import { readState } from './listener-state';
import { writeListener } from './write-listener';
import type { TargetClients } from './target-clients';

/** What an operation moves, each by the calls of its kind. */
export const awsTargets = (clients: TargetClients, pair: Pair): Targets => ({
  read: async (place) => {
    switch (place.kind) {
      case 'listener':
        return readState(clients, place);
      case 'distribution':
        return readDistribution(clients.cloudfront, place, pair);
      case 'api-domain':
        return readApiDomain(clients.apiGateway(place.region), place);
    }
  },
  write: async (place, write) => {
    switch (place.kind) {
      case 'listener':
        return writeListener(clients, place, write);
      case 'distribution': {
        const certificate = pair.find(({ arn }) => arn === write.certificate);
        return certificate === undefined
          ? 'refused'
          : writeDistribution(clients.cloudfront, place, { ...write, certificate });
      }
      case 'api-domain':
        return writeApiDomain(clients.apiGateway(place.region), place, write);
    }
  },
});
