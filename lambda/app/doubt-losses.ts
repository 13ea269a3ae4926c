import { cellName } from '../domain/inventory/cell';
import type { Inventory } from '../domain/inventory/inventory';
import type { Policy } from '../domain/policy';
import type { CellReading } from '../domain/inventory/reading';
import { doubted, suddenLosses } from '../domain/inventory/sudden-loss';
import type { Sources } from './ports';

/** So many certificates of a cell are asked for, one by one, in a run: enough for a mistake, few enough for the quota. */
const ASKED = 20;

/** What a run compares a list with. */
interface Before {
  readonly last?: Inventory;
  readonly policy: Policy;
}

/** The lists as far as they are believed: after a sudden loss some of the lost are asked for by name, and the rest is doubted until a later run has asked. */
export async function doubtLosses(
  sources: Pick<Sources, 'gone'>,
  { last, policy }: Before,
  readings: readonly CellReading[],
): Promise<readonly CellReading[]> {
  const losses = new Map(suddenLosses(last, readings, policy).map((loss) => [cellName(loss.cell), loss]));
  return Promise.all(
    readings.map(async (reading) => {
      const loss = losses.get(cellName(reading));
      if (loss === undefined) return reading;
      return doubted(reading, loss, new Set(await sources.gone(loss.lost.slice(0, ASKED))));
    }),
  );
}
