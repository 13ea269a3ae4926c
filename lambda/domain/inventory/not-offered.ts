import { cellName, type Cell, lastCompleteAt } from './cell';
import type { CellReading } from './reading';

/**
 * The readings of one run, each claim that AWS does not offer a service in a region judged.
 *
 * A host name that nobody knows is the only sign of such a region, and a broken resolver knows none at all. So the claim is believed where AWS
 * answered for another cell of the region in the same run, and never of a cell that was once read. Otherwise nobody was reached: unknown, not absent.
 */
export function settledAbsences(readings: readonly CellReading[], lastCells: readonly Cell[]): readonly CellReading[] {
  if (!readings.some(isAbsence)) return readings;
  const answering = new Set(readings.filter(isAnswer).map(({ region }) => region));
  const onceRead = new Set(lastCells.filter((cell) => lastCompleteAt(cell) !== undefined).map(cellName));
  return readings.map((reading) =>
    isAbsence(reading) && (onceRead.has(cellName(reading)) || !answering.has(reading.region))
      ? unreached(reading)
      : reading,
  );
}

const isAbsence = (reading: CellReading): boolean => reading.status === 'skipped' && reading.reason === 'not-offered';

/** Missing credentials and a proxy that talks nonsense fail alike without AWS: neither of these counts. */
function isAnswer(reading: CellReading): boolean {
  switch (reading.status) {
    case 'ok':
    case 'partial':
      return true;
    case 'denied':
      return reading.reason === 'service-control-policy';
    case 'failed':
      return reading.reason === 'throttled' || reading.reason === 'service-error';
    case 'skipped':
      return false;
  }
}

const unreached = ({ account, region, source, at }: CellReading): CellReading => ({
  account,
  region,
  source,
  at,
  status: 'failed',
  reason: 'unreachable',
});
