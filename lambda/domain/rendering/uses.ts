import type { Attachment } from '../use/attachment';
import type { BlastRadius } from '../use/blast-radius';
import type { Place } from '../ids';
import type { About } from '../subject';
import { counted } from '../wording';
import { printable } from './hostile-text';
import { useNotes } from './use-notes';

/** Longest list that is shown: a human reads no more at night. */
const SHOWN = 10;
/** Of one resource. */
const LISTENERS_SHOWN = 3;
const HOSTS_SHOWN = 3;

/** `12 load balancers, 31 host names, 2 regions`; nothing where nothing is known to break. */
export function breaks({ blastRadius }: About): readonly string[] {
  if (blastRadius === undefined || blastRadius.resources === 0) return [];
  return [countsOf(blastRadius).join(', ')];
}

function countsOf({ resources, loadBalancers, distributions, hosts, regions }: BlastRadius): readonly string[] {
  const others = resources - loadBalancers - distributions;
  return [
    ...some(loadBalancers, 'load balancer'),
    ...some(distributions, 'distribution'),
    ...some(others, others === resources ? 'resource' : 'other resource'),
    ...some(hosts, 'host name'),
    ...some(regions, 'region'),
  ];
}

const some = (count: number, noun: string): readonly string[] => (count > 0 ? [counted(count, noun)] : []);

/**
 * What uses it, each load balancer and distribution once: `edge-1 :443 SNI (api.example.com, shop.example.com)`; with what of the list is not here.
 *
 * Not read is not the same as none.
 */
export const uses = (about: About, omitted = 0): readonly string[] =>
  listOf(about, { omitted }, (attachments) => inFull(attachments, about.region));

/** How much of a list of uses is told, and how much of it is not here. */
interface Extent {
  readonly omitted?: number | undefined;
  readonly most?: number;
}

/** The same by name only, where there is no room for more. */
export const useNames = (about: About, extent: Extent = {}): readonly string[] =>
  listOf(about, extent, ([first]) => nameOf(first, about.region));

type OfOneResource = readonly [Attachment, ...Attachment[]];

function listOf(
  { attachments }: About,
  { omitted = 0, most = SHOWN }: Extent,
  wordsOf: (ofOne: OfOneResource) => string,
): readonly string[] {
  if (attachments === undefined) return ['not read'];
  if (attachments.length === 0) return ['nothing, as last read'];
  // Of what reads alike nobody needs more than one, such as the load balancers of AWS behind one domain.
  const words = [...new Set(byResource(attachments).map(wordsOf))];
  const more = words.length - most;
  return [
    ...words.slice(0, most),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(omitted === 0 ? [] : [`uses not shown here: ${omitted}`]),
  ];
}

function byResource(attachments: readonly Attachment[]): readonly OfOneResource[] {
  const resources = new Map<string, OfOneResource>();
  for (const attachment of attachments) {
    const { resource, presentedTo = '' } = attachment;
    const known = resources.get(resource + presentedTo);
    resources.set(resource + presentedTo, known === undefined ? [attachment] : [...known, attachment]);
  }
  return [...resources.values()];
}

/** Its region only where it is another than that of the certificate. */
function nameOf(attachment: Attachment, home: Place): string {
  const { name, resource, region } = attachment;
  const notes = [...useNotes(attachment), ...(region === home ? [] : [region])];
  return printable(name || resource) + (notes.length === 0 ? '' : ` (${notes.join(', ')})`);
}

function inFull(attachments: OfOneResource, home: Place): string {
  const listeners = attachments.flatMap(listenerOf);
  const hosts = [...new Set(attachments.flatMap((attachment) => attachment.hosts ?? []))];
  return [
    nameOf(attachments[0], home),
    ...(listeners.length === 0 ? [] : [beginning(listeners, LISTENERS_SHOWN)]),
    ...(hosts.length === 0 ? [] : [`(${beginning(hosts.map(printable), HOSTS_SHOWN)})`]),
  ].join(' ');
}

/** `:443 SNI`. */
const listenerOf = ({ listener }: Attachment): readonly string[] =>
  listener === undefined ? [] : [`:${listener.port} ${listener.role === 'sni' ? 'SNI' : 'default'}`];

/** Of lists that are cut before, nobody knows here how many more there are. */
const beginning = (texts: readonly string[], most: number): string =>
  [...texts.slice(0, most), ...(texts.length > most ? ['and more'] : [])].join(', ');
