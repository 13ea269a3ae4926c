import type { Certificate } from '../certificate/certificate';
import { isNonEmpty, type NonEmpty, ruleId } from '../ids';
import type { DomainValidation } from '../certificate/validation';
import { judgeValidation, type Sight } from '../verdicts/judge-validation';
import { atMost } from '../wording';
import type { Rule } from './rule';

/** More than a human reads; the facts hold them all. */
const NAMES_SHOWN = 3;

/** Fails for a certificate of which a name is validated by e-mail: it is renewed only if somebody clicks, each time, on a message that may reach nobody. */
export const validatedByEmail: Rule<Certificate> = {
  id: ruleId('validated-by-email'),
  title: 'Certificate is validated by e-mail',
  meaning:
    'ACM sends a message to the owners of the domain before each renewal, and renews only if somebody follows its link. ' +
    'Mail is filtered, and people leave.',
  remedy:
    'Move it to validation by DNS: `aws acm update-certificate-options --certificate-arn ARN --options ValidationMethod=DNS`, ' +
    'then put the CNAME records that it asks for into DNS within 72 hours. Until then somebody must follow the link in the message.',

  evaluate: (certificate, context) => judgeValidation(certificate, context, sightOf),
};

function sightOf(domains: NonEmpty<DomainValidation>): Sight {
  const names = domains.filter(({ method }) => method === 'email').map(({ name }) => name);
  if (!isNonEmpty(names)) return { kind: 'pass' };
  return {
    kind: 'fail',
    what: `is validated by e-mail for ${atMost(NAMES_SHOWN, names).join(', ')}: somebody must click before it is renewed`,
    facts: { names },
  };
}
