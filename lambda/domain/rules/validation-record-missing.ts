import type { Certificate } from '../certificate/certificate';
import type { CnameAnswer, DnsAnswers } from '../dns/dns';
import { isNonEmpty, type NonEmpty, ruleId } from '../ids';
import type { DomainValidation, ValidationRecord } from '../certificate/validation';
import { judgeValidation, type Sight } from '../verdicts/judge-validation';
import { atMost } from '../wording';
import type { Rule } from './rule';

/** More than a human reads; the facts hold them all. */
const RECORDS_SHOWN = 2;

/**
 * Fails while the CNAME record by which ACM validates a name is not there, or leads elsewhere: the next renewal will wait for it.
 *
 * A record counts if any alias of its chain is the one that ACM asks for. A name server that could not be heard proves nothing.
 */
export const validationRecordMissing: Rule<Certificate> = {
  id: ruleId('validation-record-missing'),
  title: 'Validation record of a name is missing',
  meaning:
    'ACM validates each name anew before it renews, by a CNAME record that must stay. One is gone, so the next renewal ' +
    'will hang, and the certificate will expire.',
  remedy:
    'Put the CNAME record into the public zone of the name, and leave it there. What it must say is shown by ' +
    '`aws acm describe-certificate --certificate-arn ARN`, under DomainValidationOptions.',

  evaluate: (certificate, context) =>
    judgeValidation(certificate, context, (domains) => sightOf(domains, context.view.dns)),
};

/** A record that is not as it must be. `found`: where it leads instead; empty: nowhere. */
interface Missing {
  readonly name: string;
  readonly record: ValidationRecord;
  readonly found: readonly string[];
}

function sightOf(domains: NonEmpty<DomainValidation>, dns: DnsAnswers): Sight {
  const words = domains
    .filter(({ method }) => method === 'dns')
    .map(({ name, record }) => (record === undefined ? 'validation' : wordOn(name, record, dns.cname(record.name))));
  const missing = words.filter((word) => typeof word !== 'string');
  if (isNonEmpty(missing)) return failOf(missing);
  if (words.includes('validation')) return { kind: 'unknown', lacks: 'validation' };
  return words.includes('dns') ? { kind: 'unknown', lacks: 'dns' } : { kind: 'pass' };
}

function wordOn(name: string, record: ValidationRecord, answer: CnameAnswer | undefined): Missing | 'dns' | 'there' {
  if (answer === undefined || answer.kind === 'unknown') return 'dns';
  if (answer.kind === 'absent') return { name, record, found: [] };
  if (answer.targets.includes(record.value)) return 'there';
  return answer.unfinished === undefined ? { name, record, found: answer.targets } : 'dns';
}

function failOf(missing: NonEmpty<Missing>): Sight {
  // A wildcard and its domain share one record.
  const records = [...new Map(missing.map((one) => [one.record.name, one])).values()];
  const sentences = records.map(
    ({ record, ...one }) => `${record.name} must be a CNAME of ${record.value} and ${foundInstead(one)}`,
  );
  return {
    kind: 'fail',
    what: `cannot be validated for ${atMost(RECORDS_SHOWN, namesOf(missing)).join(', ')}: ${atMost(RECORDS_SHOWN, sentences).join('; ')}`,
    facts: { names: namesOf(missing), records: sentences },
  };
}

const namesOf = (missing: NonEmpty<Missing>): readonly string[] => missing.map(({ name }) => name);

const foundInstead = ({ found }: Pick<Missing, 'found'>): string =>
  found.length === 0 ? 'is not there' : `leads to ${found.join(', then ')}`;
