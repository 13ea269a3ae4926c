import type { AttachmentReport, CertificateReport, FindingReport, ScanReport } from '../../lambda/contract/scan-report';
import { fromNow } from '../../lambda/domain/rendering/moments';
import { useNotes } from '../../lambda/domain/rendering/use-notes';
import { atMost, counted, GAP_WORDS } from '../../lambda/domain/wording';
import { groupedBy } from './grouped-by';
import type { Look } from './paint';
import { beside } from './wrapped';

/** Everything that was found about one subject; the worst finding leads. */
interface Row {
  readonly worst: FindingReport;
  readonly findings: readonly FindingReport[];
  readonly certificate: CertificateReport | undefined;
}

const HEADINGS = ['SEVERITY', 'WHEN', 'WHERE', 'CERTIFICATE'] as const;
const [SEVERITY_WIDTH, WHEN_WIDTH, WHERE_WIDTH] = [10, 16, 20];
const INDENT = ' '.repeat(SEVERITY_WIDTH);
/** More than a human reads at night; the others are counted. */
const [NAMES_SHOWN, USES_SHOWN, INFO_SHOWN] = [3, 6, 10];

/** Who is about to hurt, worst first: one row a subject, with each of its findings in a sentence. Info in one line each. */
export function findingsSection(report: ScanReport, look: Look): readonly string[] {
  const rows = rowsOf(report);
  if (rows.length === 0) return [];
  const alerts = rows.filter(({ worst }) => worst.severity !== 'info');
  const infos = rows.filter(({ worst }) => worst.severity === 'info');
  return [
    look.paint.faint(columns(HEADINGS[0], HEADINGS[1], HEADINGS[2]) + HEADINGS[3]),
    ...alerts.flatMap((row) => [heading(row, report, look), ...details(row, look), '']),
    ...infos.slice(0, INFO_SHOWN).map((row) => heading(row, report, look)),
    ...moreInfo(infos.length - INFO_SHOWN, look),
    ...(infos.length > 0 ? [''] : []),
  ];
}

function rowsOf({ findings, certificates }: ScanReport): readonly Row[] {
  const byArn = new Map(certificates.map((certificate) => [certificate.arn, certificate]));
  const bySubject = groupedBy(findings, ({ subject }) => subject);
  return [...bySubject].flatMap(([subject, [worst, ...others]]) =>
    worst === undefined ? [] : { worst, findings: [worst, ...others], certificate: byArn.get(subject) },
  );
}

const columns = (severity: string, when: string, where: string): string =>
  severity.padEnd(SEVERITY_WIDTH) + when.padEnd(WHEN_WIDTH) + where.padEnd(WHERE_WIDTH);

function heading({ worst, findings, certificate }: Row, { at }: ScanReport, { columns: width, paint }: Look): string {
  const { severity, deadline, subject } = worst;
  const rules = findings.map(({ rule }) => rule).join(', ');
  const when = deadline ?? certificate?.notAfter;
  const name = certificate === undefined ? subject.replace(':', ': ') : nameOf(certificate);
  const lead = columns(severity, when === undefined ? '' : fromNow(at, when), placeOf(certificate));
  const [first = '', ...rest] = beside(lead, severity === 'info' ? `${name}: ${rules}` : name, width);
  const coloured = paint[severity](first.slice(0, SEVERITY_WIDTH)) + paint.heading(first.slice(SEVERITY_WIDTH));
  return [coloured, ...rest.map(paint.heading)].join('\n');
}

function nameOf({ names: [first, ...others], arn }: CertificateReport): string {
  if (first === undefined) return arn;
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'more name')}`;
}

function placeOf(certificate: CertificateReport | undefined): string {
  if (certificate === undefined) return '';
  const { source, region } = certificate;
  return region === 'global' ? source.toUpperCase() : `${source.toUpperCase()} ${region}`;
}

const listed = (items: readonly string[], most: number): string => atMost(most, items).join(', ');

function details({ findings, certificate }: Row, { columns: width, paint }: Look): readonly string[] {
  const line = (label: string, text: string) => (text === '' ? [] : beside(INDENT + label, text, width));
  const { names = [], attachments = [], arn = '' } = certificate ?? {};
  return [
    ...findings.flatMap(({ rule, summary, unread }) =>
      line(
        '',
        `${rule}: ${summary}${unread === undefined ? '' : ` (as last read; now ${unread === 'deleted-in-use' ? 'deleted' : GAP_WORDS[unread]})`}`,
      ),
    ),
    ...line('used by: ', listed(attachments.map(useLabel), USES_SHOWN)),
    ...line('names: ', names.length > 1 ? listed(names, NAMES_SHOWN) : ''),
    ...line('', INDENT.length + arn.length <= width ? arn : shortArn(arn)).map(paint.faint),
  ];
}

function useLabel(use: AttachmentReport): string {
  const { name, port, role } = use;
  const notes = [...(role === 'sni' ? ['SNI'] : []), ...useNotes(use)];
  return `${name}${port === undefined ? '' : `:${port}`}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** Without what every line of the account and region has in common. */
const shortArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

const moreInfo = (more: number, { paint }: Look): readonly string[] =>
  more > 0 ? [paint.info(`${INDENT}and ${counted(more, 'more subject')} of info; --format json lists them`)] : [];
