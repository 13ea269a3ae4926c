import { type CellKey, cellName } from '../inventory/cell';
import type { Certificate } from './certificate';
import { expiryLimits, isSuperseded } from './expiry';
import type { Inventory } from '../inventory/inventory';
import { nearness, spanOf } from './lifetime';
import type { RuleContext } from '../rules/rule';
import { isAttachmentSource } from '../inventory/source';

/** What these cells last held of certificates that may be in use, by row or by attachment, and whose end is nearer than their limits. */
export function certificatesAtRisk(cells: readonly CellKey[], context: RuleContext): readonly Certificate[] {
  const { inventory } = context.view;
  const names = new Set(cells.map(cellName));
  const attached = attachedIn(inventory, names);
  return inventory.certificates.filter(
    (certificate) =>
      (names.has(cellName(certificate)) || attached.has(certificate.arn) || attached.has(certificate.id)) &&
      isAtRisk(certificate, context),
  );
}

/** CloudFront names a certificate of IAM by its id, everybody else by its ARN. */
const attachedIn = ({ attachments }: Inventory, names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    attachments
      .filter(({ service, region }) => isAttachmentSource(service) && names.has(cellName({ source: service, region })))
      .map(({ certificate }) => certificate),
  );

function isAtRisk(certificate: Certificate, { now, policy, view }: RuleContext): boolean {
  const span = spanOf(certificate, now);
  if (span === undefined || view.useOf(certificate).kind === 'unused') return false;
  const near = nearness(expiryLimits(certificate, policy), span);
  return (near === 'warning' || near === 'critical') && !isSuperseded(certificate, view);
}
