import type { Annotation, Annotations } from './annotation';
import { isOf } from './annotation-plan';
import { isNonEmpty, type NonEmpty } from '../ids';
import type { About } from '../subject';

/** Who answers for something, and where it works. */
export type Belonging = Pick<About, 'owners' | 'environment' | 'environments' | 'unknown'>;

/** More owners and environments of one certificate are nobody's business at night. */
const MOST = 20;

/**
 * Who answers for a certificate, and where it works: as its own tags say, else those of what uses it, all that differ, else the configuration.
 *
 * Owners are those of the tags `owner` and `team`. Owners and environment are looked for apart: one may stand on the certificate, the other on a load balancer.
 * What tags that were never read may say is unknown: those of the certificate, and where they do not say it, those of all that uses it.
 */
export function belongingOf(
  arn: string,
  resources: readonly string[],
  annotations: Annotations,
  defaults: Pick<Belonging, 'owners' | 'environment'>,
): Belonging {
  const own = tagsOf([arn], annotations);
  const ofUses = tagsOf(resources, annotations);
  const owners = firstKnown([own, ofUses], ownersIn);
  const environments = firstKnown([own, ofUses], environmentsIn).toSorted();
  const unknown = isUnread([arn, ...resources], annotations)
    ? [
        ...(saysAny(own, ownersIn) ? [] : (['owner'] as const)),
        ...(saysAny(own, environmentsIn) ? [] : (['environment'] as const)),
      ]
    : [];
  return {
    ...defaults,
    ...(owners.length > 0 && { owners }),
    ...(isNonEmpty(environments) && inEnvironments(environments)),
    ...(unknown.length > 0 && { unknown }),
  };
}

/** Where nobody has read any tags. */
export const UNREAD_BELONGING: Required<Pick<Belonging, 'unknown'>> = { unknown: ['owner', 'environment'] };

/** Whether tags that we could see were never read. What is of other accounts, or of AWS itself, has none for us. */
function isUnread(arns: readonly string[], annotations: Annotations): boolean {
  const account = arns[0]?.split(':')[4] ?? '';
  return arns.some((arn) => annotations[arn]?.tagsReadAt === undefined && isOf(arn, account));
}

const ownersIn = ({ owner, team }: Annotation) => [owner, team];

const environmentsIn = ({ environment }: Annotation) => [environment];

type ValuesOf = (annotation: Annotation) => readonly (string | undefined)[];

const saysAny = (annotations: readonly Annotation[], valuesOf: ValuesOf): boolean =>
  annotations.flatMap(valuesOf).some((value) => value !== undefined);

const tagsOf = (arns: readonly string[], annotations: Annotations): readonly Annotation[] =>
  arns.flatMap((arn) => annotations[arn] ?? []);

/** The values of the first of these lists that has any, each once. */
function firstKnown(lists: readonly (readonly Annotation[])[], valuesOf: ValuesOf): readonly string[] {
  const values = lists.map((list) => list.flatMap(valuesOf).filter((value) => value !== undefined));
  return [...new Set(values.find((list) => list.length > 0))].slice(0, MOST);
}

function inEnvironments(environments: NonEmpty<string>): Pick<Belonging, 'environment' | 'environments'> {
  const [environment] = environments;
  return environments.length === 1 ? { environment } : { environment, environments };
}
