import { cellName } from './cell';
import { isNonEmpty, type NonEmpty, type Region } from './ids';
import type { Instant } from './instant';
import type { Inventory } from './inventory';
import { presenceOf } from './presence';
import { isAcmToRenew } from './renewal';

/**
 * The private CAs on which renewals by ACM depend, each once, by the region of their certificates: there they are asked for.
 *
 * Only of certificates that the newest reading saw: where even the list was not read, there is no point in asking for more.
 */
export function certificateAuthoritiesToAsk(
  { certificates, cells }: Pick<Inventory, 'certificates' | 'cells'>,
  now: Instant,
): ReadonlyMap<Region, NonEmpty<string>> {
  const cellsByName = new Map(cells.map((cell) => [cellName(cell), cell]));
  const arns = new Map<Region, Set<string>>();
  for (const certificate of certificates) {
    if (!isAcmToRenew(certificate, now) || certificate.type !== 'PRIVATE') continue;
    const { region, certificateAuthority } = certificate;
    if (certificateAuthority === undefined || presenceOf(certificate, cellsByName).presence !== 'seen') continue;
    arns.set(region, (arns.get(region) ?? new Set()).add(certificateAuthority));
  }
  return new Map(
    [...arns].flatMap(([region, wanted]) => {
      const sorted = [...wanted].sort();
      return isNonEmpty(sorted) ? [[region, sorted] as const] : [];
    }),
  );
}
