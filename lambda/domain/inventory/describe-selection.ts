import { hasAlert } from '../judging/alerting';
import { type IdsByRegion, idsByRegion } from './by-region';
import { cellName } from './cell';
import type { AcmCertificate, Certificate } from '../certificate/certificate';
import { isNeverIssued } from '../certificate/expiry';
import type { Inventory } from './inventory';
import { presenceOf } from './presence';
import { isAcmToRenew, isInsideRenewalWindow } from '../certificate/renewal';
import type { Rule, RuleContext } from '../rules/rule';
import { viewOf } from '../judging/view-of';

/** `rules`: those of certificates. */
export interface SelectionContext extends Omit<RuleContext, 'view'> {
  readonly rules: readonly Rule<Certificate>[];
}

/**
 * The certificates that are worth a call each, from what their rows say: those that ACM should be renewing now, those with a finding of warning or
 * above, and once in its life each request that was never fulfilled. By region, in the order of the inventory.
 *
 * Only rows that their newest reading saw: where even the list was not read, there is no point in asking for more.
 */
export function selectForDescribe(inventory: Inventory, { rules, ...context }: SelectionContext): IdsByRegion {
  const ruleContext: RuleContext = { ...context, view: viewOf(inventory, context) };
  const cells = new Map(inventory.cells.map((cell) => [cellName(cell), cell]));
  const seen = inventory.certificates
    .filter((certificate) => certificate.source === 'acm')
    .filter((certificate) => presenceOf(certificate, cells).presence === 'seen');
  return idsByRegion(
    seen.filter((certificate) => isTroubled(certificate, context.now) || hasAlert(certificate, rules, ruleContext)),
  );
}

const isTroubled = (certificate: AcmCertificate, now: RuleContext['now']): boolean =>
  (isAcmToRenew(certificate, now) && isInsideRenewalWindow(certificate, now)) ||
  (isNeverIssued(certificate) && certificate.renewal.progress.kind === 'not-read');
