import type { AcmCertificate } from '../certificate/certificate';
import { grouped } from '../grouped';
import type { CertificateId, NonEmpty, Region } from '../ids';

/** Certificates of ACM by the region that must be asked about them, in their order. */
export type IdsByRegion = ReadonlyMap<Region, NonEmpty<CertificateId>>;

/** Groups the ids of certificates by region, in their order. */
export const idsByRegion = (certificates: readonly AcmCertificate[]): IdsByRegion =>
  grouped(certificates.map(({ region, id }) => [region, id] as const));
