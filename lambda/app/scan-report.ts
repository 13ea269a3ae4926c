import type {
  AttachmentReport,
  CellReport,
  CertificateReport,
  FindingReport,
  ScanReport,
  UnknownReport,
} from '../contract/scan-report';
import type { Attachment } from '../domain/use/attachment';
import { belongingOf } from '../domain/use/belonging';
import { blastRadiusOf } from '../domain/use/blast-radius';
import { lastCompleteAt } from '../domain/inventory/cell';
import { type Source, SOURCES } from '../domain/inventory/source';
import type { Certificate } from '../domain/certificate/certificate';
import type { RuleId } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { InventoryView } from '../domain/inventory/inventory-view';
import type { Judgement } from '../domain/judging/judgement';
import { byText } from '../domain/order';
import { compareSeverity } from '../domain/severity';
import { environmentsOf } from '../domain/subject';
import { servedHosts } from '../domain/use/told-uses';

/** What there is to report. */
export interface ScanOutcome {
  readonly at: Instant;
  readonly view: InventoryView;
  readonly judgements: readonly Judgement[];
  readonly calls: Readonly<Record<string, number>>;
  /** What to do about a finding of the rule, and where to read on. */
  readonly adviceOf: (rule: RuleId) => Pick<FindingReport, 'remedy' | 'runbook'>;
}

/** Reports a judged inventory. Findings: the worst first, then the nearest deadline; dated ones before the others. */
export function scanReport({ at, view, judgements, calls, adviceOf }: ScanOutcome): ScanReport {
  const { account, takenAt, cells, certificates } = view.inventory;
  return {
    schemaVersion: 1,
    at,
    takenAt,
    account,
    complete: cells.every(({ status }) => status === 'ok' || status === 'skipped'),
    cells: cellReports(view),
    calls,
    certificates: certificates.map((certificate) => certificateReport(certificate, view)),
    findings: judgements.flatMap((judgement) => findingsOf(judgement, adviceOf)).sort(worstFirst),
    unknown: judgements.flatMap(unknownOf),
  };
}

function cellReports({ inventory: { cells, certificates, attachments } }: InventoryView): readonly CellReport[] {
  const sizes = new Map<string, number>();
  for (const { region, source } of [...certificates, ...attachments.map(toSource)]) {
    const name = `${region}/${source}`;
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return cells.map((cell) => {
    const { region, source, status } = cell;
    const readAt = lastCompleteAt(cell);
    const size = sizes.get(`${region}/${source}`) ?? 0;
    return {
      region,
      source,
      status,
      ...('reason' in cell && { reason: cell.reason }),
      ...((readAt !== undefined || size > 0) && sizeReport(source, size)),
      ...(readAt !== undefined && { readAt }),
    };
  });
}

const toSource = ({ region, service }: Attachment) => ({ region, source: service });

function sizeReport(source: Source, size: number): Pick<CellReport, 'certificates' | 'attachments'> {
  const { holds } = SOURCES[source];
  return holds === 'regions' ? {} : { [holds]: size };
}

function certificateReport(certificate: Certificate, view: InventoryView): CertificateReport {
  const { arn, source, region, names, notBefore, notAfter, renews } = certificate;
  const use = view.useOf(certificate);
  const attachments = view.attachmentsOf(certificate);
  return {
    arn,
    source,
    region,
    names,
    ...(notBefore !== undefined && { notBefore }),
    ...(notAfter !== undefined && { notAfter }),
    use: use.kind,
    ...(use.kind === 'unknown' && {
      notProven: use.missing.map(({ cell, because }) => ({ region: cell.region, source: cell.source, because })),
    }),
    renews,
    ...(attachments !== undefined && usesReport(certificate, attachments, view)),
    ...belongingReport(certificate, attachments ?? [], view),
  };
}

function usesReport(
  certificate: Certificate,
  attachments: readonly Attachment[],
  { inventory: { annotations = {} } }: InventoryView,
): Pick<CertificateReport, 'attachments' | 'blastRadius'> {
  const served = servedHosts(certificate, attachments, annotations);
  const { names } = certificate;
  return { attachments: served.map(attachmentReport), blastRadius: blastRadiusOf({ names, attachments: served }) };
}

function belongingReport(
  { arn }: Certificate,
  attachments: readonly Attachment[],
  { inventory: { annotations = {} } }: InventoryView,
): Pick<CertificateReport, 'owners' | 'environments'> {
  const resources = attachments.map(({ resource }) => resource);
  const belonging = belongingOf(arn, resources, annotations, { owners: [] });
  const environments = environmentsOf(belonging);
  return {
    ...(belonging.owners.length > 0 && { owners: belonging.owners }),
    ...(environments.length > 0 && { environments }),
  };
}

const attachmentReport = ({
  resource,
  name,
  service,
  region,
  listener,
  presentedTo,
  hosts,
  staging,
}: Attachment): AttachmentReport => ({
  arn: resource,
  name,
  service,
  region,
  ...(listener !== undefined && { port: listener.port, role: listener.role }),
  ...(presentedTo !== undefined && { presentedTo }),
  ...(hosts !== undefined && { hosts }),
  ...(staging !== undefined && { staging }),
});

function findingsOf(judgement: Judgement, adviceOf: ScanOutcome['adviceOf']): readonly FindingReport[] {
  if (!('verdicts' in judgement)) return [];
  const subject = judgement.about.arn ?? judgement.subject;
  return judgement.verdicts.flatMap((verdict) => {
    if (verdict.kind !== 'fail') return [];
    const { rule, severity, summary, facts } = verdict;
    return {
      rule,
      severity,
      subject,
      summary,
      facts,
      ...('deadline' in verdict && { deadline: verdict.deadline }),
      ...adviceOf(rule),
      ...(judgement.presence === 'unread' && { unread: judgement.because }),
    };
  });
}

function unknownOf(judgement: Judgement): readonly UnknownReport[] {
  if (!('verdicts' in judgement)) return [];
  const subject = judgement.about.arn ?? judgement.subject;
  return judgement.verdicts.flatMap((verdict) =>
    verdict.kind === 'unknown' ? { rule: verdict.rule, subject, lacks: verdict.lacks } : [],
  );
}

/** Later than every instant. */
const UNDATED = '~';

const byDeadline = byText(({ deadline, subject, rule }: FindingReport) => `${deadline ?? UNDATED} ${subject} ${rule}`);

const worstFirst = (left: FindingReport, right: FindingReport): number =>
  compareSeverity(right.severity, left.severity) || byDeadline(left, right);
