import type { AcmCertificate, Certificate } from '../certificate/certificate';
import { isServable } from '../certificate/expiry';
import type { Region } from '../ids';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import { byText } from '../order';

/** Which certificate takes over; `equal`: nothing tells the best ones apart, so that a human must. */
export type Choice =
  | { readonly kind: 'chosen'; readonly certificate: Certificate; readonly others: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'equal'; readonly among: readonly Certificate[] };

/** Where and when it must serve. */
export interface ChoiceContext {
  readonly view: Pick<InventoryView, 'coveredBy'>;
  readonly now: Instant;
  readonly region: Region;
}

/**
 * The best certificate of ACM in that region which covers every name of the old one, can be served now and ends later.
 *
 * One that ACM renews comes before all others, then the one that ends last. Never simply the first.
 */
export function chooseReplacement(from: Certificate, { view, now, region }: ChoiceContext): Choice {
  const fitting = view
    .coveredBy(from)
    .filter((one): one is Dated => one.source === 'acm' && one.notAfter !== undefined && isFit(one, from))
    .filter((one) => one.region === region && isServable(one, now))
    .sort(better);
  const [best] = fitting;
  if (best === undefined) return { kind: 'none' };
  const among = fitting.filter((one) => better(one, best) === 0);
  return among.length > 1
    ? { kind: 'equal', among }
    : { kind: 'chosen', certificate: best, others: fitting.length - 1 };
}

type Dated = AcmCertificate & Required<Pick<AcmCertificate, 'notAfter'>>;

/** Certificates that CloudFront manages serve nobody else. */
const isFit = ({ managedBy, notAfter }: AcmCertificate, from: Certificate): boolean =>
  managedBy === undefined && notAfter !== undefined && (from.notAfter === undefined || notAfter > from.notAfter);

const better = (left: Dated, right: Dated): number =>
  Number(right.renews === 'acm') - Number(left.renews === 'acm') || byEnd(right, left);

const byEnd = byText(({ notAfter }: Dated) => notAfter);
