import type { WriteAnswer } from '../app/migrate/ports';
import { failureOf, isNamed } from '../collectors/failure';
import type { StateReading } from '../domain/migration/target-reading';

const GONE = [
  ...['ListenerNotFoundException', 'ListenerNotFound', 'LoadBalancerNotFoundException', 'LoadBalancerNotFound'],
  ...['AccessPointNotFoundException', 'AccessPointNotFound', 'NoSuchDistribution'],
];

/** A certificate that was only just issued or imported is not known everywhere at once. */
const NOT_YET = [
  'CertificateNotFoundException',
  'CertificateNotFound',
  'UnsupportedCertificate',
  'InvalidViewerCertificate',
];

/** Why a target was not read. */
export function unreadFrom(error: unknown): Exclude<StateReading, { readonly kind: 'read' }> {
  if (isNamed(error, ...GONE)) return { kind: 'gone' };
  return { kind: 'unreadable', because: failureOf(error).reason };
}

/** What a call that was rejected did: an answer that was lost may have done it, and AWS may take it another time. */
export function answerFrom(error: unknown): Exclude<WriteAnswer, 'done' | 'changed'> {
  if (isNamed(error, ...GONE)) return 'gone';
  if (isNamed(error, ...NOT_YET)) return 'again';
  const failure = failureOf(error);
  return failure.status === 'denied' || failure.reason === 'service-error' ? 'refused' : 'again';
}
