import type { Annotations } from './annotation';
import type { Attachment } from './attachment';
import { type BlastRadius, blastRadiusOf } from './blast-radius';
import type { Certificate } from '../certificate/certificate';
import { coveringNames, normalizedName } from '../certificate/names';

/** So many host names are told of one attachment, and of so many attachments: the blast radius counts all. */
const HOSTS_TOLD = 5;
const ATTACHMENTS_WITH_HOSTS = 20;

/** The attachments of a certificate with all host names behind them that it is valid for, as far as their rules were read. */
export function servedHosts(
  { names, namesComplete }: Pick<Certificate, 'names' | 'namesComplete'>,
  attachments: readonly Attachment[],
  annotations: Annotations,
): readonly Attachment[] {
  // Of ten thousand certificates few have listeners whose rules were read.
  if (!attachments.some((attachment) => hostsBehind(attachment, annotations) !== undefined)) return attachments;
  const own = new Set(names.map(normalizedName));
  // Of a certificate whose list of names was cut, nobody knows which of the host names it is for.
  const isServed = (host: string): boolean => !namesComplete || coveringNames(host).some((name) => own.has(name));
  return attachments.map((attachment) => {
    const hosts = hostsBehind(attachment, annotations)?.filter(isServed) ?? [];
    return hosts.length === 0 ? attachment : { ...attachment, hosts };
  });
}

const hostsBehind = ({ listener }: Attachment, annotations: Annotations): readonly string[] | undefined =>
  listener?.arn === undefined ? undefined : annotations[listener.arn]?.hosts;

/** What is told of the uses of a certificate: the attachments with the host names behind them, and what breaks. */
export function toldUses(
  certificate: Pick<Certificate, 'names' | 'namesComplete'>,
  attachments: readonly Attachment[],
  annotations: Annotations = {},
): { readonly attachments: readonly Attachment[]; readonly blastRadius: BlastRadius } {
  const whole = servedHosts(certificate, attachments, annotations);
  return {
    attachments: shortened(whole),
    blastRadius: blastRadiusOf({ names: certificate.names, attachments: whole }),
  };
}

/** The ledger keeps what is told in one item, which must not grow too large to be written. */
function shortened(attachments: readonly Attachment[]): readonly Attachment[] {
  if (!attachments.some(({ hosts }) => hosts !== undefined)) return attachments;
  let left = ATTACHMENTS_WITH_HOSTS;
  return attachments.map(({ hosts, ...attachment }) => {
    if (hosts === undefined || left === 0) return attachment;
    left -= 1;
    return { ...attachment, hosts: hosts.slice(0, HOSTS_TOLD) };
  });
}
