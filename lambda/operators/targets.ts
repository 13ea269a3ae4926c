import type { Targets } from '../app/migrate/ports';
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
    }
  },
});
