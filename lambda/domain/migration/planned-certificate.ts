import type { Certificate } from '../certificate/certificate';
import type { PlanSide } from './blockers';
import type { PlannedCertificate } from './plan';

/** What a plan keeps of a certificate. */
export function plannedCertificate({ certificate, leaf, issuer }: PlanSide): PlannedCertificate {
  const { id, arn, region, names, notAfter } = certificate;
  return {
    ...{ id, arn, region, names },
    ...(notAfter !== undefined && { notAfter }),
    ...(leaf !== undefined && { leaf }),
    ...(issuer !== undefined && { issuer }),
    ...(isRevoked(certificate) && { revoked: true as const }),
  };
}

const isRevoked = (certificate: Certificate): boolean =>
  certificate.source === 'acm' && certificate.status === 'REVOKED';
