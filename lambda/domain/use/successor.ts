import type { AcmCertificate, Certificate } from '../certificate/certificate';
import type { InventoryView } from '../inventory/inventory-view';

/** Which certificate has taken over the names of one, of those that may. Only a proven use counts: what nobody can be seen to use has taken over nothing. */
export const successorOf = (
  certificate: AcmCertificate,
  view: InventoryView,
  mayTakeOver: (other: Certificate) => boolean,
): Certificate | undefined =>
  view.coveredBy(certificate).find((other) => mayTakeOver(other) && view.useOf(other).kind === 'used');
