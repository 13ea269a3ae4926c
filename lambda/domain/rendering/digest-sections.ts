import type { Digest } from '../digest/digest';
import { counted, inUtc } from '../wording';
import { endSection, idleSection, migrationSection } from './digest-ahead';
import type { DigestSection } from './digest-line';
import { acceptedSection, silencedSection } from './digest-quiet';
import { openSection, unreadSection } from './digest-standing';
import { fromNow } from './moments';
import type { RuleTexts } from './rule-texts';

/** What a digest says, in the order in which people read it: what it may lack, what hurts, what comes, what is quiet, how it was read. */
export const digestSections = (digest: Digest, texts: RuleTexts): readonly DigestSection[] => [
  ...unreadSection(digest),
  openSection(digest, texts),
  endSection(digest),
  ...migrationSection(digest),
  ...idleSection(digest),
  ...silencedSection(digest),
  ...acceptedSection(digest),
  lookingBack(digest),
];

/** What changed, what was watched, and whether anybody would hear. */
function lookingBack(digest: Digest): DigestSection {
  return {
    title: digest.changed === undefined ? 'This is the first digest' : `Since ${inUtc(digest.changed.since)}`,
    lines: [...changes(digest), watched(digest), ...uses(digest), ...way(digest)].map((text) => ({ text })),
  };
}

const changes = ({ changed }: Digest): readonly string[] =>
  changed === undefined ? [] : [`${counted(changed.opened, 'case')} opened, ${changed.ended} ended`];

const RENEWERS = { acm: 'ACM', 'acme-client': 'ACME clients', nobody: 'nobody', unknown: 'unknown' } as const;

/** `142 certificates (ACM 138, IAM 4); ACM read in 3 regions; who renews: ACM 120, nobody 22`. */
function watched({ watched: { certificates, sources, renewers, regions } }: Digest): string {
  const held = Object.entries(sources).map(([source, count]) => `${source.toUpperCase()} ${count}`);
  const renewed = RENEWER_ORDER.flatMap((renewer) => {
    const count = renewers[renewer];
    return count === undefined ? [] : [`${RENEWERS[renewer]} ${count}`];
  });
  return [
    counted(certificates, 'certificate') + (held.length > 1 ? ` (${held.join(', ')})` : ''),
    `ACM read in ${counted(regions, 'region')}`,
    ...(renewed.length === 0 ? [] : [`who renews: ${renewed.join(', ')}`]),
  ].join('; ');
}

const RENEWER_ORDER = ['acm', 'acme-client', 'nobody', 'unknown'] as const;

const uses = ({ watched: { unknownUses } }: Digest): readonly string[] =>
  unknownUses === 0 ? [] : [`nobody knows whether anything uses ${unknownUses} of them`];

function way({ at, way: { pagedAt, drilledAt } }: Digest): readonly string[] {
  const paged =
    pagedAt === undefined ? [] : [`a pager took a message last on ${inUtc(pagedAt)}, ${fromNow(at, pagedAt)}`];
  const drilled =
    drilledAt === undefined
      ? 'no drill is remembered: `npx notafter drill` shows whether a page arrives'
      : `last drill on ${inUtc(drilledAt)}, ${fromNow(at, drilledAt)}`;
  return [...paged, drilled];
}
