import type { AcmCertificate } from './certificate';
import type { Facts } from './finding';
import type { Memory } from './memory';
import type { Use } from './use';
import { atMost, inUtc } from './wording';

const RESOURCES_SHOWN = 3;

/** Why ACM renews a certificate no more, as far as readings of ours tell it. */
export interface Cause {
  /** To follow what is so; empty where nothing tells why. */
  readonly words: readonly string[];
  readonly facts: Facts;
}

/** ACM renews what a service of AWS uses or what was exported: so the cause is what it has lost of these. Of a private one also what ACM says of its CA. */
export function causeOfIneligibility(certificate: AcmCertificate, memory: Memory, use: Use): Cause {
  const causes = [
    ...(use.kind === 'unused' ? [detachment(memory), NOT_EXPORTED] : []),
    privateCa(certificate),
    troubleOfCa(certificate),
  ].filter((cause) => cause !== undefined);
  return {
    words: causes.flatMap(({ words }) => words),
    facts: causes.reduce<Facts>((all, { facts }) => ({ ...all, ...facts }), {}),
  };
}

function detachment({ lastAttachments = [], lastAttachedAt, attachmentsLastFell }: Memory): Cause | undefined {
  const names = [...new Set(lastAttachments.map(({ name, resource }) => name || resource))];
  if (names.length === 0 || lastAttachedAt === undefined) return undefined;
  const isGoneAt = attachmentsLastFell !== undefined && attachmentsLastFell > lastAttachedAt;
  const gone = isGoneAt ? `, gone on ${inUtc(attachmentsLastFell)}` : '';
  return {
    words: [
      `detached from ${atMost(RESOURCES_SHOWN, names).join(', ')}: last seen there on ${inUtc(lastAttachedAt)}${gone}`,
    ],
    facts: { detachedFrom: names, lastAttachedAt, ...(isGoneAt && { detachedBefore: attachmentsLastFell }) },
  };
}

/** Whatever is unused is so by ACM's own word, which tells of exports too. */
const NOT_EXPORTED: Cause = { words: ['not exported'], facts: { exported: false } };

function privateCa({ certificateAuthority }: AcmCertificate): Cause | undefined {
  return certificateAuthority === undefined ? undefined : { words: [], facts: { certificateAuthority } };
}

/** AWS's own word, such as PCA_ACCESS_DENIED. */
function troubleOfCa({ renewal: { progress } }: AcmCertificate): Cause | undefined {
  if (!('reason' in progress) || !progress.reason.startsWith('PCA_')) return undefined;
  const { reason } = progress;
  return { words: [`its private CA cannot issue (${reason})`], facts: { reason } };
}
