import { cellName } from '../inventory/cell';
import { grouped } from '../grouped';
import type { NonEmpty, Region } from '../ids';
import type { Instant } from '../instant';
import type { Inventory } from '../inventory/inventory';
import { byText } from '../order';
import { presenceOf } from '../inventory/presence';
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
  const authorities = certificates.flatMap((certificate): readonly (readonly [Region, string])[] => {
    if (!isAcmToRenew(certificate, now) || certificate.type !== 'PRIVATE') return [];
    const { region, certificateAuthority } = certificate;
    if (certificateAuthority === undefined || presenceOf(certificate, cellsByName).presence !== 'seen') return [];
    return [[region, certificateAuthority]];
  });
  return grouped(authorities.sort(byText(([, arn]) => arn)));
}
