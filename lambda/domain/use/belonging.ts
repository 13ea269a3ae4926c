import type { Annotation, Annotations } from './annotation';
import { isNonEmpty, type NonEmpty } from '../ids';
import type { About } from '../subject';

/** Who answers for something, and where it works. */
export type Belonging = Pick<About, 'owners' | 'environment' | 'environments'>;

/** More owners and environments of one certificate are nobody's business at night. */
const MOST = 20;

/**
 * Who answers for a certificate, and where it works: as its own tags say, else those of what uses it, all that differ, else the configuration.
 *
 * Owners are those of the tags `owner` and `team`. Owners and environment are looked for apart: one may stand on the certificate, the other on a load balancer.
 */
export function belongingOf(
  arn: string,
  resources: readonly string[],
  annotations: Annotations,
  defaults: Pick<Belonging, 'owners' | 'environment'>,
): Belonging {
  const own = tagsOf([arn], annotations);
  const ofUses = tagsOf(resources, annotations);
  if (own.length + ofUses.length === 0) return defaults;
  const owners = firstKnown([own, ofUses], ({ owner, team }) => [owner, team]);
  const environments = firstKnown([own, ofUses], ({ environment }) => [environment]).toSorted();
  return {
    ...defaults,
    ...(owners.length > 0 && { owners }),
    ...(isNonEmpty(environments) && inEnvironments(environments)),
  };
}

const tagsOf = (arns: readonly string[], annotations: Annotations): readonly Annotation[] =>
  arns.flatMap((arn) => annotations[arn] ?? []);

/** The values of the first of these lists that has any, each once. */
function firstKnown(
  lists: readonly (readonly Annotation[])[],
  valuesOf: (annotation: Annotation) => readonly (string | undefined)[],
): readonly string[] {
  const values = lists.map((list) => list.flatMap(valuesOf).filter((value) => value !== undefined));
  return [...new Set(values.find((list) => list.length > 0))].slice(0, MOST);
}

function inEnvironments(environments: NonEmpty<string>): Pick<Belonging, 'environment' | 'environments'> {
  const [environment] = environments;
  return environments.length === 1 ? { environment } : { environment, environments };
}
