import {
  type ACMClient,
  type DomainValidationSummary,
  paginateListCertificateDomainValidations,
  UpdateCertificateOptionsCommand,
} from '@aws-sdk/client-acm';
import { normalizedName } from '../domain/certificate/names';
import type { DomainValidation } from '../domain/certificate/validation';

/** How the names of a certificate are validated now, or will be once a change of the method that is under way is done. */
export async function readDomains(client: ACMClient, arn: string): Promise<readonly DomainValidationSummary[]> {
  const found: DomainValidationSummary[] = [];
  for await (const { DomainValidationSummaryList: page = [] } of paginateListCertificateDomainValidations(
    { client },
    { CertificateArn: arn },
  ))
    found.push(...page);
  return found;
}

/** Names that are validated by DNS already, by name; no change waits. */
export const validatedByDns = (summaries: readonly DomainValidationSummary[]): ReadonlyMap<string, boolean> =>
  new Map(
    summaries.map(({ DomainName: name = '', ActiveValidationConfiguration: active }) => [
      normalizedName(name),
      active?.ValidationMethod === 'DNS' && active.ValidationStatus === 'SUCCESS',
    ]),
  );

/** Where a change to DNS is under way: each name with the record that it waits for. */
export const requestedRecords = (summaries: readonly DomainValidationSummary[]): readonly DomainValidation[] =>
  summaries.flatMap(({ DomainName: name = '', RequestedValidationConfiguration: requested }) => {
    const record = requested?.ValidationChallenge?.DnsValidationChallenge?.ResourceRecord;
    if (record?.Name === undefined || record.Value === undefined) return [];
    return [
      {
        name: normalizedName(name),
        method: 'dns' as const,
        record: { name: normalizedName(record.Name), value: normalizedName(record.Value) },
      },
    ];
  });

/** `DNS` once that is in force or asked for, of every name. */
export async function methodFingerprint(client: ACMClient, arn: string): Promise<string | undefined> {
  const methods = (await readDomains(client, arn)).map(
    ({ ActiveValidationConfiguration: active, RequestedValidationConfiguration: requested }) =>
      requested?.ValidationMethod ?? active?.ValidationMethod,
  );
  const [method, ...others] = new Set(methods);
  return others.length === 0 ? method : 'mixed';
}

/** Asks ACM to validate by DNS from now on. It waits 72 hours for the records; the ARN stays. */
export async function askForDns(client: ACMClient, arn: string): Promise<void> {
  await client.send(new UpdateCertificateOptionsCommand({ CertificateArn: arn, Options: { ValidationMethod: 'DNS' } }));
}
