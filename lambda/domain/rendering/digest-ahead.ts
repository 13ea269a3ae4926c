import type { ComingEnd, Digest, EndsWithin, MigrationLeft } from '../digest/digest';
import type { Instant } from '../instant';
import { PACE_DAYS } from '../use/migration-progress';
import { counted, inUtc } from '../wording';
import { type DigestSection, moreLines, shownLine } from './digest-line';
import { printable } from './hostile-text';
import { fromNow } from './moments';

/** What ends next; that nothing does, too. */
export function endSection({ at, ends: { within, first } }: Digest): DigestSection {
  const unattended = Math.max(0, ...within.map((one) => one.unattended));
  return {
    title: `Ends to come: ${within.map(endsInWords).join(', ')}`,
    lines: [...first.map((end) => ({ text: shownLine(endLine(end, at)) })), ...moreLines(unattended, first.length)],
  };
}

/** `12 within 90 days (nobody renews 9)`. */
const endsInWords = ({ days, certificates, unattended }: EndsWithin): string =>
  `${certificates === 0 ? 'none' : certificates} within ${days} days` +
  (unattended === 0 ? '' : ` (nobody renews ${unattended})`);

const endLine = ({ name, notAfter, renewer }: ComingEnd, at: Instant): string =>
  `${printable(name)} on ${inUtc(notAfter)}, ${fromNow(at, notAfter)}` +
  (renewer === 'unknown' ? ', and nobody knows who renews it' : '');

/** Certificates of IAM, as the numbers that have to reach zero. */
export function migrationSection({ migrations: { total, first } }: Digest): readonly DigestSection[] {
  if (total === 0) return [];
  const lines = first.map((one) => ({ text: shownLine(migrationLine(one)) }));
  return [{ title: `To move from IAM to ACM: ${total}`, lines: [...lines, ...moreLines(total, first.length)] }];
}

const migrationLine = ({ name, remaining, seen, leftLately }: MigrationLeft): string =>
  `${printable(name)}: ${remaining} of ${counted(seen, 'place')} left, ` +
  `${leftLately === 0 ? 'none' : leftLately} moved away within ${PACE_DAYS} days`;

/** What can be deleted today. */
export function idleSection({ idle: { total, first } }: Digest): readonly DigestSection[] {
  if (total === 0) return [];
  const lines = first.map((name) => ({ text: shownLine(printable(name)) }));
  return [
    { title: `To delete from IAM, nothing uses it: ${total}`, lines: [...lines, ...moreLines(total, first.length)] },
  ];
}
