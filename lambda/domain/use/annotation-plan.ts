import type { Attachment } from './attachment';
import type { Certificate } from '../certificate/certificate';
import { grouped } from '../grouped';
import { type NonEmpty, type Place, region, type ResourceArn } from '../ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import { byText } from '../order';

/** What is asked about one resource, and where. */
export interface AnnotationPlan {
  /** ARNs whose tags are due; `global`: of IAM and CloudFront. */
  readonly tags: ReadonlyMap<Place, NonEmpty<string>>;
  /** Listeners whose rules are due. */
  readonly hosts: ReadonlyMap<Place, NonEmpty<ResourceArn>>;
}

/** What was read is asked for again after so long. */
const FRESH_HOURS = 24;
/** So many ARNs a run, a hundred in a call. */
const TAGGED_A_RUN = 1_000;
/** So many listeners a run, a call each. */
const LISTENERS_A_RUN = 20;

/** One thing that may be asked for. */
interface Wanted<Name extends string> {
  readonly arn: Name;
  readonly readAt: Instant | undefined;
  readonly notAfter: Instant | undefined;
}

/**
 * What to ask about certificates that are told of, and about what uses them: nothing while none is.
 *
 * Of more than a run asks for, first what was never read, then the oldest; of these what ends first. Only resources of this account have tags that we can see,
 * and only listeners of Application Load Balancers have rules.
 */
export function planAnnotations(told: readonly Certificate[], view: InventoryView, now: Instant): AnnotationPlan {
  const { account, annotations = {} } = view.inventory;
  const tags = new Map<string, Wanted<string>>();
  const hosts = new Map<string, Wanted<ResourceArn>>();
  for (const certificate of told) {
    const { arn, notAfter } = certificate;
    const attachments = usesOf(certificate, view);
    for (const name of [arn, ...attachments.map(({ resource }) => resource)].filter((one) => isOf(one, account)))
      tags.set(name, { arn: name, readAt: annotations[name]?.tagsReadAt, notAfter });
    for (const listener of attachments.flatMap(ruledListener))
      hosts.set(listener, { arn: listener, readAt: annotations[listener]?.hostsReadAt, notAfter });
  }
  return { tags: due(tags, now, TAGGED_A_RUN), hosts: due(hosts, now, LISTENERS_A_RUN) };
}

const usesOf = (certificate: Certificate, { attachmentsOf, memoryOf }: InventoryView): readonly Attachment[] =>
  attachmentsOf(certificate) ?? memoryOf(certificate).lastAttachments ?? [];

/** Whether it is of the account, so that its tags can be seen. Some ARNs name no account: what they name is in it. */
export function isOf(arn: string, account: string): boolean {
  const parts = arn.split(':');
  return parts.length > 5 && parts[0] === 'arn' && (parts[4] === account || parts[4] === '');
}

const ruledListener = ({ service, listener }: Attachment): readonly ResourceArn[] =>
  service === 'elbv2' && listener?.arn?.includes(':listener/app/') === true ? [listener.arn] : [];

function due<Name extends string>(
  wanted: ReadonlyMap<string, Wanted<Name>>,
  now: Instant,
  most: number,
): ReadonlyMap<Place, NonEmpty<Name>> {
  const stale = plusMilliseconds(now, -FRESH_HOURS * HOUR_MS);
  const chosen = [...wanted.values()]
    .filter(({ readAt }) => readAt === undefined || readAt <= stale)
    .sort(byText(({ arn, readAt = '', notAfter = '~' }) => `${readAt} ${notAfter} ${arn}`))
    .slice(0, most);
  return grouped(chosen.map(({ arn }) => [placeOf(arn), arn] as const));
}

function placeOf(arn: string): Place {
  const name = /^(?:[^:]*:){3}([^:]+)/.exec(arn)?.[1];
  return name === undefined ? 'global' : region(name);
}
