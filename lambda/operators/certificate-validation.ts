import {
  type ACMClient,
  type CertificateDetail,
  DescribeCertificateCommand,
  type DomainValidation as Told,
} from '@aws-sdk/client-acm';
import type { ValidationReading, ValidationStatus } from '../app/operations/record-ports';
import { failureOf, isNamed } from '../collectors/failure';
import { instantFrom, present } from '../collectors/present';
import { domainsOf } from '../collectors/validation';
import { normalizedName } from '../domain/certificate/names';
import { certificateArn, certificateId, type Region } from '../domain/ids';
import type { DomainValidation } from '../domain/certificate/validation';
import type { Subject } from '../domain/operations/operation-plan';
import { readDomains, requestedRecords } from './validation-method';

/** Asks ACM for one certificate, and how its names are validated. */
export async function readValidation(client: ACMClient, arn: string, region: Region): Promise<ValidationReading> {
  try {
    const { Certificate: told } = await client.send(new DescribeCertificateCommand({ CertificateArn: arn }));
    if (told === undefined) return { kind: 'unreadable', because: 'malformed-answer' };
    const domains = domainsOf(told);
    // Of a change to DNS that is under way only the other call tells.
    const asked = domains.some(({ method }) => method === 'email')
      ? requestedRecords(await readDomains(client, arn))
      : [];
    return {
      kind: 'read',
      subject: subjectOf(told, arn, region),
      domains: [...new Map([...domains, ...asked].map((domain) => [domain.name, domain])).values()],
      status: statusOf(told, asked),
    };
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return { kind: 'gone' };
    return { kind: 'unreadable', because: failureOf(error).reason };
  }
}

function subjectOf(told: CertificateDetail, arn: string, region: Region): Subject {
  const { SubjectAlternativeNames: alternatives = [], DomainName: name } = told;
  const names = alternatives.length > 0 || name === undefined ? alternatives : [name];
  return {
    ...{ id: certificateId(arn), arn: certificateArn(arn), region, names: names.map(normalizedName) },
    ...present({ notAfter: instantFrom(told.NotAfter) }),
  };
}

const STATUSES: ReadonlyMap<string | undefined, ValidationStatus> = new Map([
  ['SUCCESS', 'success'],
  ['PENDING_VALIDATION', 'pending'],
  ['FAILED', 'failed'],
]);

/** While a renewal is under way its word counts: that of the issue is of long ago. What waits for a change of method is not validated so. */
function statusOf(
  { DomainValidationOptions: issued = [], RenewalSummary: renewal }: CertificateDetail,
  asked: readonly DomainValidation[],
): ReadonlyMap<string, ValidationStatus> {
  const isUnderWay = renewal !== undefined && renewal.RenewalStatus !== 'SUCCESS';
  const told: readonly Told[] = [...issued, ...(isUnderWay ? (renewal.DomainValidationOptions ?? []) : [])];
  return new Map([
    ...told.flatMap(({ DomainName: name = '', ValidationStatus: status }) => {
      const known = STATUSES.get(status);
      return known === undefined ? [] : [[normalizedName(name), known] as const];
    }),
    ...asked.map(({ name }) => [name, 'pending'] as const),
  ]);
}
