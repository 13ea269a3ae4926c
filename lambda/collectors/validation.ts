import type { CertificateDetail, DomainValidation as Told } from '@aws-sdk/client-acm';
import { normalizedName } from '../domain/certificate/names';
import type { DomainValidation } from '../domain/certificate/validation';
import { present } from './present';

const METHODS: ReadonlyMap<string | undefined, DomainValidation['method']> = new Map([
  ['DNS', 'dns'],
  ['EMAIL', 'email'],
  ['HTTP', 'http'],
]);

/**
 * How each name of a certificate is validated. While a renewal waits for its validation, what it asks for counts, as the
 * method may have changed since the certificate was issued.
 */
export function domainsOf({
  DomainValidationOptions: issued = [],
  RenewalSummary: renewal,
}: CertificateDetail): readonly DomainValidation[] {
  const asked = renewal?.RenewalStatus === 'PENDING_VALIDATION' ? (renewal.DomainValidationOptions ?? []) : [];
  const domains = [...issued, ...asked].flatMap(domainOf);
  return [...new Map(domains.map((domain) => [domain.name, domain])).values()];
}

// What names no method of ours says nothing that could be judged.
function domainOf({
  DomainName: name = '',
  ValidationMethod: told,
  ResourceRecord: record,
}: Told): readonly DomainValidation[] {
  const method = METHODS.get(told);
  return name === '' || method === undefined
    ? []
    : [{ name: normalizedName(name), method, ...present({ record: record && recordOf(record) }) }];
}

const recordOf = ({ Name: name = '', Value: value = '' }: NonNullable<Told['ResourceRecord']>) =>
  name === '' || value === '' ? undefined : { name: normalizedName(name), value: normalizedName(value) };
