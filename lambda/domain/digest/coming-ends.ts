import type { Certificate } from '../certificate/certificate';
import { isSuperseded } from '../certificate/expiry';
import { DAY_MS, type Instant, plusMilliseconds } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import { byText } from '../order';
import { labelOf } from '../wording';
import { bounded } from './bounded';
import type { ComingEnd, ComingEnds } from './digest';
import { renewerOf } from './watched';

const DAYS = [30, 90] as const;
const SHOWN = 5;

/** A certificate that has an end. */
type Ending = Certificate & { readonly notAfter: Instant };

/**
 * Which certificates end within 90 days if nobody acts. What provably nothing uses breaks nobody, and what was replaced by a newer one
 * neither; of those that ACM or an ACME client renews by itself only the number is told.
 */
export function comingEnds(view: InventoryView, now: Instant): ComingEnds {
  const within = (days: number): readonly Ending[] =>
    endings.filter(({ notAfter }) => notAfter <= daysAfter(now, days));
  const endings = view.inventory.certificates
    .filter(hasEnd)
    .filter(({ notAfter }) => notAfter > now && notAfter <= daysAfter(now, Math.max(...DAYS)))
    .filter((certificate) => view.useOf(certificate).kind !== 'unused' && !isSuperseded(certificate, view))
    .toSorted(byText(({ notAfter }) => notAfter));
  return {
    within: DAYS.map((days) => ({
      days,
      certificates: within(days).length,
      unattended: within(days).filter(isUnattended).length,
    })),
    first: endings.filter(isUnattended).slice(0, SHOWN).map(endOf),
  };
}

const daysAfter = (now: Instant, days: number): Instant => plusMilliseconds(now, days * DAY_MS);

const hasEnd = (certificate: Certificate): certificate is Ending => certificate.notAfter !== undefined;

const isUnattended = (certificate: Certificate): boolean => ['nobody', 'unknown'].includes(renewerOf(certificate));

const endOf = (certificate: Ending): ComingEnd => ({
  name: bounded(labelOf(certificate)),
  notAfter: certificate.notAfter,
  renewer: renewerOf(certificate),
});
