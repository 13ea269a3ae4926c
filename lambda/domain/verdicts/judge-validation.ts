import { recordChange } from '../inventory/attribution';
import type { Certificate } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import type { Facts, Verdict } from '../finding';
import { isNonEmpty, type NonEmpty } from '../ids';
import type { Span } from '../certificate/lifetime';
import { isApproachingRenewal, isValidatedAnew } from '../certificate/renewal';
import type { RuleContext } from '../rules/rule';
import type { DomainValidation } from '../certificate/validation';
import { labelOf } from '../wording';

/** What one rule saw in the ways in which the names of a certificate are validated. `what`: to follow the name of the certificate. */
export type Sight =
  | { readonly kind: 'pass' }
  | { readonly kind: 'unknown'; readonly lacks: 'validation' | 'dns' }
  | { readonly kind: 'fail'; readonly what: string; readonly facts: Facts };

/**
 * Judges what will hinder the next renewal of a certificate: a warning once that comes near, a fact to know before.
 *
 * What is not known is unknown where the renewal is near; before that nobody needs to know it.
 */
export function judgeValidation(
  certificate: Certificate,
  context: RuleContext,
  look: (domains: NonEmpty<DomainValidation>) => Sight,
): Verdict {
  if (!isValidatedAnew(certificate, context.now)) return { kind: 'not-applicable' };
  const span = context.view.spanOf(certificate);
  if (span === undefined) return { kind: 'unknown', lacks: 'not-after' };
  const domains = certificate.validation?.domains ?? [];
  const sight: Sight = isNonEmpty(domains) ? look(domains) : { kind: 'unknown', lacks: 'validation' };
  // That somebody touched a record is worth a look at once, while it can be put back.
  const isTouched = recordChange(certificate, context.view.memoryOf(certificate), context.now) !== undefined;
  return isTouched || isApproachingRenewal(certificate, span, context.policy)
    ? verdictNear(certificate, sight, span, context)
    : verdictBefore(certificate, sight);
}

function verdictNear(certificate: Certificate, sight: Sight, { notAfter }: Span, { view }: RuleContext): Verdict {
  if (sight.kind !== 'fail') return sight;
  const { what, facts } = sight;
  return failureOf(certificate, { severity: 'warning', what, facts: { ...facts, notAfter }, deadline: notAfter }, view);
}

function verdictBefore(certificate: Certificate, sight: Sight): Verdict {
  if (sight.kind === 'unknown') return { kind: 'not-applicable' };
  if (sight.kind === 'pass') return sight;
  const { what, facts } = sight;
  return { kind: 'fail', severity: 'info', because: 'minor', summary: `${labelOf(certificate)} ${what}`, facts };
}
