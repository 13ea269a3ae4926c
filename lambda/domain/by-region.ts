import type { AcmCertificate } from './certificate';
import type { CertificateId, NonEmpty, Region } from './ids';

/** Certificates of ACM by the region that must be asked about them, in their order. */
export type IdsByRegion = ReadonlyMap<Region, NonEmpty<CertificateId>>;

/** Groups the ids of certificates by region, in their order. */
export function idsByRegion(certificates: readonly AcmCertificate[]): IdsByRegion {
  const groups = new Map<Region, [CertificateId, ...CertificateId[]]>();
  for (const { region, id } of certificates) {
    const ids = groups.get(region);
    if (ids === undefined) groups.set(region, [id]);
    else ids.push(id);
  }
  return groups;
}
