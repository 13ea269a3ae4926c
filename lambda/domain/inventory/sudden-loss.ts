import { cellName, type CellKey } from './cell';
import type { Certificate } from '../certificate/certificate';
import type { CertificateId } from '../ids';
import type { Inventory } from './inventory';
import { byText } from '../order';
import type { Policy } from '../policy';
import type { CellReading } from './reading';
import { holdsCertificates } from './source';

type WholeReading = Extract<CellReading, { readonly status: 'ok' }>;

/** A cell that was read whole and lacks suspiciously much of what it held. */
export interface SuddenLoss {
  readonly cell: CellKey;
  /** The nearest end first: of these most depends on the truth. */
  readonly lost: readonly Certificate[];
}

/** Later than every instant. */
const UNDATED = '~';

/** A list that lacks so many at once may be a list that AWS cut, not an account that was cleaned up. */
export function suddenLosses(
  last: Inventory | undefined,
  readings: readonly CellReading[],
  policy: Policy,
): readonly SuddenLoss[] {
  if (last === undefined) return [];
  return readings.filter(isWholeList).flatMap((reading): readonly SuddenLoss[] => {
    const name = cellName(reading);
    const present = new Set(reading.content.certificates.map(({ id }) => id));
    const held = heldIn(name, last);
    const lost = held.filter(({ id }) => !present.has(id));
    if (!isSudden(lost.length, held.length, policy)) return [];
    const { account, region, source } = reading;
    return [{ cell: { account, region, source }, lost: lost.toSorted(byText(({ notAfter }) => notAfter ?? UNDATED)) }];
  });
}

/** Of those that a list which was believed lacked already nobody asks twice: deleted in IAM, a load balancer serves them for long. */
function heldIn(name: string, { certificates, cells }: Inventory): readonly Certificate[] {
  const cell = cells.find((one) => cellName(one) === name);
  const believedAt = cell?.status === 'ok' ? cell.triedAt : undefined;
  return certificates.filter(
    (one) => cellName(one) === name && (believedAt === undefined || one.observedAt >= believedAt),
  );
}

const isWholeList = (reading: CellReading): reading is WholeReading =>
  reading.status === 'ok' && holdsCertificates(reading.source);

const isSudden = (lost: number, held: number, { dropped }: Policy): boolean =>
  lost > dropped.moreThanCertificates ||
  (lost >= dropped.atLeastCertificates && lost * 100 > held * dropped.moreThanPercent);

/** The reading as far as it is believed: what AWS denies to know is gone, of all else that the list lacks the last content is kept. */
export function doubted(reading: CellReading, { lost }: SuddenLoss, gone: ReadonlySet<CertificateId>): CellReading {
  if (!isWholeList(reading) || lost.every(({ id }) => gone.has(id))) return reading;
  const { account, region, source, at, content } = reading;
  return {
    account,
    region,
    source,
    at,
    status: 'partial',
    reason: 'sudden-loss-doubted',
    content,
    gone: lost.map(({ id }) => id).filter((id) => gone.has(id)),
  };
}
