import type { Attachment } from '../use/attachment';
import { byText } from '../order';
import type { LeftUse, TargetPlace } from './plan';

/** What uses the old certificate. */
export interface PlannedUses {
  readonly places: readonly TargetPlace[];
  readonly left: readonly LeftUse[];
}

/** Sorts the uses of a certificate into listeners of load balancers, each once, and what this operation does not move. */
export function usesFrom(attachments: readonly Attachment[]): PlannedUses {
  const places = new Map<string, TargetPlace>();
  const others: Attachment[] = [];
  for (const attachment of attachments) {
    const place = placeFrom(attachment);
    if (place === undefined) others.push(attachment);
    else places.set(place.key, place);
  }
  const read = new Set([...places.values()].map(({ resource }) => resource));
  return {
    places: [...places.values()].sort(byText(({ key }) => key)),
    // ACM names load balancers, too, beside what their listeners say.
    left: others.filter(({ resource }) => !read.has(resource)).map(leftFrom),
  };
}

function placeFrom({ resource, name, region, service, listener }: Attachment): TargetPlace | undefined {
  if (listener === undefined || region === 'global') return undefined;
  const { port, arn } = listener;
  const shared = { resource, name, region, port };
  if (arn !== undefined) return { key: arn, ...shared, listener: arn };
  return service === 'elb' ? { key: `${resource}:${port}`, ...shared } : undefined;
}

const leftFrom = ({ resource, name, region, service }: Attachment): LeftUse => ({
  ...{ resource, name, region },
  because: service === 'elbv2' || service === 'elb' ? 'listener-unknown' : 'service-not-moved',
});
