import { type CaaWord, caaWord } from '../dns/caa';
import type { Certificate } from '../certificate/certificate';
import type { DnsAnswers } from '../dns/dns';
import { isNonEmpty, type NonEmpty, ruleId } from '../ids';
import type { DomainValidation } from '../certificate/validation';
import { judgeValidation, type Sight } from '../verdicts/judge-validation';
import { atMost } from '../wording';
import type { Rule } from './rule';

/** More than a human reads; the facts hold them all. */
const SHOWN = 2;

/**
 * Fails while a CAA record forbids Amazon to issue for a name of a certificate: ACM obeys, and does not renew it.
 *
 * As RFC 8659 wants it: the nearest records above a name hold, `issuewild` before `issue` for a wildcard.
 */
export const caaForbidsAmazon: Rule<Certificate> = {
  id: ruleId('caa-forbids-amazon'),
  title: 'CAA record forbids Amazon to issue',
  meaning:
    'A CAA record says who may issue certificates for a domain, and Amazon is not among them: ACM will not renew.',
  remedy:
    'Allow Amazon beside whoever is allowed: add `0 issue "amazon.com"` to the CAA record of the name that the finding shows, ' +
    'for wildcards `0 issuewild "amazon.com"` where there is any issuewild: ' +
    '`aws route53 change-resource-record-sets --hosted-zone-id ZONE --change-batch file://FILE`.',

  evaluate: (certificate, context) =>
    judgeValidation(certificate, context, (domains) => sightOf(domains, context.view.dns)),
};

interface Forbidden {
  readonly name: string;
  readonly word: Extract<CaaWord, { readonly kind: 'forbidden' }>;
}

function sightOf(domains: NonEmpty<DomainValidation>, dns: DnsAnswers): Sight {
  const words = domains.map(({ name }) => ({ name, word: caaWord(name, dns) }));
  const forbidden = words.flatMap(({ name, word }) => (word.kind === 'forbidden' ? [{ name, word }] : []));
  if (isNonEmpty(forbidden)) return failOf(forbidden);
  return words.some(({ word }) => word.kind === 'unknown') ? { kind: 'unknown', lacks: 'dns' } : { kind: 'pass' };
}

function failOf(forbidden: NonEmpty<Forbidden>): Sight {
  const names = forbidden.map(({ name }) => name);
  const reasons = [...new Set(forbidden.map(({ word }) => reasonOf(word)))];
  return {
    kind: 'fail',
    what: `may not be issued by Amazon for ${atMost(SHOWN, names).join(', ')}: ${atMost(SHOWN, reasons).join('; ')}`,
    facts: { names, reasons },
  };
}

function reasonOf(word: Forbidden['word']): string {
  const records = `the CAA record of ${word.at}`;
  if ('property' in word) return `${records} holds the critical property ${word.property}, which Amazon does not know`;
  return `${records} allows ${word.issuers.length === 0 ? 'nobody' : `only ${word.issuers.join(', ')}`}`;
}
