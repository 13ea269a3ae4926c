import type { Surroundings } from '../domain/migration/target-reading';

/** A tag of any service. */
export interface Tagged {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

const ENVIRONMENT = /^env(ironment)?$/i;

/** What tags say of whose it is; `undefined`: they could not be read. */
export function saidBy(tags: readonly Tagged[] | undefined): Pick<Surroundings, 'owner' | 'environment'> {
  if (tags === undefined) return { owner: 'unknown' };
  const isStack = tags.some(({ Key: key = '' }) => key.startsWith('aws:cloudformation:'));
  const environment = tags.find(({ Key: key = '' }) => ENVIRONMENT.test(key))?.Value;
  return { owner: isStack ? 'cloudformation' : 'nobody', ...(environment && { environment }) };
}
