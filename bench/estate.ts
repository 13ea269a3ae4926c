import type { CertificateSummary } from '@aws-sdk/client-acm';
import { acmCertificate } from '../lambda/collectors/acm-row';
import type { Attachment } from '../lambda/domain/use/attachment';
import type { Certificate, IamCertificate } from '../lambda/domain/certificate/certificate';
import { certificateId } from '../lambda/domain/ids';
import type { Instant } from '../lambda/domain/instant';
import type { CellReading } from '../lambda/domain/inventory/reading';
import { aDistribution, anAttachment } from '../test/builders/attachment';
import { okCells } from '../test/builders/cell';
import { ACCOUNT, acmArn, anIamCertificate, HOME } from '../test/builders/certificate';
import { daysFromNow } from '../test/builders/instant';

/** How large an account is. */
export interface EstateSize {
  readonly certificates: number;
  /** Of these: inside of a limit. */
  readonly atRisk: number;
}

/** One in so many certificates of ACM is imported, one in so many has nothing that uses it. */
const IMPORTED_EVERY = 8;
const UNUSED_EVERY = 20;

const after = (days: number): Date => new Date(daysFromNow(days));

/** What ACM lists: public certificates of 198 days in all ages, some imported, some unused; the first ones are at risk. */
export function acmRows({ certificates, atRisk }: EstateSize): readonly CertificateSummary[] {
  return Array.from({ length: certificates }, (_, index): CertificateSummary => {
    const isImported = index % IMPORTED_EVERY === 0;
    const daysLeft = index < atRisk ? 5 + (index % 20) : 60 + (index % 138);
    const isInUse = index < atRisk || index % UNUSED_EVERY !== 0;
    return {
      CertificateArn: acmArn(index + 1),
      DomainName: `service-${index}.example.com`,
      SubjectAlternativeNameSummaries: [`service-${index}.example.com`, `www.service-${index}.example.com`],
      HasAdditionalSubjectAlternativeNames: false,
      Status: 'ISSUED',
      Type: isImported ? 'IMPORTED' : 'AMAZON_ISSUED',
      KeyAlgorithm: 'RSA_2048',
      CertificateKeyPairOrigin: isImported ? 'CUSTOMER_PROVIDED' : 'AWS_MANAGED',
      InUse: isInUse,
      Exported: false,
      RenewalEligibility: isInUse && !isImported ? 'ELIGIBLE' : 'INELIGIBLE',
      NotBefore: after(daysLeft - 198),
      NotAfter: after(daysLeft),
      CreatedAt: after(daysLeft - 198),
    };
  });
}

/** One certificate in a hundred is of IAM, each attached to two listeners; one ACM certificate in ten hangs on a listener that a walk saw. */
const IAM_EVERY = 100;
const WALKED_EVERY = 10;

/** The same account as readings of its cells, all whole, made at that instant. */
export function estateReadings({ certificates, atRisk }: EstateSize, at: Instant): readonly CellReading[] {
  const legacy = Array.from({ length: certificates / IAM_EVERY }, (_, index) => anIamOf(index, at));
  const acm = acmRows({ certificates: certificates - legacy.length, atRisk }).flatMap(
    (row) => acmCertificate(row, { account: ACCOUNT, region: HOME, source: 'acm', at }) ?? [],
  );
  const listened: readonly Certificate[] = [
    ...legacy,
    ...legacy,
    ...acm.filter((_, index) => index % WALKED_EVERY === 1),
  ];
  const contents = {
    acm: { certificates: acm, attachments: [] },
    iam: { certificates: legacy, attachments: [] },
    cloudfront: {
      certificates: [],
      attachments: legacy.map(({ id }) => aDistribution({ certificate: id, observedAt: at })),
    },
    elbv2: { certificates: [], attachments: listened.map((certificate, index) => aListenerOf(certificate, index, at)) },
    elb: { certificates: [], attachments: [] },
    appsync: { certificates: [], attachments: [] },
    regions: { certificates: [], attachments: [] },
  };
  return okCells([HOME], at).map(({ account, region, source }) => ({
    account,
    region,
    source,
    at,
    status: 'ok',
    content: contents[source],
  }));
}

const anIamOf = (index: number, at: Instant): IamCertificate =>
  anIamCertificate({
    id: certificateId(`ASCAEXAMPLE${String(index).padStart(10, '0')}`),
    name: `legacy-${index}`,
    names: [`legacy-${index}.example.com`],
    observedAt: at,
  });

const aListenerOf = ({ arn }: Certificate, index: number, at: Instant): Attachment =>
  anAttachment({ certificate: arn, name: `edge-${index}`, observedAt: at });
