import type { AttachmentReport, CellReport, CertificateReport, ScanReport } from '../../lambda/contract/scan-report';

/** What a report says of one certificate, in the words of a table. */
export interface Found {
  readonly use: CertificateReport['use'];
  /** `elbv2 edge us-east-1 :443 sni`; `not read` where they were not. */
  readonly uses: readonly string[] | 'not read';
  /** `weak-key warning`. */
  readonly findings: readonly string[];
  /** `renewal-ineligible lacks history`. */
  readonly unknown: readonly string[];
  /** The summaries of the findings. */
  readonly says: string;
}

/** What a report says of each certificate, by the first label of its first name. */
export const foundIn = (report: ScanReport): ReadonlyMap<string, Found> =>
  new Map(report.certificates.map((one) => [caseOf(one.names), foundOf(one, report)]));

/** The case that a certificate is of: `weak` of `weak.example.com`. */
export const caseOf = ([first = 'nameless']: readonly string[]): string => first.replace(/\.example\.com$/, '');

function foundOf({ arn, use, attachments }: CertificateReport, { findings, unknown }: ScanReport): Found {
  const own = findings.filter(({ subject }) => subject === arn);
  return {
    use,
    uses: attachments?.map(useInWords).sort() ?? 'not read',
    findings: own.map(({ rule, severity }) => `${rule} ${severity}`),
    unknown: unknown.filter(({ subject }) => subject === arn).map(({ rule, lacks }) => `${rule} lacks ${lacks}`),
    says: own.map(({ summary }) => summary).join('\n'),
  };
}

const useInWords = ({ service, name, region, port, role, hosts, presentedTo, staging }: AttachmentReport): string =>
  [
    service,
    name,
    region,
    ...(port === undefined ? [] : [`:${port}`, role]),
    ...(presentedTo === undefined ? [] : [`to its ${presentedTo}`]),
    ...(staging === undefined ? [] : ['staging']),
    ...(hosts === undefined ? [] : [`for ${hosts.join(', ')}`]),
  ].join(' ');

/** What a report says of each cell: `eu-west-3/acm` → `denied no-permission`. */
export const cellsIn = ({ cells }: ScanReport): Readonly<Record<string, string>> =>
  Object.fromEntries(
    cells.map(({ region, source, status, reason }: CellReport) => [
      `${region}/${source}`,
      [status, ...(reason === undefined ? [] : [reason])].join(' '),
    ]),
  );

/** What a report says of whatever is no certificate. */
export const otherFindings = ({ certificates, findings }: ScanReport): readonly string[] => {
  const arns = new Set<string>(certificates.map(({ arn }) => arn));
  return findings
    .filter(({ subject }) => !arns.has(subject))
    .map(({ subject, severity }) => `${subject} ${severity}`)
    .sort();
};
