import type { ScanReport } from '../../lambda/contract/scan-report';
import { moment } from '../../lambda/domain/rendering/moments';
import { SEVERITIES, type Severity } from '../../lambda/domain/severity';
import { counted, inUtc } from '../../lambda/domain/wording';
import { findingsSection } from './findings-section';
import { gapsSection } from './gaps-section';
import type { Look } from './paint';
import { printableWhole } from './printable';
import { hanging, wrapped } from './wrapped';

/** Narrower than any terminal of today is unreadable, wider is no help to the eye. */
const [NARROWEST, WIDEST] = [80, 120];

/** What the report itself does not know. */
export interface TableLook extends Look {
  /** Of the reading; absent when judged from a file. */
  readonly milliseconds?: number;
}

/** The report for people: what hurts, what is not known, what to do, and the sum of it. Ends with a line break. */
export function scanTable(report: ScanReport, { columns, paint, milliseconds }: TableLook): string {
  const shown = printableWhole(report);
  const look = { columns: Math.min(WIDEST, Math.max(NARROWEST, columns)), paint };
  return [
    title(shown, milliseconds === undefined),
    '',
    ...findingsSection(shown, look),
    ...gapsSection(shown, look),
    ...remedySection(shown, look),
    ...summary(shown, look, milliseconds),
    '',
  ].join('\n');
}

const title = ({ account, at, takenAt }: ScanReport, saved: boolean): string =>
  `Account ${account} at ${inUtc(at)}${saved ? `, judged from an inventory of ${moment(at, takenAt)}` : ''}`;

/** What to do about each rule, once, and where to read on. */
function remedySection({ findings }: ScanReport, { columns, paint }: Look): readonly string[] {
  const alerts = findings.filter(({ severity }) => severity !== 'info');
  const byRule = new Map(alerts.map(({ rule, remedy, runbook }) => [rule, { remedy, runbook }]));
  if (byRule.size === 0) return [];
  const lines = [...byRule].flatMap(([rule, { remedy, runbook }]) => [
    ...hanging(`${rule}: ${remedy}`, columns),
    paint.faint(`  ${runbook}`),
  ]);
  return [paint.heading('WHAT TO DO'), ...lines, ''];
}

/** Plain first, because only plain text can be measured; the counts stand in the first line, and are coloured there. */
function summary(report: ScanReport, { columns, paint }: Look, milliseconds: number | undefined): readonly string[] {
  const wanted = report.cells.filter(({ status }) => status !== 'skipped');
  const read = wanted.filter(({ status }) => status === 'ok').length;
  const calls = Object.values(report.calls).reduce((sum, count) => sum + count, 0);
  const counts = findingCounts(report);
  const plain = [
    `${counts.map(({ text }) => text).join(', ')} in ${counted(report.certificates.length, 'certificate')}`,
    report.complete
      ? `all ${counted(wanted.length, 'cell')} read`
      : `only ${read} of ${wanted.length} cells read whole`,
    ...(milliseconds === undefined ? [] : [counted(calls, 'call'), `${(milliseconds / 1000).toFixed(1)} s`]),
  ].join('; ');
  return wrapped(plain, columns).map((line) =>
    counts.reduce((painted, { text, colour }) => painted.replace(text, (found) => paint[colour](found)), line),
  );
}

function findingCounts({
  findings,
}: ScanReport): readonly { readonly text: string; readonly colour: Severity | 'good' }[] {
  const counts = [...SEVERITIES].reverse().flatMap((colour) => {
    const count = findings.filter(({ severity }) => severity === colour).length;
    return count === 0 ? [] : { text: `${count} ${colour}`, colour };
  });
  return counts.length === 0 ? [{ text: 'no finding', colour: 'good' }] : counts;
}
