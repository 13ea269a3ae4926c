import type { AcmCertificate, IamCertificate } from '../../lambda/domain/certificate/certificate';
import {
  accountId,
  certificateArn,
  type CertificateArn,
  certificateId,
  region,
  type Region,
} from '../../lambda/domain/ids';
import { daysFromNow, NOW } from './instant';
import { overridden, type Overrides } from './overrides';

/** The account of all tests. */
export const ACCOUNT = accountId('123456789012');

/** The region of everything that names no other. */
export const HOME = region('eu-west-1');

/** Equal serials are the same certificate. */
export const acmArn = (serial = 1, at: Region = HOME): CertificateArn =>
  certificateArn(
    `arn:aws:acm:${at}:${ACCOUNT}:certificate/00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
  );

/** A public certificate issued through ACM, in use, eligible, 100 of its 198 days left; its id is its ARN. */
export function aCertificate(overrides: Overrides<AcmCertificate> = {}): AcmCertificate {
  const at = overrides.region ?? HOME;
  const arn = overrides.arn ?? acmArn(1, at);
  return overridden<AcmCertificate>(
    {
      source: 'acm',
      id: certificateId(arn),
      arn,
      account: ACCOUNT,
      region: at,
      renews: 'acm',
      names: ['shop.example.com'],
      namesComplete: true,
      notBefore: daysFromNow(-98),
      notAfter: daysFromNow(100),
      key: { family: 'rsa', bits: 2048 },
      observedAt: NOW,
      type: 'AMAZON_ISSUED',
      status: 'ISSUED',
      requestedAt: daysFromNow(-98),
      renewal: { eligibility: 'eligible', progress: { kind: 'not-read' } },
      inUse: true,
      exported: false,
    },
    overrides,
  );
}

/** A certificate imported into ACM: nobody renews it. */
export const anImportedCertificate = (overrides: Overrides<AcmCertificate> = {}): AcmCertificate =>
  aCertificate({
    type: 'IMPORTED',
    renews: 'nobody',
    renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } },
    ...overrides,
  });

/** The certificate of an ACME client: ACM does not renew it. */
export const anAcmeCertificate = (overrides: Overrides<AcmCertificate> = {}): AcmCertificate =>
  aCertificate({
    renews: 'acme-client',
    renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } },
    ...overrides,
  });

/** A server certificate of IAM, 100 of its 398 days left; `name` makes the ARN, the id stays unless it is said. */
export function anIamCertificate(overrides: Overrides<IamCertificate> = {}): IamCertificate {
  const name = overrides.name ?? 'legacy-shop';
  return overridden<IamCertificate>(
    {
      source: 'iam',
      id: certificateId('ASCAEXAMPLE0000000001'),
      arn: certificateArn(`arn:aws:iam::${ACCOUNT}:server-certificate/${name}`),
      account: ACCOUNT,
      region: 'global',
      renews: 'nobody',
      name,
      names: ['shop.example.com'],
      namesComplete: true,
      notBefore: daysFromNow(-298),
      notAfter: daysFromNow(100),
      key: { family: 'rsa', bits: 2048 },
      observedAt: NOW,
      uploadedAt: daysFromNow(-298),
    },
    overrides,
  );
}
