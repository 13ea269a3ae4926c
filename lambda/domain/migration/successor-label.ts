import type { CertificateArn } from '../ids';
import type { InventoryView } from '../inventory/inventory-view';
import { labelOf } from '../wording';

/** How people know the certificate that takes over; where it was not read, by its ARN. */
export function successorLabel(to: CertificateArn, { inventory }: Pick<InventoryView, 'inventory'>): string {
  const successor = inventory.certificates.find(({ arn }) => arn === to);
  return successor === undefined ? to : labelOf(successor);
}
