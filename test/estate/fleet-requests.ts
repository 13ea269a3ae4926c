import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  UpdateCertificateAuthorityCommand,
} from '@aws-sdk/client-acm-pca';
import { clientOf } from '../aws/clients';
import type { CertificateFields, LocalAws } from '../aws/local-aws';
import { requestCertificate, validationRecordOf } from './certificates';
import { type Edge, type FleetGround, makeEdge } from './fleet-ground';

/** As long as ACM makes public certificates, in days. */
const LIFETIME = 198;

interface Wishes {
  readonly fields?: (day: FleetGround['day']) => CertificateFields;
  /** Whether `edge` uses it. @default true */
  readonly used?: boolean;
  /** Whether its validation record stands in DNS. @default true */
  readonly recorded?: boolean;
}

/** Issued, with so many days left, and what else ACM tells of it. */
const left =
  (days: number, more: (day: FleetGround['day']) => CertificateFields = () => ({})): Required<Wishes>['fields'] =>
  (day) => ({ NotBefore: day(days - LIFETIME), NotAfter: day(days), ...more(day) });

const BY_EMAIL = { DomainName: 'by-email.example.com', ValidationMethod: 'EMAIL', ValidationStatus: 'SUCCESS' };

/** What was requested of ACM, by what is particular about it. */
const REQUESTED: Readonly<Record<string, Wishes>> = {
  idle: { used: false },
  ineligible: { fields: () => ({ RenewalEligibility: 'INELIGIBLE' }) },
  renewing: { fields: left(40) },
  'record-gone': { fields: left(40), recorded: false },
  'caa-forbidden': { fields: left(40) },
  'by-email': { fields: left(40, () => ({ DomainValidationOptions: [BY_EMAIL] })) },
  overdue: { fields: left(20) },
  'overdue-critical': { fields: left(10) },
  blocked: {
    fields: left(40, (day) => ({
      RenewalSummary: {
        RenewalStatus: 'FAILED',
        RenewalStatusReason: 'CAA_ERROR',
        UpdatedAt: day(-1),
        DomainValidationOptions: [],
      },
    })),
  },
  'expired-status': { fields: left(-1) },
  revoked: { fields: (day) => ({ Status: 'REVOKED', RevokedAt: day(-1) }) },
  inactive: { fields: () => ({ Status: 'INACTIVE', RenewalEligibility: 'ELIGIBLE' }) },
  'by-cloudfront': { fields: left(10, () => ({ ManagedBy: 'CLOUDFRONT' })) },
  'by-acme': {
    fields: (day) => ({ CertificateKeyPairOrigin: 'ACME', NotBefore: day(-80), NotAfter: day(10) }),
    used: false,
  },
  pending: { fields: (day) => ({ Status: 'PENDING_VALIDATION', CreatedAt: day(-3) }), used: false },
  failed: {
    fields: (day) => ({ Status: 'FAILED', FailureReason: 'CAA_ERROR', CreatedAt: day(-1) }),
    used: false,
  },
  'timed-out': { fields: (day) => ({ Status: 'VALIDATION_TIMED_OUT', CreatedAt: day(-4) }), used: false },
  'timed-out-long-ago': { fields: (day) => ({ Status: 'VALIDATION_TIMED_OUT', CreatedAt: day(-30) }), used: false },
};

/** Certificates that ACM issued, or did not. Each is called after its case: `renewing.example.com`. */
export async function makeRequestedFleet(ground: FleetGround): Promise<Edge> {
  const { aws, dns } = ground;
  const edge = await makeEdge(aws, await requestCertificate(aws, { DomainName: 'issued.example.com' }));
  for (const [name, wishes] of Object.entries(REQUESTED)) await request(ground, edge, name, wishes);
  dns.put('caa-forbidden.example.com', { caa: [{ flags: 0, tag: 'issue', value: 'letsencrypt.org' }] });
  await makePrivateFleet(ground, edge);
  return edge;
}

async function request(
  { aws, dns, day }: FleetGround,
  edge: Edge,
  name: string,
  { fields = () => ({}), used = true, recorded = true }: Wishes,
): Promise<void> {
  const arn = await requestCertificate(aws, { DomainName: `${name}.example.com` }, fields(day));
  if (used) await edge.use(arn);
  const record = await validationRecordOf(aws, arn);
  if (recorded && record.name !== '') dns.put(record.name, { cname: record.value });
}

/** Certificates of a private CA that somebody has switched off. */
async function makePrivateFleet({ aws, day }: FleetGround, edge: Edge): Promise<void> {
  const CertificateAuthorityArn = await makeDisabledAuthority(aws);
  const one = async (name: string, fields: CertificateFields): Promise<string> =>
    requestCertificate(aws, { DomainName: `${name}.example.com`, CertificateAuthorityArn }, fields);
  const life = { NotBefore: day(-100), NotAfter: day(295) };
  await edge.use(await one('private-refused', { ...life, RenewalEligibility: 'INELIGIBLE' }));
  await one('private-exported', { ...life, RenewalEligibility: 'ELIGIBLE', Exported: true });
}

async function makeDisabledAuthority(aws: LocalAws): Promise<string> {
  const client = clientOf(aws, ACMPCAClient);
  const { CertificateAuthorityArn = '' } = await client.send(
    new CreateCertificateAuthorityCommand({
      CertificateAuthorityType: 'ROOT',
      CertificateAuthorityConfiguration: {
        KeyAlgorithm: 'RSA_2048',
        SigningAlgorithm: 'SHA256WITHRSA',
        Subject: { CommonName: 'ca.example.com' },
      },
    }),
  );
  await client.send(new UpdateCertificateAuthorityCommand({ CertificateAuthorityArn, Status: 'DISABLED' }));
  return CertificateAuthorityArn;
}
