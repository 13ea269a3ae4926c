import type { CellReport, ScanReport } from '../../lambda/contract/scan-report';
import { atMost, counted, GAP_WORDS } from '../../lambda/domain/wording';
import { groupedBy } from './grouped-by';
import type { Look } from './paint';
import { beside } from './wrapped';

const PLACES_SHOWN = 12;

/** What is not known: cells that could not be read, regions that nobody asked for, rules that lack something. */
export function gapsSection(report: ScanReport, look: Look): readonly string[] {
  const lines = [...unreadLines(report, look), ...notRequestedLines(report, look), ...unknownLines(report, look)];
  return lines.length === 0 ? [] : [...lines, ''];
}

function unreadLines({ cells }: ScanReport, { columns, paint }: Look): readonly string[] {
  const unread = cells.filter(({ status }) => status !== 'ok' && status !== 'skipped');
  return [...groupedBy(unread, wordsOf)].flatMap(([words, group]) =>
    beside(`${words}: `, placesOf(group), columns).map(paint.gap),
  );
}

const wordsOf = ({ status, reason }: CellReport): string =>
  status === 'partial' || reason === undefined ? `read in part (${reason})` : `not read (${GAP_WORDS[reason]})`;

function placesOf(cells: readonly CellReport[]): string {
  const places = [...groupedBy(cells, ({ region }) => region)].map(
    ([region, group]) => `${region} (${group.map(({ source }) => source).join(', ')})`,
  );
  return atMost(PLACES_SHOWN, places).join(', ');
}

function notRequestedLines({ cells }: ScanReport, { columns, paint }: Look): readonly string[] {
  const regions = new Set(cells.filter(({ reason }) => reason === 'not-requested').map(({ region }) => region));
  if (regions.size === 0) return [];
  const where = regions.size === 1 ? [...regions].join('') : counted(regions.size, 'region');
  return beside('not asked for: ', `${where}; --all-regions reads all`, columns).map(paint.faint);
}

function unknownLines({ unknown }: ScanReport, { columns, paint }: Look): readonly string[] {
  const byLack = groupedBy(unknown, ({ rule, lacks }) => `${rule}, lacking ${lacks}`);
  return [...byLack].flatMap(([what, group]) =>
    beside('not judged: ', `${what}: ${counted(group.length, 'subject')}`, columns).map(paint.faint),
  );
}
