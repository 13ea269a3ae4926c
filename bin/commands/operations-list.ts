import { CATALOGUE } from '../../lambda/domain/operations/catalogue';
import type { CatalogueEntry } from '../../lambda/domain/operations/catalogue-entry';
import { nearest } from '../../lib/config/nearest';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { catalogueLines, entryLines } from '../presentation/catalogue-lines';
import { Refusal } from '../refusal';

/** Prints the catalogue. */
export function runList(): ExitStatus {
  for (const line of catalogueLines(CATALOGUE)) console.log(line);
  return EXIT_STATUS.good;
}

/** Prints how to do one operation. */
export function runShow(id: string): ExitStatus {
  for (const line of entryLines(catalogued(id))) console.log(line);
  return EXIT_STATUS.good;
}

/** The operation of that id. Refuses another, with the nearest that there is. */
export function catalogued(id: string): CatalogueEntry {
  const found = CATALOGUE.find((entry) => entry.id === id);
  if (found !== undefined) return found;
  const ids = CATALOGUE.map((entry) => entry.id);
  const meant = nearest(id, ids);
  const hint = meant === undefined ? `there are ${ids.join(', ')}` : `did you mean '${meant}'?`;
  throw new Refusal(`there is no operation '${id}' (${hint})`);
}
