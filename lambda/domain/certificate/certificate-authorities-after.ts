import type { CertificateAuthorities, CertificateAuthoritiesReading } from './certificate-authority';
import type { Inventory } from '../inventory/inventory';
import { byText } from '../order';

/**
 * What is known of private CAs after some readings, on top of what was known before: of those that a certificate names, sorted by ARN; `undefined` where there are none.
 *
 * An answer that tells nothing takes the place of the one before: a CA that was active yesterday proves nothing today. What was not asked for stays, with its age.
 */
export function certificateAuthoritiesAfter(
  known: CertificateAuthorities = {},
  readings: readonly CertificateAuthoritiesReading[],
  { certificates }: Pick<Inventory, 'certificates'>,
): CertificateAuthorities | undefined {
  const authorities = new Map([...Object.entries(known), ...readings.flatMap((reading) => [...reading])]);
  if (authorities.size === 0) return undefined;
  const named = new Set(certificates.map((one) => (one.source === 'acm' ? one.certificateAuthority : undefined)));
  const kept = [...authorities].filter(([arn]) => named.has(arn)).sort(byText(([arn]) => arn));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
